import { fingerprintOf } from "../answers/fingerprint.ts";
import { bearsSameName, type OwnNames, ownNames } from "../same-name.ts";
import { prepare, scoreProfiles } from "../score/index.ts";
import type { Evidence, ListedProfile, Prepared, Score } from "../types.ts";
import type { CustomerIndex } from "./customer-index.ts";
import type { CustomerToReview, Decisions, EvidenceChange, ListChange, Reason, RescreenOptions } from "./types.ts";

/** Candidates in a row without a hit, likeliest first, after which the rest is not compared any more. */
const patience = 5000;

/**
 * Which customers must be looked at again after a list changed, and why. The changed entries are the queries, each in
 * its old and its new form, against an index of the customers; entries that did not change are not scored again. Equals
 * the difference of screening all customers against both editions, with the weights of one and the same rarity.
 */
export function rescreen(
  customers: CustomerIndex,
  changes: Iterable<ListChange>,
  options: RescreenOptions,
): CustomerToReview[] {
  const found = new Map<number, CustomerToReview>();
  for (const change of changes) {
    const sides: Sides = {
      change,
      before: change.before && sideOf(change.before),
      after: change.after && sideOf(change.after),
    };
    const seen = new Set<string>();
    for (const side of [sides.after, sides.before])
      if (side) compare(customers, side.listed, sides, seen, found, options);
  }
  for (const { reasons } of found.values()) reasons.sort(gravest);
  return [...found.values()].sort((one, other) => one.place - other.place);
}

/** Whether anybody must act: not where a decision on the very same evidence settles every reason. */
export function needsReview({ reasons }: CustomerToReview): boolean {
  return reasons.some(({ settled }) => settled === undefined);
}

interface Sides {
  change: ListChange;
  before: Side | undefined;
  after: Side | undefined;
}

/** An entry in one of its forms. */
interface Side {
  listed: Prepared;
  names: OwnNames;
}

function sideOf(profile: ListedProfile): Side {
  const listed = prepare(profile);
  return { listed, names: ownNames(listed) };
}

/** Compares the customers that may be one side of a change with both sides. */
function compare(
  customers: CustomerIndex,
  side: Prepared,
  sides: Sides,
  seen: Set<string>,
  found: Map<number, CustomerToReview>,
  options: RescreenOptions,
): void {
  let misses = 0;
  for (const candidate of customers.candidates(side)) {
    const key = `${candidate.segment} ${candidate.entry}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const customer = customers.prepared(candidate);
    const old = hit(customer, sides.before, options);
    const now = hit(customer, sides.after, options);
    misses = old || now ? 0 : misses + 1;
    if (misses >= patience) return;
    if (!old && !now) continue;
    const who = customers.who(candidate);
    const reason = reasonOf(who.customer, old, now, sides.change, options);
    if (!reason) continue;
    const known = found.get(who.place);
    if (known) known.reasons.push(reason);
    else found.set(who.place, { ...who, reasons: [reason] });
  }
}

function reasonOf(
  customer: string,
  old: Score | undefined,
  now: Score | undefined,
  { before, after }: ListChange,
  { decisions }: RescreenOptions,
): Reason | undefined {
  const latest = now ?? old;
  const entry = after ?? before;
  if (!latest || !entry) return undefined;
  const fingerprint = fingerprintOf(latest);
  if (old && now && fingerprintOf(old) === fingerprint) return undefined;
  return {
    kind: old && now ? "hit changed" : now ? "new hit" : "hit gone",
    entry: { id: entry.id, dataset: entry.dataset, schema: entry.schema, caption: entry.names[0]?.text ?? entry.id },
    ...(old && { before: old }),
    ...(now && { after: now }),
    changes: old && now ? evidenceChanges(old, now) : [],
    fingerprint,
    ...standing(decisions, customer, entry.id, now ? fingerprint : undefined),
  };
}

/** The score of a customer that is a hit: by the threshold, or because the name is the same and nothing contradicts. */
function hit(customer: Prepared, side: Side | undefined, options: RescreenOptions): Score | undefined {
  if (!side) return undefined;
  const { threshold, rarity, algorithm, exact = true } = options;
  const score = scoreProfiles(customer, side.listed, rarity, algorithm, threshold);
  if (score.probability >= threshold) return score;
  if (!exact || !bearsSameName(side.names, customer)) return undefined;
  const low = scoreProfiles(customer, side.listed, rarity, algorithm, 0);
  return low.against.length === 0 ? low : undefined;
}

/**
 * How an earlier decision stands to the evidence of today (undefined: there is no hit any more): settled where it was
 * made on the very same, or where what was a false alarm is gone; reopened otherwise.
 */
export function standing(
  decisions: Decisions | undefined,
  customer: string,
  entry: string,
  fingerprint: string | undefined,
): Pick<Reason, "settled" | "reopened"> {
  const decision = decisions?.of(customer, entry);
  if (!decision) return {};
  const same = fingerprint === undefined ? decision.decision === "false positive" : decision.evidence === fingerprint;
  return same ? { settled: decision } : { reopened: decision };
}

/** What spoke for or against, or was missing, on one side only; a feature on both sides with other values is one change. */
function evidenceChanges(before: Score, after: Score): EvidenceChange[] {
  const old = tellings(before);
  const now = tellings(after);
  const gone = old.filter(({ text }) => !now.some((each) => each.text === text));
  const come = now.filter(({ text }) => !old.some((each) => each.text === text));
  const changes: EvidenceChange[] = [];
  for (const { feature, text } of gone) {
    const at = come.findIndex((each) => each.feature === feature);
    const [other] = at >= 0 ? come.splice(at, 1) : [];
    changes.push({ feature, before: text, ...(other && { after: other.text }) });
  }
  for (const { feature, text } of come) changes.push({ feature, after: text });
  return changes;
}

function tellings({ for: pro, against, missing }: Score): { feature: string; text: string }[] {
  const told = ({ feature, query, listed, detail }: Evidence, side: string) => ({
    feature,
    text: `${side}: ${detail}${query === undefined && listed === undefined ? "" : ` (${query ?? "nothing"}; listed: ${listed ?? "nothing"})`}`,
  });
  return [
    ...pro.map((each) => told(each, "for")),
    ...against.map((each) => told(each, "against")),
    ...missing.map((text) => ({ feature: "missing", text: `missing: ${text}` })),
  ];
}

const order = ["new hit", "hit changed", "hit gone"];

/** New hits first, then by probability. */
function gravest(one: Reason, other: Reason): number {
  const likely = ({ before, after }: Reason) => (after ?? before)?.probability ?? 0;
  return order.indexOf(one.kind) - order.indexOf(other.kind) || likely(other) - likely(one);
}
