import type { Aligned, Change, Edit, Ledger } from "./types.ts";
import { separator } from "./words/tokens.ts";
import { textOf } from "./words.ts";

type Side = "original" | "amended";

/**
 * One side's blocks, exactly, from the ledger's alignment and changes and the texts of the other side alone: the
 * proof that the ledger leaves nothing out. In the order of that side's document.
 */
export function rebuild(
  ledger: Pick<Ledger, "alignment" | "changes" | "blocks">,
  side: Side,
): { id: string; text: string }[] {
  const otherSide = side === "original" ? "amended" : "original";
  const other = new Map(ledger.blocks[otherSide].map(({ id, text }) => [id, text]));
  const changes = new Map(ledger.changes.map((change) => [key(change), change]));
  const texts = new Map<string, string>();
  for (const entry of ledger.alignment) {
    const ids = entry[side];
    for (const [index, text] of textsOf(entry, changes.get(key(entry)), side, other, ids.length).entries())
      texts.set(ids[index] ?? "", text);
  }
  return ledger.blocks[side].map(({ id }) => ({ id, text: texts.get(id) ?? "" }));
}

const key = ({ original, amended }: { original: string[]; amended: string[] }) =>
  `${original.join()}|${amended.join()}`;

/** Texts of an entry's blocks on one side. */
function textsOf(
  entry: Aligned,
  change: Change | undefined,
  side: Side,
  other: Map<string, string>,
  count: number,
): string[] {
  if (count === 0) return [];
  const edits: Edit[] | undefined = change?.edits ?? entry.references ?? entry.layout;
  if (edits) return count === 1 ? [textOf(edits, side)] : textOf(edits, side).split(separator);
  if (change) return [(side === "original" ? change.before : change.after) ?? ""];
  const source = side === "original" ? entry.amended : entry.original;
  return [other.get(source[0] ?? "") ?? ""];
}
