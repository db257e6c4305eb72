import { wordsOf } from "#names";
import type { Lexicon } from "./lexicon.ts";
import type { Party, TextBlock } from "./types.ts";

/** What learning from the documents changes. */
export interface Learner {
  parties: Map<string, Party>;
  lexicon: Lexicon;
}

const glossaryHeading = /glossary|abbreviations|acronyms|short forms|sigles|abr[ée]viations|siglas|сокращения|缩写/iu;
const nameColumn =
  /^(?:name|full name|entity|entity name|company|company name|vessel|vessel name|name of (?:vessel|entity|company|individual)|ship|person|individual|party|term)$/iu;
const aliasColumn =
  /^(?:a\.?k\.?a\.?|also known as|alias(?:es)?|abbreviation|acronym|other names?|former names?|formerly|formerly known as|previous names?|short form|short name)$/iu;
const entryLine = /^([\p{L}\p{N}&/.-]{2,20})(?: ?[–—:=]| -|\t) ?(\p{Lu}.{3,120})$/u;
const rankOfGlossary = 8;

/** Learns abbreviations from glossaries, and other names from the alias columns of tables. */
export function learnGlossaries(documents: readonly (readonly TextBlock[])[], learner: Learner): void {
  for (const blocks of documents) {
    let inGlossary = false;
    let columns: { name: number; aliases: number[] } | undefined;
    for (const block of blocks) {
      if (block.kind === "heading" || block.kind === "annex" || block.kind === "caption")
        inGlossary = glossaryHeading.test(block.text);
      if (block.kind !== "row") {
        columns = undefined;
        const line = inGlossary ? entryLine.exec(block.text) : null;
        if (line?.[1] && line[2]) learnPair(learner, line[2], [line[1]]);
        continue;
      }
      const cells = block.text.split("\t").map((cell) => cell.trim());
      const header = columnsOf(cells);
      if (header) columns = header;
      else if (columns) {
        const { name, aliases } = columns;
        learnPair(
          learner,
          cells[name] ?? "",
          aliases.flatMap((at) => (cells[at] ?? "").split(/[;\n]|, /u)),
        );
      } else if (inGlossary && cells.length === 2) learnPair(learner, cells[1] ?? "", [cells[0] ?? ""]);
    }
  }
}

function columnsOf(cells: readonly string[]): { name: number; aliases: number[] } | undefined {
  const name = cells.findIndex((cell) => nameColumn.test(cell));
  const aliases = cells.flatMap((cell, at) => (aliasColumn.test(cell) ? [at] : []));
  return name >= 0 && aliases.length > 0 ? { name, aliases } : undefined;
}

/** The long name must be a party already, or be written as a name. */
function learnPair({ parties, lexicon }: Learner, long: string, short: readonly string[]): void {
  const words = wordsOf(long.replace(/\([^()]*\)/gu, ""));
  if (
    words.length === 0 ||
    words.length > 12 ||
    words.filter((word) => word.shape === "lower").length * 2 > words.length
  )
    return;
  const known = lexicon.get(words);
  const keys = known && known.parties.length > 0 ? known.parties : [`text:${long}`];
  const kind = known?.kind ?? "party";
  if (!known) {
    const key = `text:${long}`;
    parties.set(key, { key, name: long, schema: "LegalEntity", aliases: [], countries: [], origin: "defined" });
    lexicon.addWords(words, { parties: keys, form: "full", kind, writing: "capitals", rank: rankOfGlossary });
  }
  for (const alias of short) {
    const aliasWords = wordsOf(alias);
    const [only] = aliasWords;
    if (
      !only ||
      only.shape === "digits" ||
      only.shape === "lower" ||
      alias.trim().length < 2 ||
      lexicon.get(aliasWords)?.kind === "state"
    )
      continue;
    const acronym = aliasWords.length === 1 && only.shape === "upper";
    lexicon.addWords(aliasWords, {
      parties: keys,
      form: kind === "state" ? "full" : "short",
      kind,
      writing: acronym ? "acronym" : "capitals",
      rank: rankOfGlossary,
    });
  }
}
