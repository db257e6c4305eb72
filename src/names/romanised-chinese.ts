import anyAscii from "any-ascii";
import { cantoneseReadings } from "./cantonese.data.ts";
import { southernSyllables } from "./chinese-surnames.data.ts";
import { remembering } from "./memory.ts";
import { simplifiedForms } from "./simplified.data.ts";

/** Pinyin syllables that a spelling may stand for, with the doubt in each (0 none). */
export type Sounds = readonly (readonly [pinyin: string, doubt: number])[];

/** The pinyin of one Chinese character without its tone; undefined for anything else. */
export function pinyinOf(character: string): string | undefined {
  if (!/^\p{Script=Han}$/u.test(character)) return undefined;
  return (
    anyAscii(character)
      .toLowerCase()
      .replace(/[^a-z]/gu, "") || undefined
  );
}

interface Tables {
  /** Spelling without apostrophes, to pinyin and doubt. */
  spellings: Map<string, Sounds>;
  longest: number;
}
let tables: Tables | undefined;
const none: Sounds = [];
const unmarkedDoubt = 0.03;
const cantoneseDoubt = 0.07;
const southernDoubt = 0.08;
const tongyongDoubt = 0.04;

/** What a Latin syllable may be in pinyin, read as pinyin, Wade-Giles or Cantonese; a marked aspiration ("ch'") decides. */
export function soundsOf(spelling: string, marked: string): Sounds {
  tables ??= build();
  const { spellings } = tables;
  const exact = marked.includes("'") ? spellings.get(marked) : undefined;
  return exact ?? spellings.get(spelling) ?? none;
}

/** Letters of the longest syllable that `soundsOf` knows. */
export function longestSyllable(): number {
  tables ??= build();
  return tables.longest;
}

function build(): Tables {
  const spellings = new Map<string, Map<string, number>>();
  const add = (spelling: string, pinyin: string, doubt: number): void => {
    const sounds = spellings.get(spelling) ?? new Map<string, number>();
    sounds.set(pinyin, Math.min(doubt, sounds.get(pinyin) ?? 1));
    spellings.set(spelling, sounds);
  };
  for (const pinyin of allPinyin()) {
    add(pinyin, pinyin, 0);
    for (const wade of wadeGiles(pinyin)) {
      const bare = wade.replace("'", "");
      add(bare, pinyin, bare === pinyin ? 0 : unmarkedDoubt);
      if (bare !== wade) add(wade, pinyin, 0);
    }
    for (const other of taiwanese(pinyin)) add(other, pinyin, tongyongDoubt);
  }
  for (const line of cantoneseReadings) {
    const [jyutping = "", characters = ""] = line.split(" ");
    const sounds = new Set([...characters].map(pinyinOf));
    for (const spelling of hongKong(jyutping))
      for (const sound of sounds) if (sound) add(spelling, sound, cantoneseDoubt);
  }
  for (const line of southernSyllables) {
    const [spelling = "", characters = ""] = line.split(":");
    for (const sound of new Set([...characters].map(pinyinOf))) if (sound) add(spelling, sound, southernDoubt);
  }
  return {
    spellings: new Map([...spellings].map(([spelling, sounds]) => [spelling, [...sounds]])),
    longest: Math.max(...[...spellings.keys()].map(({ length }) => length)),
  };
}

function allPinyin(): Set<string> {
  const found = new Set<string>();
  for (const line of cantoneseReadings)
    for (const character of line.slice(line.indexOf(" ") + 1)) {
      const pinyin = pinyinOf(character);
      if (pinyin) found.add(pinyin);
    }
  return found;
}

const initials: Readonly<Record<string, string>> = {
  b: "p",
  p: "p'",
  d: "t",
  t: "t'",
  g: "k",
  k: "k'",
  j: "ch",
  q: "ch'",
  x: "hs",
  zh: "ch",
  ch: "ch'",
  r: "j",
  z: "ts",
  c: "ts'",
};
const whole: Readonly<Record<string, string>> = {
  zhi: "chih",
  chi: "ch'ih",
  shi: "shih",
  ri: "jih",
  zi: "tzu",
  ci: "tz'u",
  si: "ssu szu",
  yi: "i yi",
  er: "erh",
  e: "o",
  yan: "yen",
  ye: "yeh",
  you: "yu",
  yong: "yung",
  yue: "yueh",
  ge: "ko",
  ke: "k'o",
  he: "ho",
  gui: "kuei",
  kui: "k'uei",
};

/** The spellings of a pinyin syllable after Wade and Giles, umlauts left out. */
function wadeGiles(pinyin: string): string[] {
  const irregular = whole[pinyin];
  if (irregular) return irregular.split(" ");
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])?/u.exec(pinyin)?.[0] ?? "";
  let final = pinyin.slice(initial.length);
  if (final === "ian") final = "ien";
  else if (final === "ie" || final === "ue") final += "h";
  else if (final === "ong") final = "ung";
  else if (final === "iong") final = "iung";
  else if (final === "uo" && !["g", "k", "h", "sh"].includes(initial)) final = "o";
  return [(initials[initial] ?? initial) + final];
}

/** Spellings of Taiwan beside Wade and Giles: Tongyong of 2002, and the customary "ing" and "teh". */
function taiwanese(pinyin: string): string[] {
  const found: string[] = [];
  const tongyong = pinyin
    .replace(/^zhi$/u, "jhih")
    .replace(/^(ch|sh|r|z|c|s)i$/u, "$1ih")
    .replace(/^zh/u, "jh")
    .replace(/^q(?=u)/u, "cy")
    .replace(/^x(?=u)/u, "sy")
    .replace(/^q/u, "c")
    .replace(/^x/u, "s")
    .replace(/^feng$/u, "fong")
    .replace(/^wen$/u, "wun")
    .replace(/^weng$/u, "wong");
  if (tongyong !== pinyin) found.push(tongyong);
  if (pinyin === "ying" || pinyin === "yin") found.push(pinyin.slice(1));
  if (/^(?:de|te|ze|ce|se)$/u.test(pinyin)) found.push(...wadeGiles(pinyin).map((wade) => `${wade.replace("'", "")}h`));
  return found;
}

const onsets: Readonly<Record<string, string>> = {
  b: "p b",
  p: "p",
  d: "t d",
  t: "t",
  g: "k g",
  k: "k",
  gw: "kw gw",
  kw: "kw",
  z: "ch ts j",
  c: "ch ts",
  s: "s sh",
  j: "y",
  ng: "ng",
};
const rimes: Readonly<Record<string, string>> = {
  aa: "a ah",
  aai: "ai",
  aau: "au",
  aam: "am",
  aan: "an",
  aang: "ang",
  aap: "ap",
  aat: "at",
  aak: "ak",
  am: "am um",
  an: "an un",
  ang: "ang",
  e: "e eh",
  ei: "ei ee i ay",
  i: "i ee",
  o: "o oh or",
  oi: "oi oy",
  ou: "o ou ow",
  u: "u oo",
  un: "un oon",
  oe: "eu",
  oeng: "eung eong",
  oek: "euk",
  eoi: "ui eui oy",
  eon: "un",
  eot: "ut",
  iu: "iu ew iew",
  ok: "ok ock",
  ung: "ung oong",
  uk: "uk ook",
  yu: "yu ue u",
  yun: "yuen uen un",
  yut: "uet yut",
  au: "au ow",
};

/** The spellings that Hong Kong's offices and families use for a Jyutping syllable. */
function hongKong(jyutping: string): string[] {
  const onset = /^(?:ng|gw|kw|[bpmfdtnlgkhwzcsj])?(?=[aeiouy])/u.exec(jyutping)?.[0] ?? "";
  const rime = jyutping.slice(onset.length);
  const found: string[] = [];
  for (const before of (onsets[onset] ?? onset).split(" "))
    for (const after of (rimes[rime] ?? rime).split(" "))
      found.push((before + after).replace(/^yyu/u, "yu").replace(/^yue$/u, "yu"));
  if (/^[szc]i$/u.test(jyutping)) found.push(onset === "s" ? "sze" : onset === "z" ? "tze" : "tsz");
  return found;
}

let cantonese: Map<string, string> | undefined;

/** The Cantonese reading of a character as Hong Kong spells it; undefined where none is known. */
export function cantoneseOf(character: string): string | undefined {
  cantonese ??= cantoneseTable();
  return cantonese.get(character);
}

/** Characters in both forms: a simplified one is read as the first traditional one that it stands for. */
function cantoneseTable(): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of cantoneseReadings) {
    const [jyutping = "", characters = ""] = line.split(" ");
    const [spelling = ""] = hongKong(jyutping);
    for (const character of characters) found.set(character, spelling);
  }
  for (const line of simplifiedForms)
    for (let at = 0; at + 1 < line.length; at += 2) {
      const spelling = found.get(line.charAt(at));
      if (spelling && !found.has(line.charAt(at + 1))) found.set(line.charAt(at + 1), spelling);
    }
  return found;
}

/** A syllable in Hong Kong's spelling without the differences between one family's and another's: "chiu" and "jiu", "kan" and "kun". */
export const hongKongFold = remembering(5000, (spelling) => {
  const letters = spelling
    .toLowerCase()
    .replace(/[^a-z]/gu, "")
    .replace(/(?<=[aeiou])[hr]$/u, "");
  const [, onset = "", vowels = "", coda = ""] = /^([^aeiou]*)([aeiouwy]*)(.*)$/u.exec(letters) ?? [];
  return (onsetClasses[onset] ?? onset) + vowelClass(vowels) + coda;
});

const onsetClasses: Readonly<Record<string, string>> = Object.fromEntries(
  "ch:c ts:c tz:c j:c z:c gw:q qu:q kw:q sh:s g:k b:p d:t ng:".split(" ").map((pair) => {
    const [from = "", to = ""] = pair.split(":");
    return [from, to];
  }),
);

function vowelClass(vowels: string): string {
  if (/^(?:i|ee|e|ie|ei|ay|y|yi)$/u.test(vowels)) return "i";
  if (/^(?:ui|eui|oi|oy|ai|eoi)$/u.test(vowels)) return "ai";
  if (/^(?:iu|eu|yu|ue|yue)$/u.test(vowels)) return "u";
  return /^(?:ou|ow|au|o|oo)$/u.test(vowels) ? "o" : "a";
}
