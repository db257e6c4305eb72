/** Between the texts of the blocks of a split or merged passage. */
export const separator = "\u2029";

const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
// Numbers keep their separators ("759,793", "8.4", "12/05/2018"), words their apostrophes; where a script has no
// spaces each character is a word; a separator of paragraphs stands alone; all else goes sign by sign.
const token = new RegExp(
  String.raw`\u2029|[^\S\u2029]+|[\p{N}]+(?:[.,:\/'’\u00A0\u202F](?=\p{N})\p{N}+)*|[${unspaced}]\p{M}*|[[\p{L}\p{M}\u00AD]--[${unspaced}]](?:[[\p{L}\p{M}\p{N}\u00AD]--[${unspaced}]]|['’](?=\p{L}))*|[^]\p{M}*`,
  "gv",
);

/** The tokens of a text: words, numbers, white space, signs. Joined they are the text, exactly. */
export function tokens(text: string): string[] {
  return text.match(token) ?? [];
}

const wordLike = /[\p{L}\p{N}]/u;

export const isWord = (text: string): boolean => wordLike.test(text);

/** Both token lists as numbers, equal where the tokens are. */
export function numbered(a: string[], b: string[]): [Int32Array, Int32Array] {
  const known = new Map<string, number>();
  const code = (text: string) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, known.size);
    return known.size - 1;
  };
  return [Int32Array.from(a, code), Int32Array.from(b, code)];
}
