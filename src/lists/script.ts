const scripts: readonly (readonly [string, RegExp])[] = [
  ["Latn", /\p{Script=Latin}/gu],
  ["Cyrl", /\p{Script=Cyrillic}/gu],
  ["Arab", /\p{Script=Arabic}/gu],
  ["Hang", /\p{Script=Hangul}/gu],
  ["Hani", /\p{Script=Han}/gu],
  ["Jpan", /\p{Script=Hiragana}|\p{Script=Katakana}/gu],
  ["Hebr", /\p{Script=Hebrew}/gu],
  ["Grek", /\p{Script=Greek}/gu],
  ["Armn", /\p{Script=Armenian}/gu],
  ["Geor", /\p{Script=Georgian}/gu],
  ["Deva", /\p{Script=Devanagari}/gu],
  ["Beng", /\p{Script=Bengali}/gu],
  ["Mymr", /\p{Script=Myanmar}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Khmr", /\p{Script=Khmer}/gu],
  ["Ethi", /\p{Script=Ethiopic}/gu],
  ["Taml", /\p{Script=Tamil}/gu],
  ["Thaa", /\p{Script=Thaana}/gu],
];

/** The ISO 15924 code of the script of most letters; "Zyyy" (common) where there are none. */
export function scriptOf(text: string): string {
  let best = "Zyyy";
  let most = 0;
  let rest = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [code, letters] of scripts) {
    if (rest === 0) break;
    const count = text.match(letters)?.length ?? 0;
    rest -= count;
    if (count <= most) continue;
    best = code;
    most = count;
  }
  return best;
}

/** Languages as lists write them, and their ISO 639-3 codes. */
const languages: Record<string, string> = {
  arabic: "ara",
  armenian: "hye",
  belarusian: "bel",
  bosnian: "bos",
  bulgarian: "bul",
  burmese: "mya",
  chinese: "zho",
  dari: "prs",
  english: "eng",
  farsi: "fas",
  french: "fra",
  georgian: "kat",
  german: "deu",
  greek: "ell",
  hebrew: "heb",
  japanese: "jpn",
  korean: "kor",
  kurdish: "kur",
  moldovan: "ron",
  pashto: "pus",
  persian: "fas",
  portuguese: "por",
  romanian: "ron",
  russian: "rus",
  serbian: "srp",
  somali: "som",
  spanish: "spa",
  tigrinya: "tir",
  turkish: "tur",
  ukrainian: "ukr",
  urdu: "urd",
  vietnamese: "vie",
};

/** A language's code: of its English name, or a code of two or three letters as it stands. */
export function languageCode(written: string): string | undefined {
  const plain = written.trim().toLowerCase();
  if (/^[a-z]{2,3}$/u.test(plain)) return plain;
  const first = plain.split(/[\s;,/(]/u)[0] ?? "";
  return Object.hasOwn(languages, first) ? languages[first] : undefined;
}
