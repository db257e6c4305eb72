import { isAscii } from "./letters.ts";
import { remembering } from "./memory.ts";

/** Scripts that names on lists come in, by their ISO 15924 codes, with the name that Unicode's Script property gives them. */
const scripts = {
  Latn: "Latin",
  Cyrl: "Cyrillic",
  Hang: "Hangul",
  Hani: "Han",
  Arab: "Arabic",
  Hebr: "Hebrew",
  Grek: "Greek",
  Armn: "Armenian",
  Geor: "Georgian",
  Hira: "Hiragana",
  Kana: "Katakana",
  Deva: "Devanagari",
  Beng: "Bengali",
  Guru: "Gurmukhi",
  Gujr: "Gujarati",
  Orya: "Oriya",
  Taml: "Tamil",
  Telu: "Telugu",
  Knda: "Kannada",
  Mlym: "Malayalam",
  Sinh: "Sinhala",
  Thai: "Thai",
  Laoo: "Lao",
  Khmr: "Khmer",
  Mymr: "Myanmar",
  Tibt: "Tibetan",
  Mong: "Mongolian",
  Ethi: "Ethiopic",
  Syrc: "Syriac",
  Thaa: "Thaana",
} as const;

/** ISO 15924 code of a script; Zyyy where a text has no letters, Zzzz for a script that the table lacks. */
export type Script = keyof typeof scripts | "Zyyy" | "Zzzz";

const tests = Object.entries(scripts).map(
  ([code, name]) => [code as Script, new RegExp(`\\p{Script=${name}}`, "u")] as const,
);
const remembered = 5000;

/** The script of one character; Zyyy for digits, signs and spaces, which belong to every script. */
export function scriptOfCharacter(character: string): Script {
  const code = character.charCodeAt(0);
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122 ? "Latn" : "Zyyy";
  return rareScript(character);
}

const rareScript = remembering(remembered, (character): Script => {
  let script: Script = /\p{L}/u.test(character) ? "Zzzz" : "Zyyy";
  for (const [candidate, test] of tests) if (test.test(character)) script = candidate;
  return script;
});

/** How many letters of each script a text has, commonest first; marks and signs do not count. Reads the first 2,000 characters. */
export function scriptsIn(text: string): { script: Script; letters: number }[] {
  const counts = new Map<Script, number>();
  for (const character of text.slice(0, 2000).normalize("NFKC")) {
    const script = letterScript(character);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].map(([script, letters]) => ({ script, letters })).sort((a, b) => b.letters - a.letters);
}

/** The script of a letter; undefined for marks, digits and signs. */
const letterScript = remembering(remembered, (character) =>
  /\p{L}/u.test(character) ? scriptOfCharacter(character) : undefined,
);

/** The script that most letters of a text are in; Zyyy where it has none. */
export function scriptOf(text: string): Script {
  if (isAscii(text)) return /[A-Za-z]/u.test(text) ? "Latn" : "Zyyy";
  return scriptsIn(text)[0]?.script ?? "Zyyy";
}
