import type { Change, Report } from "#committee";
import { compareDocuments, type Ledger, parseRequests } from "#compare";
import type { Reading } from "#document";
import type { Party } from "#parties";
import { bad, ok, type Result } from "#record";

/** The requests of a report as the comparison binds them: those on a version, with the panel's decisions. */
export function requestsOf(report: Report, version: number) {
  const amended = report.versions[version];
  const asked = report.requests.filter((one) => one.version === version);
  return parseRequests(
    {
      schema: "penholder/requests/1",
      ...(amended && { amendedVersion: { date: day(amended.sealedAt) } }),
      requests: asked.map((one) => {
        const { quote, action } = one;
        return {
          id: one.id,
          who: { name: one.from, kind: "state" },
          received: day(one.at),
          target: { ...targetOf(one.passage), ...(quote !== undefined && { passage: quote }) },
          ...(action !== undefined && { action }),
          proposed: one.proposed === "" ? null : one.proposed,
          ground: one.ground,
        };
      }),
      decisions: asked.flatMap(({ id, decision }) =>
        decision
          ? [
              {
                id: `decision-${id}`,
                request: id,
                outcome: decision.outcome === "partly accepted" ? "partly" : decision.outcome,
                reason: decision.reason,
                date: day(decision.at),
              },
            ]
          : [],
      ),
    },
    "the requests on the record",
  );
}

/** "12", "12 (a)" is a printed number; anything else is quoted words. */
const targetOf = (passage: string) =>
  /^[\p{L}\p{N}.() -]{1,12}$/u.test(passage) && /\p{N}|^[IVX]+\.?$/u.test(passage)
    ? { paragraph: passage.replace(/\.$/u, "") }
    : { passage };

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).concat("Z");

/**
 * The ledger from one version of a report to the next, bound to the requests on the record; what the panel declared its
 * own when it sealed the later one stands as declared.
 */
export function ledgerOf(original: Reading, amended: Reading, report: Report, version: number, given: Party[]): Ledger {
  const requests = { ...requestsOf(report, version), source: "the record" };
  const names = { original: `version ${version}`, amended: `version ${version + 1}` };
  return compareDocuments({ original, amended, names, given, requests, declared: declaredIn(report, version) });
}

function declaredIn({ versions }: Report, version: number) {
  const { changes = [], sealedAt = 0 } = versions[version] ?? {};
  return changes.flatMap(({ id, binding }) =>
    binding.kind === "panel's own" ? [{ change: id, reason: binding.reason, date: day(sealedAt) }] : [],
  );
}

/**
 * The changes of a ledger as an act of sealing states them: each bound to a request that the panel granted, or to one that it
 * rejected and that was carried out all the same, or silent.
 */
export function changesOf(ledger: Ledger, report: Report): Change[] {
  const outcomes = new Map(report.requests.map(({ id, decision }) => [id, decision?.outcome]));
  const printed = new Map(
    [...ledger.blocks.amended, ...ledger.blocks.original].map(({ id, number }) => [id, number?.replace(/\.$/u, "")]),
  );
  return ledger.changes.map(({ id, original, amended, binding }) => {
    const block = original[0] ?? amended[0] ?? id;
    const { status, request } = binding;
    const passage = printed.get(block) ?? block;
    const outcome = request !== undefined && status === "bound" ? outcomes.get(request) : undefined;
    if (request === undefined || outcome === undefined) return { id, passage, binding: { kind: "silent" } };
    return { id, passage, binding: { kind: outcome === "rejected" ? "rejected request" : "request", request } };
  });
}

/**
 * Whether an act of sealing states the changes that there are: all of them, and none bound to a request that does not
 * explain it. What nobody asked for may be declared the panel's own, openly; it stays in view.
 */
export function statesChanges(stated: readonly Change[], found: readonly Change[]): Result<null> {
  if (stated.length !== found.length)
    return bad(`The act states ${stated.length} changes, and there are ${found.length}; state every change.`);
  for (const [index, own] of found.entries()) {
    const said = stated[index];
    if (!said || said.id !== own.id || said.passage !== own.passage)
      return bad(`The act does not state change ${own.id} (${own.passage}) in its place; state every change in order.`);
    const mayDeclare = own.binding.kind !== "request" && said.binding.kind === "panel's own";
    const same = said.binding.kind === own.binding.kind && requestOf(said) === requestOf(own);
    if (!same && !mayDeclare)
      return bad(
        `Change ${own.id} (${own.passage}) is stated as "${said.binding.kind}", and the record shows "${own.binding.kind}".`,
      );
  }
  return ok(null);
}

const requestOf = ({ binding }: Change) => ("request" in binding ? binding.request : undefined);
