/** What a character is to the splitting of words. */
export const Kind = { unknown: 0, other: 1, letter: 2, digit: 3, mark: 4, solo: 5 } as const;

const solo =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const table = new Uint8Array(0x10000);

/** The kind of the character at a place of a text; `other` past its end. */
export function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return Kind.other;
  if (code >= 0xd800 && code < 0xe000) return classify(String.fromCodePoint(text.codePointAt(at) ?? 0xfffd));
  const known = table[code] ?? Kind.unknown;
  if (known !== Kind.unknown) return known;
  const kind = classify(String.fromCharCode(code));
  table[code] = kind;
  return kind;
}

/** Signs without width that typesetting puts into words: soft hyphens, joiners, byte order marks. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

function classify(character: string): number {
  if (invisible.test(character)) return Kind.mark;
  if (/\p{M}/u.test(character)) return Kind.mark;
  if (/\p{L}/u.test(character)) return solo.test(character) ? Kind.solo : Kind.letter;
  return /\p{N}/u.test(character) ? Kind.digit : Kind.other;
}

/** Whether a text has ASCII characters only. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
