import { PenholderError } from "#kernel";
import type { HidingPlan } from "./answers.ts";
import { limits } from "./limits.ts";
import { occurrences } from "./occurrences.ts";
import { slotsIn, textOf } from "./ranges.ts";
import { isReason, reasons } from "./reasons.data.ts";
import type { Hiding, OpenBlock, Passage, SealedMeta } from "./types.ts";

/** What of a block is hidden, each with the place in the plan of the hiding that it falls under. */
export interface HiddenParts {
  /** The whole block. */
  whole: number | null;
  slots: Map<number, number>;
  number: number | null;
}

/** What a plan hides. */
export interface Resolved {
  blocks: Map<string, HiddenParts>;
  title: number | null;
}

/** Finds what a plan hides; of two hidings that name one passage the first has it. Throws `redaction-refused`. */
export function resolvePlan(blocks: readonly OpenBlock[], meta: SealedMeta, plan: readonly HidingPlan[]): Resolved {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const find = (id: string): OpenBlock => byId.get(id) ?? refuse(`The report has no block ${id}`);
  const resolved: Resolved = { blocks: new Map(), title: null };
  for (const [index, hiding] of plan.entries()) {
    requireGrounds(hiding, index);
    const parts = (id: string) => partsOf(resolved, find(id).id);
    for (const { block, slots } of hiding.passages ?? []) hide(parts(block), find(block), slots, index);
    for (const range of hiding.ranges ?? []) {
      const whole = range.start === undefined && range.end === undefined;
      hide(parts(range.block), find(range.block), whole ? null : slotsIn(find(range.block).spans, [range]), index);
    }
    for (const name of hiding.names ?? []) hideName(resolved, blocks, meta, name, index);
    for (const id of hiding.numbers ?? []) parts(id).number ??= index;
    if (hiding.title) resolved.title ??= index;
  }
  return resolved;
}

function partsOf(resolved: Resolved, id: string): HiddenParts {
  const known = resolved.blocks.get(id);
  if (known) return known;
  const parts: HiddenParts = { whole: null, slots: new Map(), number: null };
  resolved.blocks.set(id, parts);
  return parts;
}

function hide(parts: HiddenParts, block: OpenBlock, slots: readonly number[] | null, index: number): void {
  if (slots === null) {
    parts.whole ??= index;
    return;
  }
  if (slots.length === 0) refuse(`A range lies outside the text of block ${block.id}, or no slot of it is named`);
  for (const slot of slots) {
    if (!Object.hasOwn(block.spans, slot))
      refuse(`Block ${block.id} has no span ${slot}: it has ${block.spans.length}`);
    if (!parts.slots.has(slot)) parts.slots.set(slot, index);
  }
}

function hideName(
  resolved: Resolved,
  blocks: readonly OpenBlock[],
  meta: SealedMeta,
  name: string,
  index: number,
): void {
  if (name.trim() === "") refuse("A name to be hidden is empty");
  let found = false;
  for (const block of blocks) {
    const ranges = occurrences(textOf(block.spans), name);
    if (ranges.length === 0) continue;
    found = true;
    hide(partsOf(resolved, block.id), block, slotsIn(block.spans, ranges), index);
  }
  if ("title" in meta && occurrences(meta.title, name).length > 0) {
    found = true;
    resolved.title ??= index;
  }
  if (!found)
    refuse(`A name that hiding ${index + 1} of the plan gives stands nowhere in the report: check its spelling`);
}

function requireGrounds({ reason, authority, decision }: HidingPlan, index: number): void {
  const name = `Hiding ${index + 1} of the plan`;
  if (!isReason(reason)) refuse(`${name} gives no reason of the list: ${Object.keys(reasons).join(", ")}`);
  for (const [what, text] of [["authority", authority] as const, ["decision", decision] as const]) {
    if (!isStatement(text)) refuse(`${name} names no ${what}, or not in NFC text of at most ${limits.word} characters`);
  }
}

/** Text that says something: of an authority, a decision. */
export function isStatement(text: string): boolean {
  const said = /[\p{L}\p{Nd}]/u.test(text) && text.length <= limits.word;
  return said && text.isWellFormed() && text.normalize("NFC") === text;
}

/** The hidings of a manifest: what each hiding of the plan hides, in order of blocks; empty ones are left out. */
export function hidingsOf(plan: readonly HidingPlan[], resolved: Resolved, ids: readonly string[]): Hiding[] {
  const hidings = plan.map(({ reason, authority, decision }, index) => ({
    passages: [] as Passage[],
    numbers: [] as string[],
    title: resolved.title === index,
    reason,
    authority,
    decision,
  }));
  for (const id of ids) {
    const parts = resolved.blocks.get(id);
    if (!parts) continue;
    if (parts.number !== null) hidings[parts.number]?.numbers.push(id);
    if (parts.whole !== null) hidings[parts.whole]?.passages.push({ block: id, slots: null });
    else {
      for (const [index, slots] of Map.groupBy(parts.slots, ([, under]) => under)) {
        const ascending = slots.map(([slot]) => slot).sort((a, b) => a - b);
        hidings[index]?.passages.push({ block: id, slots: ascending });
      }
    }
  }
  return hidings.filter(({ passages, numbers, title }) => passages.length > 0 || numbers.length > 0 || title);
}

export function refuse(what: string): never {
  throw new PenholderError("redaction-refused", `${what}.`);
}
