import { describe, expect, it } from "vitest";
import { analyseName, type NameKind } from "./analyse.ts";
import { nameSimilarity } from "./similarity.ts";

/** A score from here on is a match. */
const match = 0.7;
const likeness = (a: string, b: string, kind: NameKind): number =>
  nameSimilarity(analyseName(a, kind), analyseName(b, kind)).score;
const pairsOf = (lines: readonly string[]): (readonly [string, string])[] =>
  lines.flatMap((line) => {
    const [native = "", ...latin] = line.split("|");
    return latin.map((one) => [native, one] as const);
  });

// Well-known public names in their own script and as the press prints them.
const persons = [
  ...[
    "孫逸仙|Sun Yat-sen",
    "蔣介石|Chiang Kai-shek",
    "宋美齡|Soong Mei-ling",
    "李登輝|Lee Teng-hui",
    "蔡英文|Tsai Ing-wen",
  ],
  ...[
    "馬英九|Ma Ying-jeou",
    "李光耀|Lee Kuan Yew",
    "李显龙|Lee Hsien Loong",
    "吴作栋|Goh Chok Tong",
    "王鼎昌|Ong Teng Cheong",
  ],
  ...["陈庆炎|Tony Tan Keng Yam", "何鴻燊|Stanley Ho Hung-sun", "霍英東|Henry Fok Ying Tung", "包玉剛|Pao Yue-kong"],
  ...["林郑月娥|Carrie Lam Cheng Yuet-ngor", "黃之鋒|Joshua Wong Chi-fung", "張忠謀|Morris Chang Chung-mou"],
  ...["郭鶴年|Robert Kuok Hock Nien", "陳嘉庚|Tan Kah Kee", "司徒華|Szeto Wah", "朱德|Chu Teh", "周恩来|Chou En-lai"],
  ...["عبد الفتاح السيسي|Abdel Fattah el-Sisi", "جمال عبد الناصر|Gamal Abdel Nasser", "معمر القذافي|Muammar Gaddafi"],
  ...[
    "خليفة حفتر|Khalifa Haftar",
    "عبد المجيد تبون|Abdelmadjid Tebboune",
    "قيس سعيد|Kais Saied",
    "نبيه بري|Nabih Berri",
  ],
  ...["علی خامنه‌ای|Ali Khamenei", "محمود احمدی‌نژاد|Mahmoud Ahmadinejad", "قاسم سلیمانی|Qassem Soleimani"],
  ...["غلامحسین محسنی اژه‌ای|Gholam-Hossein Mohseni-Eje'i", "عباس عراقچی|Abbas Araghchi", "مسعود اظہر|Masood Azhar"],
  ...["گلبدین حکمتیار|Gulbuddin Hekmatyar", "سراج الدین حقانی|Sirajuddin Haqqani", "بینظیر بھٹو|Benazir Bhutto"],
  ...[
    "بنيامين نتنياهو|Benyamin Netanyahu",
    "בנימין נתניהו|Binyamin Netanyahu",
    "יצחק רבין|Yitzhak Rabin",
    "משה דיין|Moshe Dayan",
  ],
  ...[
    "Κυριάκος Μητσοτάκης|Kyriakos Mitsotakis",
    "Γιάνης Βαρουφάκης|Yanis Varoufakis",
    "Նիկոլ Փաշինյան|Nikol Pashinyan",
  ],
  ...[
    "Ռոբերտ Քոչարյան|Robert Kocharian",
    "მიხეილ სააკაშვილი|Mikheil Saakashvili",
    "სალომე ზურაბიშვილი|Salome Zourabichvili",
  ],
  ...["अटल बिहारी वाजपेयी|Atal Bihari Vajpayee", "जवाहरलाल नेहरू|Jawaharlal Nehru", "শেখ হাসিনা|Sheikh Hasina"],
  ...["মুহাম্মদ ইউনূস|Muhammad Yunus", "ทักษิณ ชินวัตร|Thaksin Shinawatra", "ហ៊ុន សែន|Hun Sen", "黒田東彦|Haruhiko Kuroda"],
  ...[
    "Володимир Зеленський|Volodymyr Zelenskyy",
    "Святлана Ціханоўская|Sviatlana Tsikhanouskaya",
    "Алексей Навальный|Alexei Navalny",
  ],
];
const otherPersons = [
  ...[
    "蔣介石|Chiang Ching-kuo",
    "李光耀|Lee Hsien Loong",
    "陳水扁|Chen Yun-lin",
    "王毅|Wang Yang",
    "李登輝|Lee Teng-fan",
  ],
  ...["حسين علي|Hasan Ali", "جميل حسن|Jamal Hasan", "حسن روحانی|Hossein Rouhani", "نواز شریف|Shehbaz Sharif"],
  ...["צבי רבין|Yitzhak Shamir", "אהוד ברק|Ehud Olmert", "Αλέξης Τσίπρας|Alexis Tsoukalas", "नरेन्द्र मोदी|Lalit Modi"],
  ...["শেখ হাসিনা|Sheikh Mujib", "ทักษิณ ชินวัตร|Yingluck Shinawatra", "김정은|Kim Jong-nam", "麻生太郎|Kono Taro"],
  ...["Сергей Лавров|Sergei Lavrentiev", "Аляксандр Лукашэнка|Viktar Lukashenka"],
];
const firms = [
  ...["(주)대한무역|Daehan Trading Co., Ltd.", "㈜대한무역|주식회사 대한무역", "대한무역㈜|주식회사 대한무역"],
  ...[
    "（株）山田商店|株式会社山田商店",
    "㈱山田商店|株式会社山田商店",
    "㈲佐藤工業|有限会社佐藤工業",
    "(財)オーリン|財団法人オーリン",
  ],
  ...[
    "МВД России|MVD of Russia",
    "ФГУП «Орлин»|FSUE Orlin",
    "НПО «Энергомаш»|NPO Energomash",
    "ООО Орлинхаб|Orlinhub LLC",
  ],
  ...[
    "Воронежский опытный завод программной продукции|VOZPP JSC",
    "Мурманский морской торговый порт|Murmansk Commercial Seaport",
  ],
  ...["Научно-исследовательский институт радиоаппаратуры|NIIRA JSC", "第五十四研究所|54th Institute"],
  ...[
    "廣泰貿易有限公司|Kwong Tai Trading",
    "金龙贸易有限公司|Golden Dragon Trading",
    "亚太船务企业有限公司|Asia Pacific Shipping Enterprises",
  ],
  ...[
    "بنك أبوظبي الأول|First Abu Dhabi Bank",
    "شركة مصفاة حمص|Homs Refinery Company",
    "شرکت پالایش نفت تبریز|Tabriz Oil Refining Company",
  ],
];
const otherFirms = [
  ...[
    "Московский машиностроительный завод|Tula Machine-Building Plant",
    "Первый завод|Second Plant",
    "Северсталь|Zaporizhstal",
  ],
  ...["第五十四研究所|55th Research Institute", "第一重型机械|Second Heavy Machinery", "北京银行|Bank of Nanjing"],
  ...["广东发展银行|Guangxi Development Bank", "شركة نفط البصرة|Mosul Oil Company", "بانک تجارت|Bank Sepah"],
  ...[
    "Фонд развития III|Development Fund IV",
    "金龙贸易有限公司|Golden Phoenix Trading",
    "海鹰航运有限公司|Sea Dragon Shipping",
  ],
  ...["Orlin (株) Asia|Kasten K.K. Asia", "현대건설|Daewoo Construction"],
];

describe("names in their own script and as the press prints them", () => {
  it.each(pairsOf(persons))("%s is %s", (a, b) => expect(likeness(a, b, "person")).toBeGreaterThanOrEqual(match));
  it.each(pairsOf(otherPersons))("%s is not %s", (a, b) => expect(likeness(a, b, "person")).toBeLessThan(match));
  it.each(pairsOf(firms))("%s is %s", (a, b) => expect(likeness(a, b, "organisation")).toBeGreaterThanOrEqual(match));
  it.each(pairsOf(otherFirms))("%s is not %s", (a, b) => expect(likeness(a, b, "organisation")).toBeLessThan(match));
});
