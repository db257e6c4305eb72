import type { Document } from "#document";
import type { NameFinder } from "./naming.ts";
import type { Unit } from "./passage.ts";
import type { LostMention, TruePair } from "./truth.ts";

/** What became of each block of the original, and where each block of the amended document comes from. */
export function truePairs(original: Document, units: Unit[], idOf: ReadonlyMap<Unit, string>): TruePair[] {
  const byOrigin = new Map<string, Unit[]>();
  const pairs: TruePair[] = [];
  for (const unit of units) {
    if (unit.from.length === 0)
      pairs.push({ kind: "added", reworded: false, original: [], amended: [idOf.get(unit) ?? ""] });
    for (const id of unit.from) byOrigin.set(id, [...(byOrigin.get(id) ?? []), unit]);
  }
  const done = new Set<Unit>();
  for (const { id } of original.blocks) {
    const found = byOrigin.get(id) ?? [];
    const [first] = found;
    if (!first) pairs.push({ kind: "removed", reworded: false, original: [id], amended: [] });
    else if (!done.has(first)) {
      for (const unit of found) done.add(unit);
      const kind =
        found.length > 1
          ? "split"
          : first.from.length > 1
            ? "merged"
            : first.moved
              ? "moved"
              : first.reworded
                ? "reworded"
                : "same";
      pairs.push({
        kind,
        reworded: first.reworded,
        original: first.from,
        amended: found.map((unit) => idOf.get(unit) ?? ""),
      });
    }
  }
  return pairs;
}

/** Every name that a block of the original has and its counterpart has no more, whatever was done to it. */
export function lostMentions(
  original: Document,
  amended: Document,
  pairs: readonly TruePair[],
  finder: NameFinder,
  given: ReadonlySet<string>,
): LostMention[] {
  const textOf = (document: Document) => new Map(document.blocks.map((block) => [block.id, block.text]));
  const texts = { original: textOf(original), amended: textOf(amended) };
  return pairs.flatMap((pair) => {
    const after = pair.amended.map((id) => texts.amended.get(id) ?? "").join("\n");
    const left = new Set(finder.find(after).map((o) => o.known.name));
    // "Ukrainian" still speaks of Ukraine.
    const root = (name: string) => name.slice(0, Math.max(4, name.length - 2));
    return pair.original.flatMap((block) => {
      const found = finder.find(texts.original.get(block) ?? "").reverse();
      return [...new Map(found.map((o) => [o.known.name, o])).values()]
        .filter(({ known }) => !left.has(known.name) && !(known.type === "state" && after.includes(root(known.name))))
        .map(({ known, start, end, text }) => ({
          block,
          start,
          end,
          text,
          name: known.name,
          given: given.has(known.name),
        }));
    });
  });
}
