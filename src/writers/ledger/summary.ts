import type { Change, DecisionDetail, LedgerDocument, PartyRow } from "#compare";
import { cautionedFile, cautions } from "./cautions.ts";
import { checkedAndNot } from "./grades.ts";
import { classLabels, formatLabels, viewLabels } from "./labels.data.ts";
import { count, languageName, listed } from "./numbers.ts";
import type { LedgerView } from "./view.ts";

/** What a document is: format, language, which text of it, size. */
export function documentFacts(document: LedgerDocument, size: readonly string[]): string[] {
  const view = document.view === undefined ? [] : [viewLabels[document.view]];
  return [formatLabels[document.format], ...view, languageName(document.language), ...size];
}

/** The title of the page: as printed, else the name of the file. */
export function ledgerTitle({ ledger: { documents } }: LedgerView, otherwise: string): string {
  const { original, amended } = documents;
  return amended.title || original.title || amended.file || original.file || otherwise;
}

const kindsInOrder: Change["kind"][] = ["removed", "added", "reworded", "moved", "split", "merged"];

/** Kinds of change that occur, most telling first, with their number. */
export function kindCounts(view: LedgerView): { kind: Change["kind"]; amount: number }[] {
  const { byKind } = view.ledger.summary;
  return kindsInOrder.map((kind) => ({ kind, amount: byKind[kind] })).filter(({ amount }) => amount > 0);
}

/** Classes that occur, the most frequent first; "editorial", "other" and "not checked" last. */
export function classCounts(view: LedgerView): { class: keyof typeof classLabels; amount: number }[] {
  const names = Object.keys(classLabels) as (keyof typeof classLabels)[];
  const last = ["editorial", "other", "not-checked"];
  return names
    .map((name) => ({ class: name, amount: view.ledger.summary.byClass[name] ?? 0 }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => last.indexOf(a.class) - last.indexOf(b.class) || b.amount - a.amount);
}

/** The whole result in a few neutral sentences. What must be known before them is in `firstOfAll`. */
export function headline(view: LedgerView): string[] {
  const { summary, bindings } = view.ledger;
  if (summary.changes === 0) {
    const numbers = summary.renumbered > 0 ? ` ${count(summary.renumbered, "passage")} only changed number.` : "";
    return [`No change of text was found between the two versions.${numbers}`];
  }
  const kinds = kindCounts(view).map(({ kind, amount }) => `${amount} ${kind}`);
  return [
    `${count(summary.changes, "change")} between the two versions: ${listed(kinds)}.`,
    bindings === null
      ? "No file of requests was given, so nothing shows who asked: every change counts as silent."
      : `${boundSentence(summary.bound, summary.ownCorrections)} ${silentSentence(summary.silent)}`,
    goneSentence(goneParties(view).map(({ name }) => name)),
  ];
}

const namesInSentence = 4;

function goneSentence(names: readonly string[]): string {
  if (names.length === 0) return "No party, state or vessel is gone altogether.";
  const shown = names.length <= namesInSentence ? names : names.slice(0, namesInSentence - 1);
  const rest = names.length > shown.length ? [`${names.length - shown.length} more`] : [];
  return `${count(names.length, "name")} in the original ${names.length === 1 ? "is" : "are"} found nowhere in the amended text: ${listed([...shown, ...rest])}.`;
}

function boundSentence(bound: number, own: number): string {
  const first = `${bound} ${bound === 1 ? "is" : "are"} bound to a decided request`;
  return own === 0 ? `${first}.` : `${first}, ${own} ${own === 1 ? "is" : "are"} the panel’s own.`;
}

function silentSentence(silent: number): string {
  if (silent === 0) return "None is silent.";
  return `${silent} ${silent === 1 ? "is" : "are"} silent: bound to neither a decided request nor a declared correction.`;
}

/** "1 request and 2 corrections without a matching change"; "" where there are none. */
export function unfulfilledSentence(view: LedgerView): string {
  const items = view.ledger.bindings?.unfulfilled ?? [];
  const requests = items.filter(({ request }) => request !== undefined).length;
  const parts = [
    ...(requests > 0 ? [count(requests, "request")] : []),
    ...(items.length > requests ? [count(items.length - requests, "declared correction")] : []),
  ];
  return parts.length === 0 ? "" : `${listed(parts)} without a matching change`;
}

/** Parties whose mentions changed in number: the greatest loss first, then the greatest gain; cited documents only where asked for. */
export function mostChanged(view: LedgerView, withDocuments = false): PartyRow[] {
  return view.ledger.parties
    .filter((party) => party.before !== party.after && (withDocuments || party.schema !== "Document"))
    .sort(
      (a, b) =>
        Number(a.after > a.before) - Number(b.after > b.before) ||
        Math.abs(b.after - b.before) - Math.abs(a.after - a.before) ||
        b.before - a.before ||
        (a.name < b.name ? -1 : 1),
    );
}

/** Parties that no mention is left of. */
export function goneParties(view: LedgerView): PartyRow[] {
  return view.ledger.parties
    .filter((party) => party.gone && party.schema !== "Document")
    .sort((a, b) => b.before - a.before || (a.name < b.name ? -1 : 1));
}

/** One who asked: their requests, how these were decided, and the changes bound to them. */
export interface Asker {
  by: string;
  requests: number;
  outcomes: Record<DecisionDetail["outcome"] | "undecided", number>;
  changes: string[];
}

/** Everyone who asked for amendments, most changes first. */
export function askers(view: LedgerView): Asker[] {
  const found = new Map<string, Asker>();
  const changes = new Map<string, string[]>();
  for (const { id, binding } of view.ledger.changes)
    for (const request of binding.status === "bound" ? [binding.request, ...(binding.others ?? [])] : [])
      if (request)
        changes
          .set(request, changes.get(request) ?? [])
          .get(request)
          ?.push(id);
  for (const request of view.requests.values()) {
    const asker = found.get(request.by) ?? {
      by: request.by,
      requests: 0,
      outcomes: { accepted: 0, partly: 0, rejected: 0, undecided: 0 },
      changes: [],
    };
    asker.requests += 1;
    asker.outcomes[view.decisionOn.get(request.id)?.outcome ?? "undecided"] += 1;
    asker.changes = [...new Set([...asker.changes, ...(changes.get(request.id) ?? [])])];
    found.set(request.by, asker);
  }
  return [...found.values()].sort((a, b) => b.changes.length - a.changes.length || (a.by < b.by ? -1 : 1));
}

/** What no rule could look at, in a sentence: which changes, for which classes, and why. */
export function withoutRules(view: LedgerView): string[] {
  const { summary, changes } = view.ledger;
  if (summary.notChecked.length === 0) return [];
  const amount = summary.byClass["not-checked"] ?? 0;
  const groups = new Set(changes.flatMap((change) => checkedAndNot(change).unchecked));
  const which = groups.size > 0 ? listed([...groups]) : "classes of language";
  const known = summary.notChecked.filter((tag) => tag !== "und");
  // English has rules: it is named where a passage is too long or in two languages.
  const why =
    known.length === summary.notChecked.length && !known.includes("en")
      ? `no rules yet for ${listed(known.map(languageName))}`
      : `no rules yet for the language, or it is mixed or not detected, or the passage is too long${known.length > 0 ? ` (languages: ${listed(known.map(languageName))})` : ""}`;
  return [`${count(amount, "change")} not checked for ${which}: ${why}.`];
}

/** The same, with every warning of the readers and of the file of requests. */
export function notChecked(view: LedgerView): string[] {
  const read = cautions(view).flatMap(({ side, warnings }) =>
    warnings.map((warning) => `${cautionedFile[side]}: ${warning}`),
  );
  return [...withoutRules(view), ...read, ...(view.ledger.bindings?.warnings ?? [])];
}
