import type { Binding, Edit } from "../types.ts";
import type { Placed } from "./place.ts";

/** What of a parent's fit its consequence keeps. */
const inherited = 0.95;

/**
 * A note that went because the passage that called it went, and a row that went with its table, bind to what explains
 * that passage. Only silent changes are touched, and only removals: a note put in must be explained by its own text.
 */
export function bindConsequences(placed: Placed[], bindings: Map<string, Binding>): void {
  const byBlock = new Map(placed.flatMap((entry) => entry.original.map((block) => [block.id, entry] as const)));
  for (const { change, original } of placed) {
    const own = bindings.get(change.id);
    if (change.kind !== "removed" || own?.status !== "silent" || own.request !== undefined) continue;
    const block = original[0];
    const caller = byBlock.get(block?.parent ?? "");
    if (!block || !caller || caller.change.id === change.id) continue;
    const binding = bindings.get(caller.change.id);
    if (!binding || (binding.request === undefined && binding.correction === undefined)) continue;
    const isPart = block.kind === "row" || block.kind === "footnote" || block.kind === "endnote";
    if (!isPart || !(caller.change.kind === "removed" || markWent(caller, block.id))) continue;
    const { excess: _excess, others: _others, ...rest } = binding;
    const flags = binding.flags?.filter((flag) => flag !== "beyond-request") ?? [];
    const { flags: _flags, ...plain } = rest;
    bindings.set(change.id, {
      ...plain,
      fit: Math.round((binding.fit ?? 0) * inherited * 100) / 100,
      ...(flags.length > 0 && { flags }),
    });
  }
}

/** Whether the mark that calls a note stood in words that went. */
function markWent({ change, original }: Placed, note: string): boolean {
  let offset = 0;
  for (const block of original) {
    const mark = block.marks.find((candidate) => candidate.note === note);
    if (mark) return isDeleted(change.edits ?? [], offset + Math.max(0, mark.offset - 1));
    offset += block.text.length + 1;
  }
  return false;
}

function isDeleted(edits: Edit[], offset: number): boolean {
  let at = 0;
  for (const [kind, text] of edits) {
    if (kind === "insert") continue;
    if (offset < at + text.length) return kind === "delete";
    at += text.length;
  }
  return false;
}
