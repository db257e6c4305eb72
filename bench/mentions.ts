import type { Ledger } from "#compare";
import type { Document } from "#document";
import type { Miss } from "./evaluate.ts";
import type { Pair } from "./generate/truth.ts";
import type { Located } from "./locate.ts";
import type { Score } from "./score.ts";

const calendar = new Set(
  "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(
    " ",
  ),
);

/** Words that a text writes in small letters at least as often as with a capital inside a sentence: no names. */
export function knownWords(document: Document): ReadonlySet<string> {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { text: whole } of document.blocks) {
    const text = whole.replace(/\S*(?:https?:|www\.)\S*/gu, "");
    for (const [before, word = ""] of text.matchAll(/(?:[\p{L}\p{N},;] )?(?<![\p{L}\p{N}])(\p{L}+)/gu))
      if (/^\p{Ll}/u.test(word)) count(small, word);
      else if (before !== word) count(capital, word.toLowerCase());
  }
  return new Set([...small].filter(([word, times]) => times >= (capital.get(word) ?? 0)).map(([word]) => word));
}

/**
 * Whether each mention reported as removed or anonymised is one: it reads as a name, and what the block truly became
 * has it less often than the block had.
 */
export function precisionOfMentions(
  pair: Pair,
  ledger: Ledger,
  located: Located,
  words: ReadonlySet<string>,
  score: Score,
  onMiss: (miss: Miss) => void,
): void {
  const texts = new Map(pair.original.blocks.map((block) => [block.id, block.text]));
  const amendedTexts = new Map(pair.amended.blocks.map((block) => [block.id, block.text]));
  const becomes = new Map(
    pair.truth.pairs.flatMap(({ original, amended }) =>
      original.map((id) => [id, amended.map((a) => amendedTexts.get(a) ?? "").join("\n")] as const),
    ),
  );
  for (const change of ledger.changes)
    for (const { class: name, span, rule } of change.classes) {
      if ((name !== "party-removed" && name !== "party-anonymised") || span?.side !== "original") continue;
      const block = located.toTrue.get(span.block);
      if (block === undefined) continue;
      const times = (text: string) => text.split(span.text).length - 1;
      const gone = times(becomes.get(block) ?? "") < times(texts.get(block) ?? "");
      const named = isName(span.text, words);
      const right = gone && named;
      score.add(right ? 1 : 0, right ? 0 : 1, 0);
      if (!right)
        onMiss({
          measure: "false removed mention",
          detail: `${name} ${rule} "${span.text}" (${gone ? "no name" : "still there"}) in ${change.kind} ${block}: …${(texts.get(block) ?? "").slice(Math.max(0, span.start - 40), span.end + 40)}…`,
        });
    }
}

function isName(text: string, words: ReadonlySet<string>): boolean {
  const tokens = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const capitals = tokens.filter((token) => !/^\p{Ll}/u.test(token) && !calendar.has(token));
  return capitals.length >= 2 || capitals.some((token) => !words.has(token.toLowerCase()));
}
