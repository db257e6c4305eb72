const joining = /[\p{M}\p{Emoji_Modifier}\u200c\u200d]/u;

/** Whether a text may be cut before that UTF-16 offset: not inside a surrogate pair, a character with its combining marks, a syllable of Hangul letters, a flag or a joined emoji. */
export function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return at === 0 || at === text.length;
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (before === 0x200d) return false;
  if (unit < 0x300) return !(unit === 0x0a && before === 0x0d);
  if (isLow(unit) && isHigh(before)) return false;
  const point = text.codePointAt(at) ?? unit;
  if (isHangulPart(point) || isIndicator(point)) return !isHangulOrIndicator(text, at);
  return !joining.test(String.fromCodePoint(point));
}

/** The nearest boundary at or before the offset. */
export function boundaryBefore(text: string, at: number): number {
  let boundary = at;
  while (!isBoundary(text, boundary)) boundary--;
  return boundary;
}

/** The nearest boundary at or after the offset. */
export function boundaryAfter(text: string, at: number): number {
  let boundary = at;
  while (!isBoundary(text, boundary)) boundary++;
  return boundary;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** A vowel or final letter of a Hangul syllable, which may follow a letter or a whole syllable. */
const isHangulPart = (point: number): boolean =>
  (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7ff);

/** Half of a flag; a row of flags is not cut. */
const isIndicator = (point: number): boolean => point >= 0x1f1e6 && point <= 0x1f1ff;

function isHangulOrIndicator(text: string, at: number): boolean {
  const start = isLow(text.charCodeAt(at - 1)) ? at - 2 : at - 1;
  const before = text.codePointAt(Math.max(start, 0)) ?? 0;
  const hangul = (before >= 0x1100 && before <= 0x11ff) || (before >= 0xa960 && before <= 0xa97c);
  return hangul || (before >= 0xac00 && before <= 0xd7ff) || isIndicator(before);
}
