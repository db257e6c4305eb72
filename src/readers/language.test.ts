import { describe, expect, it } from "vitest";
import type { Block } from "#document";
import { detectLanguages } from "./language.ts";

function block(text: string, language = "und"): Block {
  return {
    id: "u1",
    kind: "paragraph",
    number: null,
    level: 0,
    parent: null,
    text,
    marks: [],
    page: null,
    place: "",
    language,
  };
}

/** Sentences written for this test; none of them was looked at when the word lists were made. */
const sentences: [string, string][] = [
  [
    "en",
    "Two of the tankers that the inspectors had seen at anchor left before dawn and switched off their transponders.",
  ],
  [
    "fr",
    "Deux des pétroliers que les inspecteurs avaient vus au mouillage sont partis avant l'aube et ont éteint leurs balises.",
  ],
  [
    "es",
    "Dos de los petroleros que los inspectores habían visto fondeados zarparon antes del amanecer y apagaron sus balizas.",
  ],
  [
    "pt",
    "Dois dos navios que os inspetores tinham visto fundeados partiram antes do amanhecer e desligaram os seus sinais.",
  ],
  [
    "it",
    "Due delle petroliere che gli ispettori avevano visto alla fonda sono partite prima dell'alba e hanno spento i segnali.",
  ],
  [
    "de",
    "Zwei der Tanker, die die Prüfer vor Anker gesehen hatten, liefen vor Tagesanbruch aus und schalteten ihre Sender ab.",
  ],
  [
    "nl",
    "Twee van de tankers die de inspecteurs voor anker hadden gezien vertrokken voor zonsopgang en zetten hun zenders uit.",
  ],
  [
    "sv",
    "Två av de fartyg som inspektörerna hade sett för ankar lämnade hamnen före gryningen och stängde av sina sändare.",
  ],
  [
    "pl",
    "Dwa tankowce, które inspektorzy widzieli na kotwicy, odpłynęły przed świtem i wyłączyły swoje nadajniki, jak się okazało.",
  ],
  [
    "tr",
    "Müfettişlerin demirli olarak gördüğü iki tanker şafaktan önce ayrıldı ve bir daha sinyal vermedi, bu da kuşku için yeterli.",
  ],
  [
    "id",
    "Dua kapal tanker yang dilihat oleh para pengawas telah berangkat sebelum fajar dan tidak mengirim sinyal dari laut itu.",
  ],
  [
    "vi",
    "Hai tàu chở dầu mà các thanh tra đã thấy neo đậu đã rời đi trước bình minh và không còn phát tín hiệu của mình.",
  ],
  [
    "ro",
    "Două dintre petrolierele pe care inspectorii le-au văzut la ancoră au plecat înainte de zori și nu mai sunt pe hartă.",
  ],
  [
    "cs",
    "Dva tankery, které inspektoři viděli na kotvě, odpluly před úsvitem a podle zprávy také vypnuly své vysílače.",
  ],
  ["hu", "Két tartályhajó, amelyet az ellenőrök láttak, hajnal előtt elindult, és már nem lehet tudni, hogy hol van."],
  [
    "fi",
    "Kaksi säiliöalusta, jotka tarkastajat olivat nähneet ankkurissa, lähti ennen aamua, eikä se ole enää kartalla, mutta se oli siellä.",
  ],
  ["ru", "Два танкера, которые инспекторы видели на якоре, ушли до рассвета и выключили свои передатчики."],
  ["uk", "Два танкери, які інспектори бачили на якорі, пішли до світанку й вимкнули свої передавачі, її не знайшли."],
  ["bg", "Два танкера, които инспекторите са видели на котва, са заминали преди зазоряване и не се виждат на картата."],
  ["el", "Δύο δεξαμενόπλοια που είδαν οι επιθεωρητές έφυγαν πριν την αυγή."],
  ["he", "שתי מכליות שהפקחים ראו עזבו לפני עלות השחר."],
  ["ar", "غادرت ناقلتان شاهدهما المفتشون قبل الفجر وأطفأتا أجهزة الإرسال."],
  ["fa", "دو نفتکش که بازرسان دیده بودند پیش از سپیده‌دم رفتند و فرستنده‌هایشان را خاموش کردند."],
  ["ur", "معائنہ کاروں نے جو دو ٹینکر دیکھے تھے وہ صبح سے پہلے چلے گئے۔"],
  ["zh", "检查员看到的两艘油轮在黎明前离开并关闭了发射机。"],
  ["ja", "検査官が見た二隻のタンカーは夜明け前に出港し、送信機を切った。"],
  ["ko", "검사관이 본 유조선 두 척은 새벽 전에 떠나 송신기를 껐다."],
  ["th", "เรือบรรทุกน้ำมันสองลำออกเดินทางก่อนรุ่งสาง"],
  ["hi", "निरीक्षकों ने जो दो टैंकर देखे थे वे भोर से पहले चले गए।"],
];

describe("detectLanguages", () => {
  it.each(sentences)("tells %s by one sentence", (language, text) => {
    expect(detectLanguages([block(text)])).toBe(language);
  });

  it("gives a sentence its own language inside a report in another", () => {
    const english =
      "The Panel notes that the vessel was seen at the port and that it did not report its position to the authorities.";
    for (const [language, text] of sentences.filter(([code]) => code !== "en" && code !== "sv")) {
      const blocks = [block(english), block(text), block(english)];
      expect(detectLanguages(blocks)).toBe("en");
      expect(blocks[1]?.language).toBe(language);
    }
  });

  it.each([
    "Banco de la Nación y Hermanos",
    "Hong Kong Pan Ocean Shipping Co., Ltd., Sinuiju, Chongjin, Rason, Dandong, Vladivostok, Nakhodka, Busan, Kaohsiung",
    "Avenida de los Insurgentes Sur, Colonia del Valle, Ciudad de México",
    "Société Générale de Surveillance de Djibouti",
    "Volasys Silver Star; Jong Song Hwa (정성화); Yanbian Silverstar Network Technology",
    "3/21/16 Email, Roe to A. Doe (6:57 a.m.) (attachments); DOC_16_000057 (1/7/16 Email, I. Doe to Roe (9:18 a.m.)).",
    "Frame { Type (i) = 0x08, Stream ID (i), [Offset (i)], [Length (i)], Stream Data (..), }",
    "S/2018/171, paras. 12–15",
    "1 234",
    "Total",
  ])("leaves %j to the language of its report", (text) => {
    const english =
      "The Panel notes that the vessel was seen at the port and that it did not report its position to the authorities.";
    const blocks = [block(english), block(text), block(english)];
    detectLanguages(blocks);
    expect(blocks[1]?.language).toBe("en");
  });

  it("tells a short block by its script, and keeps what the file says", () => {
    const english = "The Panel notes that the vessel was seen at the port and that it did not report.";
    const blocks = [block(english), block("정성화"), block("Чон Сон Хва"), block("Chat", "fr"), block("")];
    detectLanguages(blocks);
    expect(blocks.map(({ language }) => language)).toEqual(["en", "ko", "ru", "fr", "en"]);
  });

  it("cannot tell figures alone", () => {
    expect(detectLanguages([block("1 234 567")])).toBe("und");
    expect(detectLanguages([])).toBe("und");
  });
});
