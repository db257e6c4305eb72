import type { Binding, Edit } from "../types.ts";
import type { Placed } from "./place.ts";

/** What of a parent's fit its consequence keeps. */
const inherited = 0.95;

/**
 * A note that went because the passage that called it went, and a row that went with its table, bind to what explains
 * that passage. A note that came with a whole new paragraph does too, and is flagged: nobody asked for its words. Only
 * silent changes are touched.
 */
export function bindConsequences(placed: Placed[], bindings: Map<string, Binding>): void {
  for (const side of ["original", "amended"] as const) {
    const byBlock = new Map(placed.flatMap((entry) => entry[side].map((block) => [block.id, entry] as const)));
    for (const entry of placed) {
      const own = bindings.get(entry.change.id);
      const block = entry[side][0];
      const caller = byBlock.get(block?.parent ?? "");
      if (!block || !caller || caller === entry || own?.status !== "silent" || named(own)) continue;
      const binding = bindings.get(caller.change.id);
      if (!binding || !named(binding) || !follows(entry, caller, block.id, block.kind)) continue;
      bindings.set(entry.change.id, consequence(binding, side === "amended"));
    }
  }
}

const named = ({ request, correction }: Binding) => request !== undefined || correction !== undefined;
const parts = new Set(["row", "footnote", "endnote"]);

function follows({ change }: Placed, caller: Placed, block: string, kind: string): boolean {
  if (!parts.has(kind)) return false;
  if (change.kind === "added") return caller.change.kind === "added";
  return change.kind === "removed" && (caller.change.kind === "removed" || markWent(caller, block));
}

/** The binding of a passage as its part inherits it: its own excess and helpers are not the part's. */
function consequence({ status, request, decision, correction, fit, flags }: Binding, put: boolean): Binding {
  const kept: Binding["flags"] = flags?.filter((flag) => flag !== "beyond-request") ?? [];
  if (put) kept.push("beyond-request");
  return {
    status,
    ...(request !== undefined && { request }),
    ...(decision !== undefined && { decision }),
    ...(correction !== undefined && { correction }),
    fit: Math.round((fit ?? 0) * inherited * 100) / 100,
    ...(kept.length > 0 && { flags: kept }),
  };
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
