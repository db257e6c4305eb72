import { type Follows, referenceEdits } from "../crossrefs.ts";
import { bareNumber, Numbering } from "../renumber.ts";
import type { Aligned, AlignmentKind, Edit } from "../types.ts";
import type { Group } from "./groups.ts";
import type { Item } from "./items.ts";

/** The alignment as a reader wants it: kinds told, in the order of the amended document, removed blocks where they stood. */
export function arrange(
  a: Item[],
  b: Item[],
  groups: Group[],
  similarity: (left: Item, right: Item) => number,
): Aligned[] {
  const groupOfA = new Map(groups.flatMap((group) => group.a.map((position) => [position, group] as const)));
  const groupOfB = new Map(groups.flatMap((group) => group.b.map((position) => [position, group] as const)));
  const follows = followed(a, b, groupOfA);
  const { first, behind } = removedPlaces(a, groupOfA);
  const result = first.map((position) => removed(a, position));
  const done = new Set<Group>();
  for (const [position, item] of b.entries()) {
    const group = groupOfB.get(position);
    if (!group) result.push({ kind: "added", original: [], amended: [item.block.id], reworded: false, similarity: 0 });
    else if (!done.has(group)) {
      done.add(group);
      result.push(entry(a, b, group, follows, similarity));
    }
    const last = group?.b.at(-1) === position ? group : undefined;
    if (last) for (const gone of behind.get(last) ?? []) result.push(removed(a, gone));
  }
  return result;
}

const removed = (a: Item[], position: number): Aligned => ({
  kind: "removed",
  original: a[position] ? [a[position].block.id] : [],
  amended: [],
  reworded: false,
  similarity: 0,
});

/** Removed blocks stand behind the nearest block before them that stayed at its place. */
function removedPlaces(a: Item[], groupOfA: Map<number, Group>): { first: number[]; behind: Map<Group, number[]> } {
  const first: number[] = [];
  const behind = new Map<Group, number[]>();
  let anchor: Group | undefined;
  for (const position of a.keys()) {
    const group = groupOfA.get(position);
    if (group) anchor = group.moved ? anchor : group;
    else if (!anchor) first.push(position);
    else {
      const list = behind.get(anchor);
      if (list) list.push(position);
      else behind.set(anchor, [position]);
    }
  }
  return { first, behind };
}

function entry(
  a: Item[],
  b: Item[],
  group: Group,
  follows: (from: number, to: number) => Follows,
  similarity: (left: Item, right: Item) => number,
): Aligned {
  const lefts = group.a.flatMap((position) => a[position] ?? []);
  const rights = group.b.flatMap((position) => b[position] ?? []);
  const ids = { original: lefts.map(({ block }) => block.id), amended: rights.map(({ block }) => block.id) };
  const [left, right] = [lefts[0], rights[0]];
  if (!left || !right) return { kind: "unchanged", ...ids, reworded: false, similarity: 0 };
  if (lefts.length > 1 || rights.length > 1) {
    const [before, after] = [lefts, rights].map((items) => items.map(({ block }) => block.text).join(" "));
    const alike = Math.min(1, Math.max(...lefts.map((x) => Math.max(...rights.map((y) => similarity(x, y))))));
    return { kind: lefts.length > 1 ? "merged" : "split", ...ids, reworded: before !== after, similarity: alike };
  }
  const same = left.block.text === right.block.text;
  const references = same
    ? undefined
    : referenceEdits(left.block.text, right.block.text, follows(left.position, right.position));
  const reworded = !same && !references;
  const kind = kindOf(group, reworded, bareNumber(left.block.number) !== bareNumber(right.block.number));
  return {
    kind,
    ...ids,
    reworded: kind === "moved" && reworded,
    similarity: reworded ? Math.min(0.999, similarity(left, right)) : 1,
    ...(references ? { references: references satisfies Edit[] } : {}),
  };
}

function kindOf(group: Group, reworded: boolean, renumbered: boolean): AlignmentKind {
  if (group.moved) return "moved";
  if (reworded) return "reworded";
  return renumbered ? "renumbered" : "unchanged";
}

/** Whether a number in the block at `from` and one in the block at `to` mean the same passage. */
function followed(a: Item[], b: Item[], groupOfA: Map<number, Group>): (from: number, to: number) => Follows {
  let numberings: [Numbering, Numbering] | undefined;
  return (from) => (target, old, now) => {
    numberings ??= [new Numbering(a.map(({ block }) => block)), new Numbering(b.map(({ block }) => block))];
    const [numberingA, numberingB] = numberings;
    const meant = numberingA.find(target, old, from);
    if (meant.length === 0) return old === now;
    return meant.every((position) => groupOfA.get(position)?.b.some((other) => numberingB.has(target, now, other)));
  };
}
