import type { Block } from "#document";
import { type Follows, findReferences } from "./crossrefs.ts";
import type { TargetKind } from "./references.data.ts";

/** A printed number without its punctuation: "12." and "(12)" are the same number; a sign ("*") stays. */
export function bareNumber(printed: string | null): string | null {
  if (printed === null) return null;
  return printed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || printed;
}

/** A number that stands more often than this means nothing. */
const mostMeanings = 100;

/** Where the numbers of one document stand: what a reference can mean. */
export class Numbering {
  readonly #positions = new Map<string, number[]>();
  readonly #blocks: Block[];
  readonly #annexOf: (string | null)[];

  constructor(blocks: Block[]) {
    this.#blocks = blocks;
    this.#annexOf = annexes(blocks);
    const path: { level: number; number: string }[] = [];
    for (const [position, block] of blocks.entries())
      for (const [target, number] of designations(block, path)) this.#register(`${target} ${number}`, position);
  }

  #register(name: string, position: number): void {
    const list = this.#positions.get(name);
    if (list) list.push(position);
    else this.#positions.set(name, [position]);
  }

  /** Positions that a reference from the block at `from` can mean: those in its own annex (or in the body) before all others, the outermost before what is nested. */
  find(target: TargetKind, number: string, from: number): number[] {
    const all = this.#positions.get(`${target} ${number}`) ?? [];
    if (all.length < 2) return all;
    if (all.length > mostMeanings) return [];
    const near = all.filter((position) => this.#annexOf[position] === this.#annexOf[from]);
    const scope = near.length > 0 ? near : all;
    const level = Math.min(...scope.map((position) => this.#blocks[position]?.level ?? 0));
    return scope.filter((position) => this.#blocks[position]?.level === level);
  }

  has(target: TargetKind, number: string, position: number): boolean {
    return this.#positions.get(`${target} ${number}`)?.includes(position) ?? false;
  }
}

/** For a block of the original at a position: which of its references follow the renumbering. */
export type FollowsFrom = (position: number) => Follows;

/**
 * Whether a number in a block of the original and one in the amended document mean the same passage, given where the
 * blocks went. A number that could mean several passages must be right for all; one that means none must stay.
 */
export function followsRenumbering(
  original: Block[],
  amended: Block[],
  counterparts: (position: number) => number[],
): FollowsFrom {
  let numberings: [Numbering, Numbering] | undefined;
  return (from) => (target, old, now) => {
    numberings ??= [new Numbering(original), new Numbering(amended)];
    const [before, after] = numberings;
    const meant = before.find(target, old, from);
    if (meant.length === 0) return old === now;
    return meant.every((position) => counterparts(position).some((other) => after.has(target, now, other)));
  };
}

/** The annex in which each block stands, by position; null in the body. */
function annexes(blocks: Block[]): (string | null)[] {
  let current: string | null = null;
  return blocks.map((block) => {
    if (block.kind === "annex") current = block.id;
    return current;
  });
}

/** The names under which a block can be referred to: its printed number, a heading's path of numbers, or what its text begins with ("Table 3"). */
function designations(block: Block, path: { level: number; number: string }[]): [TargetKind, string][] {
  const number = bareNumber(block.number);
  switch (block.kind) {
    case "footnote":
    case "endnote":
      return number ? [["note", number]] : [];
    case "numbered":
    case "paragraph":
    case "item":
      return number ? [["paragraph", number]] : [];
    case "heading":
    case "annex":
    case "caption":
      return [...headed(block, number, path), ...spelledOut(block)];
    default:
      return [];
  }
}

function headed(
  block: Block,
  number: string | null,
  path: { level: number; number: string }[],
): [TargetKind, string][] {
  if (block.kind !== "heading") return number && block.kind === "annex" ? [["annex", number]] : [];
  while ((path.at(-1)?.level ?? -1) >= block.level) path.pop();
  if (!number) return [];
  path.push({ level: block.level, number });
  const names = new Set(
    path.map((_, index) =>
      path
        .slice(index)
        .map((part) => part.number)
        .join("."),
    ),
  );
  return [...names].map((name) => ["section", name]);
}

function spelledOut(block: Block): [TargetKind, string][] {
  const first = findReferences(block.text.slice(0, 60))[0];
  return first && first.start < 25 ? [[first.target, first.number]] : [];
}
