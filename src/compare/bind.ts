import type { Document } from "#document";
import { askedIn, beyond, carriedOut, doneBy, explained, literally, together, type WordDelta } from "./bind/asked.ts";
import { bindConsequences } from "./bind/consequences.ts";
import { type Placed, placeChanges, placeFit, quotes } from "./bind/place.ts";
import { decisionOn, isAfter, order, type Standing, standingOf } from "./bind/standing.ts";
import { bagOf, normalised, shared, weightOf } from "./bind/words.ts";
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
  const all = askers.flatMap((asker) => candidate(placed, done, asker) ?? []).sort(byFit);
  const candidates = all.filter(({ explains }) => explains > 0);
  const best = candidates[0];
  if (!best) return { status: "silent" };
  // What only declared the passage joined, split or moved has its share in a change that also rewords it.
  const structural = all.filter(({ explains, asker }) => explains === 0 && agreed.includes(asker.standing));
  for (const { asker } of structural) asker.done += 1;
  // Others decided in the same sense share in the explanation: two accepted requests on one paragraph.
  const helpers = best.asked
    ? candidates.filter((other) => other !== best && other.asked && helps(other, best, done))
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
  const others = [...helpers, ...structural].map(({ asker }) => asker.asks.id);
  return binding(best.asker, known, fit, overreach, others);
}

/** How a request fits a change, or null where it has nothing to do with it. */
function candidate(placed: Placed, done: WordDelta, asker: Asker): Candidate | null {
  const { asks, decision } = asker;
  const { change } = placed;
  const place = Math.max(placeFit(placed, asks.target), wordForWord(placed, asks.proposed));
  if (place === 0) return null;
  if ("action" in asks && asks.action === "move")
    return change.kind === "moved"
      ? { asker, place, asked: null, explains: change.reworded ? enough : 1, carries: 1 }
      : null;
  const asked = askedIn(change, asks, decision);
  if (!asked) {
    const explains = unstated(placed, done, asks);
    const structural = change.kind !== "reworded" && change.kind !== "removed" && change.kind !== "added";
    return explains > 0 || (structural && quotes(placed, asks.target))
      ? { asker, place, asked, explains, carries: 1 }
      : null;
  }
  if (literally(change, asks.target.passage, asks.proposed)) return { asker, place, asked, explains: 1, carries: 1 };
  const explains = explained(done, asked);
  return explains > 0 ? { asker, place, asked, explains, carries: carriedOut(done, asked) } : null;
}

/** Words of a proposed text from which on finding it word for word forgives a wrong paragraph number. */
const telling = 8;

/** Fit of place where a long text stands word for word as proposed, and did not before, whatever number it has. */
function wordForWord({ words }: Placed, proposed: string | null | undefined): number {
  if (!proposed || bagOf(proposed).size < telling) return 0;
  const wanted = normalised(proposed);
  return words.amended.includes(wanted) && !words.original.includes(wanted) ? 0.7 : 0;
}

/**
 * A correction without its text explains that the passage it points at was moved, split or joined, and what went from a
 * quoted passage, with about as many words put there.
 */
function unstated(placed: Placed, done: WordDelta, { target }: Request | Correction): number {
  if (done.deleted.size + done.inserted.size === 0) return 1;
  if (target.passage === undefined) return mostly;
  if (!quotes(placed, target)) return 0;
  const went = { deleted: bagOf(target.passage), inserted: done.inserted };
  const size = (bag: ReadonlyMap<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0);
  const enoughWent = shared(done.deleted, went.deleted) > 0 && size(done.inserted) <= size(went.deleted) + 3;
  return enoughWent ? 0.8 * explained(done, went) : 0;
}

function byFit(a: Candidate, b: Candidate): number {
  const difference = b.explains * b.place - a.explains * a.place;
  if (Math.abs(difference) > 0.05) return difference;
  return order.indexOf(a.asker.standing) - order.indexOf(b.asker.standing) || difference;
}

const agreed: Standing[] = ["accepted", "partly", "own"];

/** Whether another request, decided in the same sense and mostly carried out, explains what the best one leaves open. */
function helps(other: Candidate, best: Candidate, done: WordDelta): boolean {
  if (!agreed.includes(other.asker.standing) || !agreed.includes(best.asker.standing)) return false;
  if (!best.asked || !other.asked || other.place < enough || other.carries < mostly) return false;
  return explained(done, together(best.asked, other.asked)) > best.explains + 0.01;
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
