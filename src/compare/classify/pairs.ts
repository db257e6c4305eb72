import type { Passage, Range, Side } from "./passage.ts";

/** A sentence and what became of it; one of the two is absent where it went or came. */
export interface SentencePair {
  before: Range | null;
  after: Range | null;
}

/** Aligns the sentences of both sides by the words that they share; each stands in one pair, those of split or merged sentences in the best one. */
export function pairSentences({ original, amended }: Passage): SentencePair[] {
  const shared = new Map<string, { i: number; j: number; words: number }>();
  for (const [index, token] of original.tokens.entries()) {
    const across = original.kept[index] ?? -1;
    if (across < 0 || !token.word) continue;
    const i = original.sentenceOf[index] ?? 0;
    const j = amended.sentenceOf[across] ?? 0;
    const key = `${i} ${j}`;
    const entry = shared.get(key);
    if (entry) entry.words++;
    else shared.set(key, { i, j, words: 1 });
  }
  const takenBefore = new Set<number>();
  const takenAfter = new Set<number>();
  const pairs: SentencePair[] = [];
  for (const { i, j, words } of [...shared.values()].sort((a, b) => b.words - a.words || a.i - b.i || a.j - b.j)) {
    const before = original.sentences[i];
    const after = amended.sentences[j];
    if (!before || !after || takenBefore.has(i) || takenAfter.has(j)) continue;
    if (words * 4 < Math.min(length(original, before), length(amended, after))) continue;
    takenBefore.add(i);
    takenAfter.add(j);
    pairs.push({ before, after });
  }
  for (const [i, before] of original.sentences.entries()) if (!takenBefore.has(i)) pairs.push({ before, after: null });
  for (const [j, after] of amended.sentences.entries()) if (!takenAfter.has(j)) pairs.push({ before: null, after });
  return pairs;
}

/** Number of words in a range of tokens. */
export function length(side: Side, { from, to }: Range): number {
  let words = 0;
  for (let index = from; index < to; index++) if (side.tokens[index]?.word) words++;
  return words;
}
