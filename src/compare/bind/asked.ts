import type { Correction, Decision, Request } from "../requests.ts";
import type { Change } from "../types.ts";
import { type Bag, bagOf, minus, normalised, plus, shared, weigh } from "./words.ts";

/** Words that went and words that came: of a change, or as somebody asked. */
export interface WordDelta {
  deleted: Bag;
  inserted: Bag;
}

/** What a change did, net of words that only changed their place. */
export function doneBy(change: Change): WordDelta {
  const before = bagOf(change.before ?? "");
  const after = bagOf(change.after ?? "");
  return { deleted: minus(before, after), inserted: minus(after, before) };
}

/** What was asked for a place: the text that is to go, and the one that is to stand there. Null where the new text was not stated. */
export function askedIn(change: Change, asker: Request | Correction, decision: Decision | undefined): WordDelta | null {
  const { target } = asker;
  const decided = decision?.outcome === "partly" || decision?.outcome === "accepted" ? decision.text : undefined;
  const wanted = decided !== undefined ? decided : asker.proposed;
  if (wanted === undefined) return null;
  const action = "action" in asker ? asker.action : undefined;
  if (target.throughout) return everywhere(target.passage ?? "", wanted);
  if (target.side === "amended" && target.passage !== undefined) return resulting(change, wanted ?? target.passage);
  const old = target.passage ?? change.before ?? "";
  if (action === "insert") return { deleted: new Map(), inserted: bagOf(withoutPrefix(wanted ?? "", target.passage)) };
  const [before, after] = [bagOf(old), bagOf(action === "delete" ? "" : (wanted ?? ""))];
  return { deleted: minus(before, after), inserted: minus(after, before) };
}

/** Where the amended text is quoted, its words are what was asked, in place of about as many. */
function resulting(change: Change, wanted: string): WordDelta {
  const done = doneBy(change);
  const inserted = bagOf(wanted);
  return { deleted: weigh(done.deleted) <= weigh(inserted) + 3 ? done.deleted : new Map(), inserted };
}

/** An insertion is often given with the words after which it stands. */
function withoutPrefix(text: string, prefix: string | undefined): string {
  return prefix && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** A passage meant wherever it stands: any number of its words, also its short forms. */
function everywhere(passage: string, wanted: string | null): WordDelta {
  const [before, after] = [bagOf(passage), bagOf(wanted ?? "")];
  const endless = (bag: Bag) => new Map([...bag.keys()].map((word) => [word, Number.POSITIVE_INFINITY]));
  return { deleted: endless(minus(before, after)), inserted: endless(minus(after, before)) };
}

/** Share of what was done that was asked, 0 … 1, by weight of words; 0 where no word was changed. */
export function explained(done: WordDelta, asked: WordDelta): number {
  const total = weigh(done.deleted) + weigh(done.inserted);
  return total === 0 ? 0 : (shared(done.deleted, asked.deleted) + shared(done.inserted, asked.inserted)) / total;
}

/** Share of what was asked that was done, 0 … 1; of a passage meant throughout, 1 where any of it was. */
export function carriedOut(done: WordDelta, asked: WordDelta): number {
  const total = weigh(asked.deleted) + weigh(asked.inserted);
  const overlap = shared(done.deleted, asked.deleted) + shared(done.inserted, asked.inserted);
  if (total === 0) return 0;
  return Number.isFinite(total) ? overlap / total : Math.min(1, overlap);
}

export function together(a: WordDelta, b: WordDelta): WordDelta {
  return { deleted: plus(a.deleted, b.deleted), inserted: plus(a.inserted, b.inserted) };
}

/** Words of the change that nobody asked for. */
export function beyond(done: WordDelta, asked: WordDelta): WordDelta {
  return { deleted: minus(done.deleted, asked.deleted), inserted: minus(done.inserted, asked.inserted) };
}

/** Whether the change put the very words asked for in place of the very words quoted. */
export function literally(change: Change, passage: string | undefined, proposed: string | null | undefined): boolean {
  if (passage === undefined || !proposed || !change.before || !change.after) return false;
  return (
    squeeze(change.before).includes(squeeze(passage)) &&
    squeeze(change.after).includes(squeeze(proposed)) &&
    normalised(passage) === normalised(proposed)
  );
}

const squeeze = (text: string) => text.replace(/\s+/gu, " ").trim();
