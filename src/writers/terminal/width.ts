const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
// Wide by Unicode's East Asian Width (W and F), by blocks; and emoji.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const zero = /^(?:\p{M}|\p{Cf}|\p{Cc})+$/u;
const plain = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal: wide East Asian characters two, marks and invisible controls none. */
export function columns(text: string): number {
  if (plain.test(text)) return text.length;
  let total = 0;
  for (const { segment } of graphemes.segment(text)) total += columnsOf(segment);
  return total;
}

function columnsOf(grapheme: string): number {
  if (zero.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/** The longest start of a text within so many columns, whole characters only. */
export function fitting(text: string, limit: number): string {
  if (plain.test(text)) return text.slice(0, limit);
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += columnsOf(segment);
    if (used > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The text within so many columns, cut with "…" where it is longer. */
export function clipped(text: string, limit: number): string {
  return columns(text) <= limit ? text : `${fitting(text, Math.max(0, limit - 1)).trimEnd()}…`;
}

/** Within so many columns, with "…" in the middle: of a long file name both ends tell. */
export function shortened(text: string, limit: number): string {
  if (columns(text) <= limit) return text;
  const end = Math.floor((limit - 1) / 2);
  const parts = [...graphemes.segment(text)].map(({ segment }) => segment);
  let tail = "";
  for (let part = parts.pop(); part !== undefined && columns(part + tail) <= end; part = parts.pop())
    tail = part + tail;
  return `${fitting(text, limit - 1 - columns(tail))}…${tail}`;
}

/** Filled up with spaces to so many columns, or cut. */
export function padded(text: string, limit: number): string {
  const cut = clipped(text, limit);
  return cut + " ".repeat(Math.max(0, limit - columns(cut)));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const harmful = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Text that cannot steer the terminal, on one line: tabs and ends of lines become spaces, other control characters and
 * bidirectional overrides are shown by their code.
 */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(harmful, (found) =>
      /\s/u.test(found) ? " " : `<U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
    );
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Right-to-left text between isolating marks, so that what surrounds it keeps its order. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
