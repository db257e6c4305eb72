/**
 * How Korean sounds are written in Latin letters. Sources: the Revised Romanization (South Korea, 2000),
 * McCune-Reischauer (1939), the North Korean rules of 1992, the Yale system, and spellings common in passports.
 * O and U stand for ŏ and ŭ where the source marks them, E and N for Cyrillic е and a closing н.
 */

/** Beginnings of a syllable and the class of each; plain, tense and aspirated sounds are one class. */
export const onsetSpellings: Readonly<Record<string, string>> = Object.fromEntries(
  "k:k kk g gg kh c q|n:n|t:t tt d dd th|r:r l rh lh|m:m|p:p pp b bb ph f|s:s ss sh|c:j ch jj tch tj z cz dj|h:h"
    .split("|")
    .flatMap((line) => {
      const [sound = "", spellings = ""] = line.split(":");
      return spellings.split(" ").map((spelling) => [spelling, sound]);
    }),
);

/** Ends of a syllable; h is mute ("Noh"). */
export const codaSpellings: Readonly<Record<string, string>> = Object.fromEntries(
  "k:k g ck gk|n:n nn|t:t d s|l:l r ll|m:m mm|p:p b|g:ng|:h|N:N".split("|").flatMap((line) => {
    const [sound = "", spellings = ""] = line.split(":");
    return spellings.split(" ").map((spelling) => [spelling, sound]);
  }),
);

/** Vowels as written, and the Korean vowels that each may mean with the doubt in each (hundredths; 0 where none is written). */
export const vowelSpellings: Readonly<Record<string, string>> = {
  a: "ㅏ",
  ah: "ㅏ",
  aa: "ㅏ",
  ae: "ㅐ",
  ai: "ㅐ ㅏ9",
  ay: "ㅐ",
  ya: "ㅑ",
  yae: "ㅒ",
  eo: "ㅓ",
  O: "ㅓ",
  uh: "ㅓ",
  o: "ㅓ ㅗ",
  oh: "ㅗ ㅓ4",
  e: "ㅔ ㅐ4 ㅓ14 ㅕ16",
  ey: "ㅔ",
  E: "ㅔ ㅓ ㅐ4 ㅕ2",
  yeo: "ㅕ",
  yO: "ㅕ",
  yuh: "ㅕ",
  you: "ㅕ6 ㅠ6",
  yo: "ㅕ ㅛ",
  ye: "ㅖ ㅕ12",
  wa: "ㅘ",
  oa: "ㅘ",
  wae: "ㅙ",
  wai: "ㅙ",
  oe: "ㅚ",
  oi: "ㅚ",
  we: "ㅞ ㅚ4",
  woe: "ㅚ",
  wo: "ㅝ",
  wO: "ㅝ",
  weo: "ㅝ",
  u: "ㅜ ㅡ ㅓ10",
  oo: "ㅜ",
  uu: "ㅜ ㅡ4",
  woo: "ㅜ",
  wu: "ㅜ",
  ou: "ㅜ ㅓ10",
  eu: "ㅡ",
  U: "ㅡ",
  wi: "ㅟ",
  wee: "ㅟ",
  ui: "ㅢ ㅟ6",
  eui: "ㅢ",
  Ui: "ㅢ",
  yu: "ㅠ ㅕ10",
  yoo: "ㅠ",
  yeu: "ㅠ ㅕ6",
  i: "ㅣ ㅢ10",
  ee: "ㅣ",
  yi: "ㅣ",
  ie: "ㅣ",
};

/** Vowels in classes that spellings confuse: the key under which a name is looked up takes the class. */
export const vowelClasses: Readonly<Record<string, string>> = {
  ㅏ: "a",
  ㅑ: "ya",
  ㅐ: "e",
  ㅔ: "e",
  ㅒ: "y",
  ㅖ: "y",
  ㅕ: "y",
  ㅛ: "y",
  ㅠ: "y",
  ㅓ: "o",
  ㅗ: "o",
  ㅜ: "o",
  ㅡ: "o",
  ㅣ: "i",
  ㅢ: "i",
  ㅟ: "i",
  ㅘ: "wa",
  ㅝ: "wo",
  ㅙ: "we",
  ㅚ: "we",
  ㅞ: "we",
};

/**
 * Korean sounds in Cyrillic letters, in the Latin spellings above; N is н that closes a syllable (ㄴ or ㅇ).
 * Source: the system of Kontsevich (1966) and newspaper usage.
 */
export const koreanCyrillic: readonly (readonly [RegExp, string])[] = [
  [/нъ|нг/gu, "ng"],
  [/н(?![аеёиоуыэюя])/gu, "N"],
  [/дж|чж/gu, "j"],
  [/чх/gu, "ch"],
  [/ве/gu, "we"],
  [/в(?=[аоэи])/gu, "w"],
  [/[ьъ]/gu, ""],
  ...Object.entries({
    а: "a",
    б: "b",
    в: "p",
    г: "g",
    д: "d",
    е: "E",
    ё: "yo",
    ж: "j",
    з: "j",
    и: "i",
    й: "i",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    х: "h",
    ц: "j",
    ч: "ch",
    ш: "sh",
    щ: "sh",
    ы: "eu",
    э: "e",
    ю: "yu",
    я: "ya",
  }).map(([letter, latin]) => [new RegExp(letter, "gu"), latin] as const),
];
