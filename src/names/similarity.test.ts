import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseName, type NameKind, namesIn } from "./analyse.ts";
import { nameSimilarity, type Similarity } from "./similarity.ts";

function compare(a: string, b: string, kind: NameKind = "person"): Similarity {
  return nameSimilarity(analyseName(a, kind), analyseName(b, kind));
}

describe("persons", () => {
  it.each([
    ["Jon Smith", "John Smith"],
    ["Ann Lee", "Anne Lee"],
    ["Jürgen Müller", "Juergen Mueller"],
    ["PUTIN, Vladimir Vladimirovich", "Владимир Путин"],
    ["Aliaksandr Lukashenka", "Aleksandr Lukashenko"],
    ["Ротенберг Аркадий", "Arkadii Romanovich Rotenberg"],
    ["Volodymyr Zelensky", "Володимир Зеленський"],
    ["Usama bin Ladin", "Osama bin Laden"],
    ["Bachar el-Assad", "Bashar al-Assad"],
    ["بشار الأسد", "Bashar al-Assad"],
    ["محمد بن سلمان", "Mohammed bin Salman"],
    ["Abd al-Aziz Nuristani", "Abdulaziz Nooristani"],
    ["Abdnl Karim Ayeras", "Abdul Karim Ayeras"],
    ["OlegAlexeyevich Mikhailov", "MIKHAILOV, Oleg Alexeyevich"],
    ["Joaquinguzman Padilla", "GUZMAN PADILLA, Joaquin"],
    ["Muhammad al Shaykh", "Muhammad AL-SHAYKH"],
    ["Abdul S. Hanafi", "Abdul Salam Hanafi"],
    ["Mahmood Ahmadinezhad", "Mahmoud Ahmadinejad"],
    ["أيمن الظواهري", "AL-ZAWAHIRI, Ayman"],
    ["ابو بكر البغدادي", "Abu Bakr al-Baghdadi"],
    ["علی حسین زاده", "Ali Hosseinzadeh"],
    ["נתניהו בנימין", "Binyamin Netanyahu"],
    ["Μητσοτάκης Κυριάκος", "Kyriakos Mitsotakis"],
    ["नरेन्द्र मोदी", "Narendra Modi"],
    ["Բարակ Օբամա", "Barak Obama"],
    ["ნინო ბურჯანაძე", "Nino Burjanadze"],
    ["정성화", "JONG SONG HWA"],
    ["Ig0r Sech1n", "Igor Sechin"],
    ["Dr. Rami Makhlouf", "Rami Makhlouf"],
    ["J. Smith", "John Smith"],
    ["VladimirPutin", "Vladimir Putin"],
    ["Ted Doe", "Theodore Doe"],
    ["山田太郎", "YAMADA, Taro"],
    ["Li Cheng He", "RI SONG HYOK"],
    ["محمدباقر تهمتن", "Mohammad Bagher TAHAMTAN"],
    ["امان اللهی", "Amanollahi"],
    ["Nasrullah Khan", "Nasrollah Khan"],
    ["Nuruddin Ali", "Nour al-Din Ali"],
  ])("%s is %s", (a, b) => expect(compare(a, b).score).toBeGreaterThan(0.75));

  it.each([
    ["IZZAT IBRAHIM AL-MOSULI", "IZZAT IBRAHIM AL-DURI"],
    ["Sergey Viktorovich Lavrov", "Sergey Borisovich Lavrov"],
    ["SALMAN BIN MUHAMMAD AL-RAWI", "MUHAMMAD BIN SALMAN AL-RAWI"],
    ["Michelle Obama", "Barack Obama"],
    ["Kim Yong Chol", "Kim Yong Chun"],
    ["김정은", "김종은"],
    ["Ali Hassan", "Ali Hussein"],
    ["Igor Deripaska", "Oleg Deripaska"],
    ["Orlin, William G.", "William W Orlin"],
    ["Hamidullah Khan", "Waliullah Khan"],
    ["Nasirzai", "Noorzai"],
  ])("%s is not %s", (a, b) => expect(compare(a, b).score).toBeLessThan(0.75));

  it("says what matched, what contradicts and what is missing", () => {
    const found = compare("Sergey Viktorovich Lavrov", "Siarhei Borisovich Lavrov");
    expect(found.matches.map(({ reason }) => reason).sort()).toEqual(["same", "slavic"]);
    expect(found.contradicted).toEqual([["Viktorovich", "Borisovich"]]);
    expect(compare("Vladimir Putin", "Vladimir Vladimirovich Putin").missing).toEqual(["Vladimirovich"]);
    expect(compare("SALMAN BIN MUHAMMAD AL-RAWI", "MUHAMMAD BIN SALMAN AL-RAWI").notes).toContain("roles swapped");
  });

  it("gives spellings a key in common", () => {
    for (const [a, b] of [
      ["Zaytsev Aleksey", "Зайцев Алексей"],
      ["محمد", "Muhammad"],
      ["정성화", "Chŏng Sŏng-hwa"],
      ["毛泽东", "Mao Tse-tung"],
    ] as const) {
      const keys = new Set(analyseName(a, "person").keys);
      expect(
        analyseName(b, "person").keys.some((key) => keys.has(key)),
        `${a} ${b}`,
      ).toBe(true);
    }
  });
});

describe("names without short vowels", () => {
  it.each([
    ["حسين علي", "Husayn Ali"],
    ["حسين علي", "Hossein Ali"],
    ["جمال صالح", "Gamal Salih"],
    ["كريم رشاد", "Kareem Rashad"],
  ])("%s is %s", (a, b) => expect(compare(a, b).score).toBeGreaterThan(0.85));

  it.each([
    ["نبيل حسين", "Nabil al-Hasan"],
    ["حسن علي", "Hussein Ali"],
    ["جمال صالح", "Jamil Salih"],
    ["رشید صالح", "Rashad Salih"],
    ["كريم صالح", "Karam Salih"],
  ])("%s is not %s: the long vowels are written", (a, b) => expect(compare(a, b).score).toBeLessThan(0.85));
});

describe("organisations and vessels", () => {
  it.each([
    ["Gazprom Neft JSC", "OAO Gazprom Neft"],
    ["ООО БАЙКАЛ", "Baikal LLC"],
    ["Volkswagen GmbH", "Volkswagen Gesellschaft mit beschränkter Haftung"],
    ["PLA", "People’s Liberation Army"],
    ["World Health Organisation", "World Health Organization"],
    ["Good Will Company", "Goodwill Company"],
    ["H&M Hennes & Mauritz AB", "H and M Hennes and Mauritz AB"],
    ["Brigade Forty 4", "Brigade 44"],
    ["ABC Co.", "A.B.C. Company"],
  ])("%s is %s", (a, b) => expect(compare(a, b, "organisation").score).toBeGreaterThan(0.7));

  it.each([
    ["KKR Asian Fund III L.P.", "KKR Asian Fund IV L.P."],
    ["Saudi Arabian Gas Company", "Saudi Arabian Oil Company"],
    ["BAE Systems, Inc.", "BAE Industries, Inc."],
    ["Management Company", "Westminster Management Company"],
    ["ООО БАЙ", "ООО БАЙКАЛ"],
    ["Orlin General Trading LLC", "Kasten General Trading LLC"],
  ])("%s is not %s", (a, b) => expect(compare(a, b, "organisation").score).toBeLessThan(0.75));

  it("leaves prefixes of ships away and finds former names", () => {
    expect(compare("M/V JIE SHUN", "JIE SHUN", "vessel").score).toBeGreaterThan(0.95);
    expect(namesIn("WISE HONEST (f.k.a. SONG I) ex CHUN AE")).toEqual(["WISE HONEST", "SONG I", "CHUN AE"]);
    expect(compare("Snow Storm 1", "Snow Storm 2", "vessel").score).toBeLessThan(0.7);
  });
});

describe("any two strings", () => {
  it("compare without failing, alike both ways, between 0 and 1, and a name with itself as 1", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.stringMatching(/^[A-Za-z' ,.-]{0,80}$/u),
      fc
        .array(fc.constantFrom("bin", "al", "abd", "김", "李", "Иван", "ovich", "ltd", "IV", "ooo", "-", "ा", "م"), {
          maxLength: 40,
        })
        .map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, text, fc.constantFrom<NameKind>("person", "organisation", "vessel"), (a, b, kind) => {
        const score = compare(a, b, kind).score;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(Math.abs(score - compare(b, a, kind).score)).toBeLessThan(0.35);
        expect(namesIn(a).length).toBeLessThanOrEqual(8);
        const own = analyseName(a, kind);
        if (own.parts.length > 0) expect(compare(a, a, kind).score).toBeGreaterThan(0.99);
      }),
      { numRuns: 60 },
    );
  });

  it("stays quick on long hostile names", () => {
    for (const word of ["a ", "bin ", "kim", "o'", "ovich", "ооо ", "x.", "1 ", "(ex "]) {
      const long = word.repeat(100_000);
      expect(analyseName(long, "person").parts.length).toBeLessThanOrEqual(24);
      expect(analyseName(long, "organisation").keys.length).toBeLessThanOrEqual(120);
      expect(namesIn(long).length).toBeLessThanOrEqual(8);
    }
  });
});
