import { sameText, withoutLayout } from "../layout.ts";
import { bareNumber, type FollowsFrom, followsRenumbering } from "../renumber.ts";
import type { Aligned, AlignmentKind } from "../types.ts";
import type { Group } from "./groups.ts";
import type { Item } from "./items.ts";

/** What tells how two items compare: their likeness, and whether layout alone is no difference. */
export interface Judgement {
  similarity: (left: Item, right: Item) => number;
  tolerant: boolean;
}

/** The alignment as a reader wants it: kinds told, in the order of the amended document, removed blocks where they stood. */
export function arrange(a: Item[], b: Item[], groups: Group[], judgement: Judgement): Aligned[] {
  const groupOfA = new Map(groups.flatMap((group) => group.a.map((position) => [position, group] as const)));
  const groupOfB = new Map(groups.flatMap((group) => group.b.map((position) => [position, group] as const)));
  const follows = followsRenumbering(
    a.map(({ block }) => block),
    b.map(({ block }) => block),
    (position) => groupOfA.get(position)?.b ?? [],
  );
  const { first, behind } = removedPlaces(a, groupOfA);
  const result = first.map((position) => removed(a, position));
  const done = new Set<Group>();
  for (const [position, item] of b.entries()) {
    const group = groupOfB.get(position);
    if (!group) result.push({ kind: "added", original: [], amended: [item.block.id], reworded: false, similarity: 0 });
    else if (!done.has(group)) {
      done.add(group);
      result.push(entry(a, b, group, follows, judgement));
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

function entry(a: Item[], b: Item[], group: Group, follows: FollowsFrom, { similarity, tolerant }: Judgement): Aligned {
  const lefts = group.a.flatMap((position) => a[position] ?? []);
  const rights = group.b.flatMap((position) => b[position] ?? []);
  const ids = { original: lefts.map(({ block }) => block.id), amended: rights.map(({ block }) => block.id) };
  const [left, right] = [lefts[0], rights[0]];
  if (!left || !right) return { kind: "unchanged", ...ids, reworded: false, similarity: 0 };
  if (lefts.length > 1 || rights.length > 1) {
    const fold = (text: string) => (tolerant ? withoutLayout(text) : text);
    const [before, after] = [lefts, rights].map((items) => fold(items.map(({ block }) => block.text).join(" ")));
    const alike = similarity(longest(lefts, left), longest(rights, right));
    return { kind: lefts.length > 1 ? "merged" : "split", ...ids, reworded: before !== after, similarity: alike };
  }
  const same = sameText(left.block.text, right.block.text, follows(left.position), tolerant);
  const reworded = !same;
  const kind = kindOf(group, reworded, bareNumber(left.block.number) !== bareNumber(right.block.number));
  return {
    kind,
    ...ids,
    reworded: kind === "moved" && reworded,
    similarity: reworded ? Math.min(0.999, similarity(left, right)) : 1,
    ...same,
  };
}

const longest = (items: Item[], first: Item) =>
  items.reduce((best, item) => (item.info > best.info ? item : best), first);

function kindOf(group: Group, reworded: boolean, renumbered: boolean): AlignmentKind {
  if (group.moved) return "moved";
  if (reworded) return "reworded";
  return renumbered ? "renumbered" : "unchanged";
}
