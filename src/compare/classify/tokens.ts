/** A word, number or punctuation mark of a text. */
export interface Token {
  text: string;
  /** Lower case, straight apostrophe. */
  lower: string;
  /** UTF-16 offsets in the text; end is exclusive. */
  start: number;
  end: number;
  word: boolean;
}

/** A range of tokens, such as a sentence; `to` is exclusive. */
export interface Range {
  from: number;
  to: number;
}

// Numbers keep their separators ("1,000.5"); words keep hyphens, inner apostrophes and inner stops ("U.S", "ship-to-ship");
// a possessive 's is a token of its own; soft hyphens and zero-width characters are no tokens; scripts written without spaces give one token a character.
const pattern =
  /\p{N}+(?:[.,\u202f\u00a0](?=\p{N}{3}(?!\p{N}))\p{N}+)*(?:[.,]\p{N}+)?(?:\p{L}{1,3})?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|['’]s(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]*(?:(?:[-‐‑.&]|['’](?!s(?![\p{L}\p{N}])))[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]*)*|[^\s\u00ad\u200b-\u200f\u2060]/gu;

/** Splits a text into tokens, in order; white space lies between them. "cannot" and "didn't" count as two words, and so does "and18". */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, lower: string) => {
    const value = text.slice(start, end);
    tokens.push({ text: value, lower, start, end, word: /^[\p{L}\p{N}]/u.test(value) });
  };
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const lower = lowered(match[0]);
    const stuck = glued.exec(lower)?.[1]?.length ?? 0;
    if (stuck > 0) {
      add(start, start + stuck, lower.slice(0, stuck));
      add(start + stuck, end, lower.slice(stuck));
      continue;
    }
    const negation = lower === "cannot" || /^[a-z]+n't$/u.test(lower) ? end - 3 : 0;
    if (negation > start) {
      const verb = lower.slice(0, -3);
      add(start, negation, contracted[verb] ?? verb);
      add(negation, end, "not");
    } else add(start, end, lower);
  }
  return tokens;
}

const ascii = /^[ -~]*$/u;

/** Lower case with straight apostrophes and plain hyphens; what only layout makes (soft hyphens, ligatures) is undone. */
function lowered(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  return word
    .replace(/[\u00ad\u200b-\u200d\u2060]/gu, "")
    .replace(/[\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"))
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[‐‑]/gu, "-");
}

// A figure that a missing space has stuck to the little word before it: "17 and18 March".
const glued = /^(and|or|of|in|on|to|by|at|for|from|the|et|de|du|en|al|y)\p{N}{1,4}$/u;

const contracted: Record<string, string> = { ca: "can", wo: "will", sha: "shall" };
