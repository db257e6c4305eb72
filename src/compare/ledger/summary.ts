import type { Block } from "#document";
import type { Change, ChangeDraft, PartyRow, Summary } from "../types.ts";

/** Counts what the ledger holds. */
export function summarise(changes: Change[], parties: PartyRow[], renumbered: number, drafts: ChangeDraft[]): Summary {
  const byKind: Summary["byKind"] = { reworded: 0, removed: 0, added: 0, moved: 0, split: 0, merged: 0 };
  const byClass: Summary["byClass"] = {};
  const byStatus = { bound: 0, "own-correction": 0, silent: 0 };
  for (const { kind, classes, binding } of changes) {
    byKind[kind]++;
    byStatus[binding.status]++;
    for (const name of new Set(classes.map((found) => found.class))) byClass[name] = (byClass[name] ?? 0) + 1;
  }
  return {
    changes: changes.length,
    byKind,
    byClass,
    silent: byStatus.silent,
    bound: byStatus.bound,
    ownCorrections: byStatus["own-correction"],
    renumbered,
    gone: parties.filter(({ gone, schema }) => gone && schema !== "Document").map(({ name }) => name),
    notChecked: uncheckedLanguages(changes, drafts),
  };
}

/** Languages of the blocks in changes of which some class could not be checked. */
function uncheckedLanguages(changes: Change[], drafts: ChangeDraft[]): string[] {
  const languages = new Set<string>();
  for (const [index, { classes }] of changes.entries()) {
    if (!classes.some((found) => found.class === "not-checked")) continue;
    const { original = [], amended = [] } = drafts[index] ?? {};
    for (const { language } of [...original, ...amended] satisfies Block[]) languages.add(language);
  }
  return [...languages].sort();
}
