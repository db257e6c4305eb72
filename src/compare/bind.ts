import type { Document } from "#document";
import { askedIn, beyond, carriedOut, doneBy, explained, literally, together, type WordDelta } from "./bind/asked.ts";
import { bindConsequences } from "./bind/consequences.ts";
import { type Placed, placeChanges, placeFit } from "./bind/place.ts";
import { decisionOn, isAfter, order, type Standing, standingOf } from "./bind/standing.ts";
import { weightOf } from "./bind/words.ts";
import type { Correction, Decision, Request, Requests } from "./requests.ts";
import type { Binding, Change, Unfulfilled } from "./types.ts";

/** From this fit of place and text on a request explains a change. */
const enough = 0.5;
/** A request carried out to this share, in its place, is named even where the change does much more. */
const mostly = 0.6;
/** Share of a change that may go unexplained before it counts as beyond the request. */
const slack = 0.1;

/** Somebody who may explain changes. */
interface Asker {
  asks: Request | Correction;
  decision: Decision | undefined;
  standing: Standing;
  /** Share of what was asked that the changes carried out, summed. */
  done: number;
}

interface Candidate {
  asker: Asker;
  place: number;
  /** What was asked here; null where no text was stated. */
  asked: WordDelta | null;
  explains: number;
  carries: number;
}

/** The bindings by change id, and the requests and corrections that left no trace. */
export interface Bound {
  bindings: Map<string, Binding>;
  unfulfilled: Unfulfilled[];
}

/**
 * Binds each change to the request (or the panel's own correction) that explains its place and text. The fit is the
 * share of the changed words that was asked for there, times how well the place agrees; several accepted requests may
 * explain one change together, and one request several changes. What nobody decided in time stays silent.
 */
export function bind(changes: Change[], original: Document, amended: Document, requests: Requests): Bound {
  const made = requests.amendedVersion?.date;
  const askers: Asker[] = [
    ...requests.requests.map((asks): Asker => {
      const decision = decisionOn(asks.id, requests);
      return { asks, decision, standing: standingOf(asks.received, decision, made), done: 0 };
    }),
    ...requests.corrections.map(
      (asks): Asker => ({
        asks,
        decision: undefined,
        standing: isAfter(asks.date, made) ? "afterwards" : "own",
        done: 0,
      }),
    ),
  ];
  const placed = placeChanges(changes, original.blocks, amended.blocks);
  const bindings = new Map(placed.map((entry) => [entry.change.id, bindOne(entry, askers)]));
  bindConsequences(placed, bindings);
  return { bindings, unfulfilled: askers.flatMap(unfulfilled) };
}

function bindOne(placed: Placed, askers: Asker[]): Binding {
  const done = doneBy(placed.change);
  const candidates = askers.flatMap((asker) => candidate(placed, done, asker) ?? []).sort(byFit);
  const best = candidates[0];
  if (!best) return { status: "silent" };
  // Others decided in the same sense share in the explanation: two accepted requests on one paragraph.
  const helpers = best.asked
    ? candidates.filter((other) => other !== best && other.asked && other.place >= enough && decidedAlike(other, best))
    : [];
  const asked = helpers.reduce<WordDelta | null>(
    (sum, { asked }) => (sum && asked ? together(sum, asked) : sum),
    best.asked,
  );
  const share = asked ? Math.max(best.explains, explained(done, asked)) : best.explains;
  const fit = round(share * best.place);
  const overreach = asked && best.explains < 1 ? excess(done, asked, share) : [];
  const known = fit >= enough;
  if (!known && !(best.carries >= mostly && best.place >= 0.8)) return { status: "silent" };
  best.asker.done += best.carries;
  for (const { asker, carries } of helpers) asker.done += carries;
  return binding(
    best.asker,
    known,
    fit,
    overreach,
    helpers.map(({ asker }) => asker.asks.id),
  );
}

/** How a request fits a change, or null where it has nothing to do with it. */
function candidate(placed: Placed, done: WordDelta, asker: Asker): Candidate | null {
  const { asks, decision } = asker;
  const place = placeFit(placed, asks.target);
  if (place === 0) return null;
  const { change } = placed;
  if ("action" in asks && asks.action === "move")
    return change.kind === "moved"
      ? { asker, place, asked: null, explains: change.reworded ? enough : 1, carries: 1 }
      : null;
  const asked = askedIn(change, asks, decision);
  if (!asked) return { asker, place, asked, explains: unstated(placed, done, asks), carries: 1 };
  if (literally(change, asks.target.passage, asks.proposed)) return { asker, place, asked, explains: 1, carries: 1 };
  const explains = explained(done, asked);
  return explains > 0 ? { asker, place, asked, explains, carries: carriedOut(done, asked) } : null;
}

/** A correction without its text explains what went from its passage, and about as many words put there. */
function unstated({ change }: Placed, done: WordDelta, { target }: Request | Correction): number {
  if (target.passage === undefined) return mostly;
  const passage = { ...change, before: target.passage, after: null };
  const within = { deleted: doneBy(passage).deleted, inserted: done.inserted };
  const size = (bag: ReadonlyMap<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0);
  return size(done.inserted) <= size(within.deleted) + 3 ? 0.8 * explained(done, within) : 0;
}

function byFit(a: Candidate, b: Candidate): number {
  const difference = b.explains * b.place - a.explains * a.place;
  if (Math.abs(difference) > 0.05) return difference;
  return order.indexOf(a.asker.standing) - order.indexOf(b.asker.standing) || difference;
}

const agreed: Standing[] = ["accepted", "partly", "own"];

function decidedAlike(other: Candidate, best: Candidate): boolean {
  return agreed.includes(other.asker.standing) && agreed.includes(best.asker.standing);
}

/** The words of content that go beyond what was asked, where they are more than slips of grammar. */
function excess(done: WordDelta, asked: WordDelta, share: number): string[] {
  const { deleted, inserted } = beyond(done, asked);
  const words = [...deleted.keys(), ...inserted.keys()].filter((word) => weightOf(word) === 1);
  return words.length > 1 || 1 - share > slack ? [...new Set(words)] : [];
}

function binding(
  { asks, decision, standing }: Asker,
  known: boolean,
  fit: number,
  overreach: string[],
  others: string[],
): Binding {
  const own = !("received" in asks);
  const flags: Binding["flags"] = [
    ...(standing === "rejected" ? (["rejected-yet-carried-out"] as const) : []),
    ...(standing === "afterwards" ? (["bound-afterwards"] as const) : []),
    ...(standing === "undecided" ? (["undecided"] as const) : []),
    ...(overreach.length > 0 ? (["beyond-request"] as const) : []),
  ];
  const silent = !known || standing === "afterwards" || standing === "undecided";
  return {
    status: silent ? "silent" : own ? "own-correction" : "bound",
    ...(own ? { correction: asks.id } : { request: asks.id }),
    ...(decision && { decision: decision.id }),
    fit,
    ...(flags.length > 0 && { flags }),
    ...(others.length > 0 && { others }),
    ...(overreach.length > 0 && { excess: overreach.slice(0, 100) }),
  };
}

/** Least share of an accepted request that must be found done for it to count as carried out. */
const least = 0.3;

function unfulfilled({ asks, decision, standing, done }: Asker): Unfulfilled[] {
  if (!("received" in asks)) return done > 0 ? [] : [{ correction: asks.id, flag: "no-matching-change" }];
  const reference = { request: asks.id, ...(decision && { decision: decision.id }) };
  if (decision && decision.outcome !== "rejected")
    return done >= least ? [] : [{ ...reference, flag: "accepted-not-carried-out" }];
  return standing === "undecided" && done === 0 ? [{ ...reference, flag: "no-matching-change" }] : [];
}

const round = (value: number) => Math.round(Math.min(1, value) * 100) / 100;
