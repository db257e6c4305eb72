import type { Document } from "#document";
import { headingPaths } from "../ledger/sections.ts";
import type { Aligned, Change, FoundMentions, Ledger } from "../types.ts";

/** Changes and mentions of parties in each section that any of them concerns; a section of the amended text counts as the one of the original whose heading it continues. */
export function sectionRows(
  alignment: Aligned[],
  changes: Change[],
  original: Document,
  amended: Document,
  mentions: FoundMentions,
): Ledger["sections"] {
  const rows = new Map<string, Ledger["sections"][number]>();
  const row = (section: string[]) => {
    const key = JSON.stringify(section);
    let entry = rows.get(key);
    if (!entry) {
      entry = { section, changes: 0, mentionsBefore: 0, mentionsAfter: 0 };
      rows.set(key, entry);
    }
    return entry;
  };
  const count = (id: string, side: "original" | "amended") =>
    (mentions[side].get(id) ?? []).filter(({ kind }) => kind === "party" || kind === "state").length;
  const pathsBefore = headingPaths(original.blocks);
  for (const { id } of original.blocks) row(pathsBefore.get(id) ?? []).mentionsBefore += count(id, "original");
  const continued = continuedSections(alignment, pathsBefore, headingPaths(amended.blocks));
  for (const { id } of amended.blocks) row(continued(id)).mentionsAfter += count(id, "amended");
  for (const { section } of changes) row(section).changes++;
  return [...rows.values()].filter((entry) => entry.changes + entry.mentionsBefore + entry.mentionsAfter > 0);
}

/** For blocks of the amended text the original's name of their section: the one from which most of its passages come. */
function continuedSections(
  alignment: Aligned[],
  before: ReadonlyMap<string, string[]>,
  after: ReadonlyMap<string, string[]>,
): (id: string) => string[] {
  const votes = new Map<string, Map<string, number>>();
  for (const { kind, original, amended } of alignment) {
    const [from, to] = [original[0], amended[0]];
    if (kind === "moved" || from === undefined || to === undefined) continue;
    const [source, target] = [JSON.stringify(before.get(from) ?? []), JSON.stringify(after.get(to) ?? [])];
    const tally = votes.get(target) ?? new Map<string, number>();
    tally.set(source, (tally.get(source) ?? 0) + 1);
    votes.set(target, tally);
  }
  const names = new Map<string, string[]>();
  for (const [target, tally] of votes) {
    // A section that keeps its name keeps it here; else the majority decides.
    const source = tally.has(target) ? target : [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (source !== undefined) names.set(target, JSON.parse(source) as string[]);
  }
  return (id) => names.get(JSON.stringify(after.get(id) ?? [])) ?? after.get(id) ?? [];
}
