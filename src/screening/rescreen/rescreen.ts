import { fingerprintOf } from "../answers/fingerprint.ts";
import { prepare, scoreProfiles } from "../score/index.ts";
import type { Evidence, Prepared, Score } from "../types.ts";
import type { CustomerIndex } from "./customer-index.ts";
import type { CustomerToReview, Decisions, EvidenceChange, ListChange, Reason, RescreenOptions } from "./types.ts";

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
  const reasons = new Map<number, Reason[]>();
  for (const change of changes) {
    const before = change.before && prepare(change.before);
    const after = change.after && prepare(change.after);
    for (const place of placesOf(customers, [before, after])) {
      const reason = reasonOf(customers.prepared(place), { change, before, after }, options);
      if (!reason) continue;
      const known = reasons.get(place);
      if (known) known.push(reason);
      else reasons.set(place, [reason]);
    }
  }
  return [...reasons]
    .sort(([one], [other]) => one - other)
    .map(([place, each]) => {
      const { id, names } = customers.profile(place);
      return { place, customer: id, caption: names[0]?.text ?? "", reasons: each.sort(gravest) };
    });
}

/** Whether anybody must act: not where a decision on the very same evidence settles every reason. */
export function needsReview({ reasons }: CustomerToReview): boolean {
  return reasons.some(({ settled }) => settled === undefined);
}

function placesOf(customers: CustomerIndex, sides: readonly (Prepared | undefined)[]): Set<number> {
  const places = new Set<number>();
  for (const side of sides) if (side) for (const place of customers.candidates(side)) places.add(place);
  return places;
}

interface Sides {
  change: ListChange;
  before: Prepared | undefined;
  after: Prepared | undefined;
}

function reasonOf(customer: Prepared, { change, before, after }: Sides, options: RescreenOptions): Reason | undefined {
  const old = hit(customer, before, options);
  const now = hit(customer, after, options);
  const latest = now ?? old;
  const entry = change.after ?? change.before;
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
    ...standing(options.decisions, customer.profile.id, entry.id, now ? fingerprint : undefined),
  };
}

function hit(customer: Prepared, listed: Prepared | undefined, options: RescreenOptions): Score | undefined {
  const score = listed && scoreProfiles(customer, listed, options.rarity, options.algorithm);
  return score && score.probability >= options.threshold ? score : undefined;
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
