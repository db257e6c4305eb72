import type { Block, Document } from "#document";
import type { Mention, Party } from "#parties";
import { clean } from "../ledger/clean.ts";
import type { Aligned, Change, FoundMentions, PartyRow } from "../types.ts";
import type { Counted } from "./count.ts";

/** One row a party, those that lost most first; parties gone altogether before others with the same loss. */
export function partyRows(
  counts: Counted,
  alignment: Aligned[],
  changes: Change[],
  original: Document,
  amended: Document,
  mentions: FoundMentions,
): PartyRow[] {
  const target = new Map(alignment.flatMap((entry) => entry.original.map((id) => [id, entry] as const)));
  const moved = new Set(alignment.flatMap((entry) => (entry.kind === "moved" ? entry.amended : [])));
  const anonymised = countAnonymised(changes, mentions);
  const blocks = { original: byId(original), amended: byId(amended) };
  const possible = ambiguousLeft(amended, mentions);
  const haystack = new Haystack(amended);
  const rows = [...counts].map(([key, { party, original: before, amended: after }]): PartyRow => {
    const naming = new Set(after.map(({ block }) => block));
    const lost = unique(before.map(({ block }) => block)).filter(
      (id) => !(target.get(id)?.amended ?? []).some((into) => naming.has(into)),
    );
    return {
      key,
      name: party.name,
      schema: party.schema,
      before: before.length,
      after: after.length,
      gone: before.length > 0 && after.length === 0 && !possible.has(key) && !haystack.holds(party),
      paragraphsLost: lost,
      anonymised: anonymised.get(key) ?? 0,
      moved: after.filter(({ block }) => moved.has(block)).length,
      onlyIn: before.some(({ block }) => placeOf(block, blocks.original) === null)
        ? onlyPlace(after, blocks.amended)
        : null,
      ambiguous: [...before, ...after].filter(({ ambiguous }) => ambiguous !== undefined).length,
    };
  });
  const loss = (row: PartyRow) => row.before - row.after;
  return rows.sort(
    (a, b) =>
      loss(b) - loss(a) ||
      Number(b.gone) - Number(a.gone) ||
      b.paragraphsLost.length - a.paragraphsLost.length ||
      b.before - a.before ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1),
  );
}

/** Mentions that became a description, by key: those under the spans of the class "party-anonymised". */
function countAnonymised(changes: Change[], mentions: FoundMentions): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { classes } of changes)
    for (const { class: name, span } of classes) {
      if (name !== "party-anonymised" || !span) continue;
      const keys = (mentions.original.get(span.block) ?? [])
        .filter(
          ({ start, end, kind }) => start < span.end && end > span.start && (kind === "party" || kind === "state"),
        )
        .map(({ party }) => party);
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** Parties that a remaining short form may mean: they cannot be called gone. */
function ambiguousLeft(amended: Document, mentions: FoundMentions): Set<string> {
  const keys = new Set<string>();
  for (const { id } of amended.blocks)
    for (const { ambiguous } of mentions.amended.get(id) ?? []) for (const key of ambiguous ?? []) keys.add(key);
  return keys;
}

/** The amended text as a whole, to look once more for a name before it is called gone. */
class Haystack {
  readonly #document: Document;
  #text: string | undefined;
  #words: ReadonlySet<string> | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  holds({ name, aliases, schema }: Party): boolean {
    this.#text ??= this.#document.blocks.map(({ text }) => folded(text)).join("\u2029");
    this.#words ??= new Set(wordsIn(this.#text));
    const [text, words] = [this.#text, this.#words];
    return [name, ...aliases]
      .filter((form) => form.length >= 4)
      .map(folded)
      .some((form) => wordsIn(form).every((word) => words.has(word)) && standsIn(text, form, schema === "Document"));
  }
}

const folded = (text: string) => clean(text).text.normalize("NFKC").toLowerCase().replace(/[’ʼ]/gu, "'");

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Whether a form stands in a text as whole words; a symbol not as the beginning of a longer one ("A/1/Rev.1"). */
function standsIn(text: string, form: string, symbol: boolean): boolean {
  const longer = symbol ? /^\/?[\p{L}\p{N}]/u : /^[\p{L}\p{N}]/u;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const inWord = (neighbour: string | undefined) => neighbour !== undefined && /[\p{L}\p{N}]/u.test(neighbour);
    const end = at + form.length;
    if (!(inWord(text[at - 1]) && inWord(form[0])) && !(longer.test(text.slice(end, end + 2)) && inWord(form.at(-1))))
      return true;
  }
  return false;
}

function onlyPlace(left: Mention[], blocks: ReadonlyMap<string, Block>): PartyRow["onlyIn"] {
  const places = new Set(left.map(({ block }) => placeOf(block, blocks)));
  if (places.size === 0 || places.has(null)) return null;
  return places.has("annexes") ? (places.size === 1 ? "annexes" : "notes") : "notes";
}

/** Whether a block stands in a note or an annex, by its kind and its parents. */
function placeOf(id: string, blocks: ReadonlyMap<string, Block>): PartyRow["onlyIn"] {
  let block = blocks.get(id);
  if (block?.kind === "footnote" || block?.kind === "endnote") return "notes";
  for (let steps = 0; block && steps < 20; steps++) {
    if (block.kind === "annex") return "annexes";
    block = block.parent === null ? undefined : blocks.get(block.parent);
  }
  return null;
}

const byId = ({ blocks }: Document): Map<string, Block> => new Map(blocks.map((block) => [block.id, block]));
const unique = <T>(list: T[]): T[] => [...new Set(list)];
