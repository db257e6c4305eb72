import type { Block } from "#document";

/** Whether the first document comes first in an order that depends on content alone; true for equal ones. */
export function inCanonicalOrder(first: Block[], second: Block[]): boolean {
  if (first.length !== second.length) return first.length < second.length;
  for (const [index, block] of first.entries()) {
    const other = second[index];
    if (!other) return true;
    for (const [mine, theirs] of [
      [block.text, other.text],
      [block.kind, other.kind],
      [block.number ?? "", other.number ?? ""],
      [block.parent ?? "", other.parent ?? ""],
      [block.id, other.id],
      [`${block.level}`, `${other.level}`],
    ] as const)
      if (mine !== theirs) return mine < theirs;
  }
  return true;
}
