/** A text as names are looked for in it, and the way back to offsets of the text as written. */
export interface Clean {
  text: string;
  /** Offset in the text as written of an offset in the clean one. */
  back: (offset: number) => number;
}

const same = (offset: number) => offset;

// Soft hyphens and zero-width characters; ligatures; hyphens and spaces of a typesetter (not those within figures).
const made =
  /[\u00AD\u200B-\u200D\u2060\uFEFF]|[\uFB00-\uFB06]|[\u2010\u2011]|(?<!\p{N})[\u00A0\u2000-\u200A\u202F]|[\u00A0\u2000-\u200A\u202F](?!\p{N})/gu;
// Where zero-width characters are letters' own business: Arabic, Persian and the scripts of India.
const joining = /[\u0600-\u08FF\u0900-\u0DFF]/u;

/** Takes what only layout makes out of a text, so that "Tern Har\u00ADbour" is found as Tern Harbour. */
export function clean(text: string): Clean {
  if (text.search(made) < 0 || joining.test(text)) return { text, back: same };
  let result = "";
  let at = 0;
  // Where the two texts come out of step: offset in the clean one, and what to add from there on.
  const steps: { from: number; add: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(made)) {
    const plain = /[\u00A0\u2000-\u200A\u202F]/u.test(sign) ? " " : plainForm(sign);
    result += text.slice(at, index) + plain;
    at = index + sign.length;
    if (plain.length !== sign.length) steps.push({ from: result.length, add: at - result.length });
  }
  result += text.slice(at);
  return { text: result, back: (offset) => offset + addedAt(steps, offset) };
}

function plainForm(sign: string): string {
  if (sign === "\u2010" || sign === "\u2011") return "-";
  return /[\uFB00-\uFB06]/u.test(sign) ? sign.normalize("NFKC") : "";
}

function addedAt(steps: { from: number; add: number }[], offset: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.add ?? 0;
}
