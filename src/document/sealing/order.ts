import type { Secret } from "./answers.ts";
import { allShown, type BlockView, type ReleaseView } from "./view.ts";

/** What one of two releases hides and the other shows: in the first place what the earlier one hides. */
type Differences = [hiddenInA: Secret[], hiddenInB: Secret[]];

/** What the two together reveal that each hides for itself; undefined where one of them shows it all. */
export function conflictOf(a: ReleaseView, b: ReleaseView): Differences | undefined {
  const differences = differencesOf(a, b);
  return differences[0].length > 0 && differences[1].length > 0 ? differences : undefined;
}

/** Whether `a` shows everything that `b` shows, surely: both are of one version. */
export function covers(a: ReleaseView, b: ReleaseView): boolean {
  if (a.header !== b.header || (b.isWhole && !a.isWhole)) return false;
  if (a.isComplete && [...b.blocks.keys()].some((id) => !a.blocks.has(id))) return false;
  if (b.isTitleHidden === false && a.isTitleHidden !== false) return false;
  return differencesOf(a, b)[0].length === 0;
}

function differencesOf(a: ReleaseView, b: ReleaseView): Differences {
  const differences: Differences = [[], []];
  for (const id of sharedBlocks(a, b)) {
    const [inA, inB] = [a.blocks.get(id) ?? allShown, b.blocks.get(id) ?? allShown];
    const isSame = () => a.header === b.header || (inA.inner() !== null && inA.inner() === inB.inner());
    comparePassages(differences, id, inA, inB, isSame);
    addOneSided(differences, { what: "number", block: id }, inA.isNumberHidden, inB.isNumberHidden);
  }
  if (a.isTitleHidden !== null && b.isTitleHidden !== null) {
    addOneSided(differences, { what: "title" }, a.isTitleHidden, b.isTitleHidden);
  }
  return differences;
}

/** Blocks that both releases hold, as far as can be known. */
function sharedBlocks(a: ReleaseView, b: ReleaseView): Set<string> {
  const ids = new Set([...a.blocks.keys(), ...b.blocks.keys()]);
  for (const { blocks, isComplete } of [a, b]) {
    if (isComplete) for (const id of ids) if (!blocks.has(id)) ids.delete(id);
  }
  return ids;
}

function comparePassages(
  [inA, inB]: Differences,
  block: string,
  a: BlockView,
  b: BlockView,
  isSame: () => boolean,
): void {
  const whole: Secret = { what: "passage", block, slots: null };
  if (a.hidden === "all" || b.hidden === "all" || a.hidden === "none" || b.hidden === "none") {
    const [heightA, heightB] = [height(a), height(b)];
    if (heightA > heightB) inA.push(beyond(whole, a, b));
    if (heightB > heightA) inB.push(beyond(whole, b, a));
    return;
  }
  if (!isSame()) {
    inA.push(whole);
    inB.push(whole);
    return;
  }
  const [onlyA, onlyB] = [without(a.hidden, b.hidden), without(b.hidden, a.hidden)];
  if (onlyA.length > 0) inA.push({ what: "passage", block, slots: onlyA });
  if (onlyB.length > 0) inB.push({ what: "passage", block, slots: onlyB });
}

/** What the one hides beyond the other, where one of the two hides all of the block or nothing. */
function beyond(whole: Secret, more: BlockView, less: BlockView): Secret {
  if (whole.what !== "passage" || more.hidden === "all" || more.hidden === "none" || less.hidden !== "none")
    return whole;
  return { ...whole, slots: [...more.hidden] };
}

function height({ hidden }: BlockView): number {
  if (hidden === "none") return 0;
  return hidden === "all" ? 2 : 1;
}

function without(a: ReadonlySet<number>, b: ReadonlySet<number>): number[] {
  return [...a].filter((slot) => !b.has(slot));
}

function addOneSided([inA, inB]: Differences, secret: Secret, a: boolean, b: boolean): void {
  if (a && !b) inA.push(secret);
  if (b && !a) inB.push(secret);
}
