import type { Word } from "#names";
import { addDefinite, definitionsIn } from "./definitions.ts";
import { findFacts } from "./facts/index.ts";
import { Lexicon } from "./lexicon.ts";
import type { Found, Registry } from "./registry.ts";
import { type Spot, scan } from "./scan.ts";
import type { Mention, TextBlock } from "./types.ts";

/**
 * Finds who and what the blocks of one document name, in order of block and offset. Parties and states do not
 * overlap each other, nor do facts (symbols, identifiers, amounts, dates) each other; a party may overlap a fact.
 * Definite short forms ("the Company") count after their definition in these blocks.
 */
export function findMentions(blocks: TextBlock[], registry: Registry): Mention[] {
  const mentions: Mention[] = [];
  const own = new Lexicon();
  for (const block of blocks) {
    const words = registry.texts.words(block.text);
    const found = known(registry, block.language).get(block.text) ?? remember(block, words, registry);
    const spots = own.size === 0 && found.definite.length === 0 ? found.spots : withOwn(block, words, registry, own);
    const named = new Set<string>();
    const here = spots.map((spot) => toMention(block, words, spot, named));
    for (const { start, end, text, kind, value } of found.facts)
      here.push({ block: block.id, start, end, text, kind, party: value, form: "value" });
    if (found.facts.length > 0) here.sort((a, b) => a.start - b.start || b.end - a.end);
    for (const mention of here) mentions.push(mention);
  }
  return mentions;
}

/** Looks at a text once; the same text in the other version is then known. */
function remember(block: TextBlock, words: readonly Word[], registry: Registry): Found {
  const { text, language } = block;
  const spots = scan(text, words, language, [registry.lexicon]);
  const found = {
    spots,
    definite: definitionsIn(text, words, spots).filter((definition) => definition.definite),
    facts: findFacts(text, words).map((fact) => ({ ...fact, text: text.slice(fact.start, fact.end) })),
  };
  const memory = known(registry, language);
  if (memory.size < mostRemembered) memory.set(text, found);
  return found;
}

/** What was found in the texts of a language. */
function known({ found }: Registry, language: string): Map<string, Found> {
  let memory = found.get(language);
  if (!memory) {
    memory = new Map();
    found.set(language, memory);
  }
  return memory;
}

const mostRemembered = 400_000;

/** The names of a block in a document that has defined forms like "the Company", which count behind their definition. */
function withOwn(block: TextBlock, words: readonly Word[], registry: Registry, own: Lexicon): Spot[] {
  const lexica = own.size > 0 ? [registry.lexicon, own] : [registry.lexicon];
  const spots = scan(block.text, words, block.language, lexica);
  const definite = definitionsIn(block.text, words, spots).filter((definition) => definition.definite);
  if (definite.length === 0) return spots;
  for (const definition of definite) addDefinite(own, definition);
  const from = definite.reduce((least, definition) => Math.min(least, definition.end), block.text.length);
  const behind = scan(block.text, words, block.language, [registry.lexicon, own]).filter(
    (spot) => (words[spot.start]?.start ?? 0) >= from,
  );
  return [...spots.filter((spot) => (words[spot.start]?.start ?? 0) < from), ...behind];
}

/** Links a spot to its party; a short form of several to the one named in full before it in the block, if there is just one. */
function toMention(block: TextBlock, words: readonly Word[], spot: Spot, named: Set<string>): Mention {
  const start = words[spot.start]?.start ?? 0;
  const end = words[spot.end - 1]?.end ?? start;
  const { parties: meant, form, kind } = spot.entry;
  const before = meant.filter((key) => named.has(key));
  const party = before.length === 1 ? before[0] : meant[0];
  if (form === "full" && meant.length === 1 && party !== undefined) named.add(party);
  const mention: Mention = {
    block: block.id,
    start,
    end,
    text: block.text.slice(start, end),
    kind,
    party: party ?? "",
    form,
  };
  if (meant.length > 1 && before.length !== 1) mention.ambiguous = meant;
  return mention;
}
