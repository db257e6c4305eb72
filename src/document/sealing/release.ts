import { PenholderError } from "#kernel";
import type { Crypto } from "#record";
import type { Release, ReleaseConflict, Secret } from "./answers.ts";
import { blockNames } from "./block-names.ts";
import { Hashes } from "./hashes.ts";
import { conflictOf, covers } from "./order.ts";
import { nameOf } from "./secrets.ts";
import type { Manifest } from "./types.ts";
import { type ReleaseView, viewOf } from "./view.ts";

/**
 * Copies of one report, across versions too, may only be released in an order in which each hides more or less than the
 * next: whoever holds two copies sees the union of what they show. Answers with every earlier release with which the
 * new one stands in no such order, on the passages that the two share, and with exactly what the two together reveal;
 * nothing where it may be released. A release that shows nothing beyond another one adds nothing to any union.
 * A block that was resealed between two versions counts as the same passage: which of its spans are the same nobody
 * can tell, so that two copies that both hide a part of it stand in no order.
 */
export function checkRelease(
  crypto: Crypto,
  released: readonly Release[],
  next: Exclude<Release, Manifest>,
): ReleaseConflict[] {
  const hashes = new Hashes(crypto);
  const views = released.map((release) => viewOf(hashes, release));
  const now = viewOf(hashes, next);
  if (views.some((view) => covers(view, now))) return [];
  return views.flatMap((view, index) => {
    const conflict = isCovered(views, index) ? undefined : conflictOf(view, now);
    if (!conflict) return [];
    const [byNext, byReleased] = conflict;
    const says = `Together with release ${index + 1} the new one would reveal ${listOf(byNext, next)}, hidden in release ${index + 1}, and ${listOf(byReleased, next)}, hidden in the new one.`;
    return [{ released: index, revealedByNext: byNext, revealedByReleased: byReleased, says }];
  });
}

/** Whether another release shows everything that this one shows; of two that show the same, the first stands for both. */
function isCovered(views: readonly ReleaseView[], index: number): boolean {
  const view = views[index];
  if (!view) return false;
  return views.some((other, place) => other !== view && covers(other, view) && (place < index || !covers(view, other)));
}

/** Refuses a release with what it would reveal. */
export function requireOrder(crypto: Crypto, released: readonly Release[], next: Exclude<Release, Manifest>): void {
  const [conflict] = checkRelease(crypto, released, next);
  if (conflict) throw new PenholderError("release-refused", conflict.says);
}

function listOf(secrets: readonly Secret[], next: Exclude<Release, Manifest>): string {
  const whole = "blocks" in next ? next : { numbers: { each: [] }, blocks: [] };
  const names = secrets.slice(0, 5).map((secret) => nameOf(secret, blockNames(whole)));
  const more = secrets.length > names.length ? ` and ${secrets.length - names.length} more` : "";
  return names.join("; ") + more;
}
