/** How often each word stands in a text; counts may be Infinity ("wherever it stands"). */
export type Bag = Map<string, number>;

/** The words of a text, each with its count; case, quotes and punctuation set aside. */
export function bagOf(text: string): Bag {
  const bag: Bag = new Map();
  for (const word of wordsOf(text)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** The words of a text in order: lower case, straight apostrophes, numbers without separators of thousands. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[$€£¥%]/gu,
    );
  return (words ?? []).map((word) => word.replace(/’/gu, "'").replace(/,(?=\d{3})/gu, ""));
}

/** A text as words with single spaces, to look for one passage in another. */
export function normalised(text: string): string {
  return ` ${wordsOf(text).join(" ")} `;
}

/** What the first bag holds beyond the second. */
export function minus(a: Bag, b: Bag): Bag {
  const rest: Bag = new Map();
  for (const [word, count] of a) {
    const left = count - (b.get(word) ?? 0);
    if (left > 0) rest.set(word, left);
  }
  return rest;
}

/** Both bags together. */
export function plus(a: Bag, b: Bag): Bag {
  const sum = new Map(a);
  for (const [word, count] of b) sum.set(word, (sum.get(word) ?? 0) + count);
  return sum;
}

/** Weight of what two bags share. */
export function shared(a: Bag, b: Bag): number {
  let weight = 0;
  for (const [word, count] of a) weight += Math.min(count, b.get(word) ?? 0) * weightOf(word);
  return weight;
}

/** Weight of all words of a bag of finite counts. */
export function weigh(bag: Bag): number {
  let weight = 0;
  for (const [word, count] of bag) weight += count * weightOf(word);
  return weight;
}

// Words that come and go with the grammar, in the languages that write them with spaces and that reports use most.
const light = new Set(
  "a an the of to in on at by for and or as is was be it its that this these those with from has had have are were been which who their his her he she they de la le les des du et en un une el los las y del que al und der die das".split(
    " ",
  ),
);

/** Weight of a word in a comparison of texts: words of grammar count little, negations, modals and figures in full. */
export function weightOf(word: string): number {
  return light.has(word) ? 0.25 : 1;
}
