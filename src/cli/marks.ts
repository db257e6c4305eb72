import type { Document, SpanMark } from "#document";
import { buildRegistry, findMentions, type MentionKind, type Party } from "#parties";

const kindOf: Record<MentionKind, SpanMark["kind"]> = {
  party: "party",
  state: "place",
  identifier: "identifier",
  symbol: "marked",
  amount: "marked",
  date: "marked",
};

/** Everything in a document that a redaction may later hide by itself: names found, facts, and the words given. */
export function findMarks(document: Document, given: Party[], words: readonly string[]): SpanMark[] {
  const { blocks } = document;
  const found = findMentions(blocks, buildRegistry([blocks], given));
  const marks = found.map(({ block, start, end, kind }) => ({ block, start, end, kind: kindOf[kind] }));
  return [...marks, ...words.flatMap((text) => occurrences(document, text.normalize("NFC")))];
}

function occurrences({ blocks }: Document, words: string): SpanMark[] {
  if (words === "") return [];
  return blocks.flatMap(({ id, text }) => {
    const marks: SpanMark[] = [];
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length))
      marks.push({ block: id, start: at, end: at + words.length, kind: "marked" });
    return marks;
  });
}
