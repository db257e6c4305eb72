import type { Binding, Ledger, Unfulfilled } from "#compare";
import { flagLabels, outcomeLabels, statusLabels, unfulfilledLabels } from "./labels.data.ts";
import { dateInWords } from "./numbers.ts";
import type { LedgerView } from "./view.ts";

/** A binding told to a person: what it is, then labelled facts, then what is wrong with it. */
export interface Explanation {
  status: Binding["status"];
  title: string;
  facts: { label: string; text: string }[];
  flags: string[];
}

/** Who asked for a change and why, what was decided by whom, and any flag; ids alone where the details are unknown. */
export function explain(view: LedgerView, binding: Binding): Explanation {
  const facts = [
    ...requestFacts(view, binding.request),
    ...decisionFacts(view, binding.decision),
    ...correctionFacts(view, binding.correction),
  ];
  for (const other of binding.others ?? []) facts.push(...partFacts(view, other));
  if (binding.fit !== undefined && binding.status !== "silent")
    facts.push({ label: "Fit", text: `${Math.round(binding.fit * 100)} % of place and text` });
  const flags = (binding.flags ?? []).map((flag) =>
    flag === "beyond-request" ? `${beyondLabel(binding)}${unasked(binding)}` : flagLabels[flag],
  );
  return { status: binding.status, title: statusLabels[binding.status], facts, flags };
}

const mostExcess = 12;

function beyondLabel({ correction }: Binding): string {
  return correction === undefined
    ? flagLabels["beyond-request"]
    : "The change does more than the declared correction says.";
}

/** The words that go beyond the request or correction: " Not asked for: “a”, “b” and 3 more." */
function unasked({ excess: words = [], correction }: Binding): string {
  if (words.length === 0) return "";
  const shown = words.slice(0, mostExcess).map((word) => `“${word}”`);
  const rest = words.length > mostExcess ? ` and ${words.length - mostExcess} more` : "";
  return ` ${correction === undefined ? "Not asked for" : "Not declared"}: ${shown.join(", ")}${rest}.`;
}

function requestFacts(view: LedgerView, id: string | undefined): Explanation["facts"] {
  if (id === undefined) return [];
  const request = view.requests.get(id);
  if (!request) return [{ label: "Request", text: id }];
  const facts = [{ label: "Asked by", text: `${request.by}${dated(request.received, ", received ")} (${id})` }];
  if (request.ground) facts.push({ label: "Ground", text: request.ground });
  if (request.proposed) facts.push({ label: "Proposed", text: request.proposed });
  return facts;
}

/** Another request or correction that explains a part of the change, in one line. */
function partFacts(view: LedgerView, id: string): Explanation["facts"] {
  const request = view.requests.get(id);
  const by = request?.by ?? view.corrections.get(id)?.by;
  const ground = request?.ground ?? view.corrections.get(id)?.reason;
  const decision = view.decisionOn.get(id);
  const outcome = decision ? `, ${outcomeLabels[decision.outcome]}` : request ? "" : ", declared correction";
  const text = [`${by ? `${by} (${id})` : id}${outcome}`, ground].filter(Boolean).join(": ");
  return [{ label: "In part also", text }];
}

function decisionFacts(view: LedgerView, id: string | undefined): Explanation["facts"] {
  if (id === undefined) return [];
  const decision = view.decisions.get(id);
  if (!decision) return [{ label: "Decision", text: id }];
  const by = decision.by ? ` by ${decision.by}` : "";
  const facts = [
    { label: "Decision", text: `${outcomeLabels[decision.outcome]}${by}${dated(decision.date, ", ")} (${id})` },
  ];
  if (decision.reason) facts.push({ label: "Reason", text: decision.reason });
  return facts;
}

function correctionFacts(view: LedgerView, id: string | undefined): Explanation["facts"] {
  if (id === undefined) return [];
  const correction = view.corrections.get(id);
  if (!correction) return [{ label: "Correction", text: id }];
  const by = correction.by ? `declared by ${correction.by}` : "declared";
  const facts = [{ label: "Correction", text: `${by}${dated(correction.date, ", ")} (${id})` }];
  if (correction.reason) facts.push({ label: "Reason", text: correction.reason });
  return facts;
}

function dated(date: string | null | undefined, before: string): string {
  return date ? `${before}${dateInWords(date)}` : "";
}

/** Where the bindings come from, and what that is worth. */
export function provenance(ledger: Ledger): string {
  return ledger.bindings === null
    ? "No file of requests was given (--requests): every change counts as silent."
    : `Requests and decisions as given in ${ledger.bindings.source}. The file is unsigned: nothing proves who wrote it.`;
}

/** A request or correction without its change, in the same form as a binding. */
export function explainUnfulfilled(view: LedgerView, item: Unfulfilled): Explanation {
  const binding: Binding = { status: "silent" };
  if (item.request) binding.request = item.request;
  if (item.decision) binding.decision = item.decision;
  if (item.correction) binding.correction = item.correction;
  return { ...explain(view, binding), title: unfulfilledLabels[item.flag] };
}
