import type { Block } from "#document";
import { fillers, graded, insertions, synonyms } from "./data/words.data.ts";
import { replaceRange, type Sentence, sentencesOf, wordCount } from "./passage.ts";
import type { Random } from "./random.ts";

/**
 * Rewords a block without touching a name, a figure, a date, a quotation or a word that grades a claim. Light
 * rewording changes a word or two, heavy rewording up to a third. Answers whether anything changed.
 */
export function reword(block: Block, random: Random, heavy: boolean): boolean {
  const before = block.text;
  const steps = heavy ? 3 + random.below(4) : 1 + random.below(2);
  for (let step = 0; step < steps; step++) {
    const way = random.next();
    if (way < 0.4) swapSynonym(block, random);
    else if (way < 0.65) substitute(block, random, heavy ? 0.08 : 0.03);
    else if (way < 0.8) insertPhrase(block, random);
    else if (way < 0.93) dropClause(block, random);
    else swapSentences(block, random);
  }
  if (block.text === before) substitute(block, random, 0.03);
  return block.text !== before;
}

/** Sentences that grade nothing and quote nothing. */
function plainSentences(block: Block): Sentence[] {
  return sentencesOf(block.text).filter(({ text }) => !graded.test(text) && !/["“”«»]/u.test(text));
}

function swapSynonym(block: Block, random: Random): void {
  for (const sentence of random.shuffle(plainSentences(block)))
    for (const [from, to] of random.shuffle(synonyms)) {
      const match = new RegExp(`(?<= )${from}(?= )`, "u").exec(sentence.text);
      if (!match) continue;
      const start = sentence.start + match.index;
      replaceRange(block, start, start + from.length, to);
      return;
    }
}

/** Puts unrelated words in the place of a share of the longer lower-case words. */
function substitute(block: Block, random: Random, share: number): void {
  const places = plainSentences(block).flatMap((sentence) =>
    [...sentence.text.matchAll(/(?<= )\p{Ll}{5,}(?=[ ,;])/gu)].map((match) => ({
      start: sentence.start + match.index,
      length: match[0].length,
    })),
  );
  const count = Math.max(1, Math.round(places.length * share * 2));
  const chosen = random.shuffle(places).slice(0, count);
  for (const { start, length } of chosen.sort((a, b) => b.start - a.start))
    replaceRange(block, start, start + length, random.pick(fillers));
}

function insertPhrase(block: Block, random: Random): void {
  const sentences = plainSentences(block).filter(({ text }) => text.endsWith("."));
  if (sentences.length === 0) return;
  const { end } = random.pick(sentences);
  replaceRange(block, end - 1, end - 1, ` ${random.pick(insertions)}`);
}

/** Drops a clause between commas or brackets that names and counts nothing. */
function dropClause(block: Block, random: Random): void {
  const clauses = plainSentences(block).flatMap(({ start, text }) =>
    [...text.matchAll(/, (?:\p{Ll}+ ){2,8}\p{Ll}+(?=[,.])| \((?:\p{Ll}+ ){1,8}\p{Ll}+\)/gu)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
  );
  const free = clauses.filter(
    ({ start, end }) => !block.marks.some((mark) => mark.offset > start && mark.offset < end),
  );
  if (free.length === 0) return;
  const { start, end } = random.pick(free);
  if (wordCount(block.text.slice(start, end)) < wordCount(block.text) / 3) replaceRange(block, start, end, "");
}

/** Swaps two neighbouring sentences that carry no note marks. */
function swapSentences(block: Block, random: Random): void {
  const sentences = sentencesOf(block.text);
  const places = sentences.slice(1).map((second, index) => ({ first: sentences[index], second }));
  const free = places.filter(
    ({ first, second }) => first && !block.marks.some((m) => m.offset >= first.start && m.offset <= second.end),
  );
  if (free.length === 0) return;
  const { first, second } = random.pick(free);
  if (!first) return;
  const between = block.text.slice(first.end, second.start);
  replaceRange(block, first.start, second.end, second.text + between + first.text);
}
