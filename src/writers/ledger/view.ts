import type { Change, CorrectionDetail, DecisionDetail, Ledger, LedgerBlock, PartyRow, RequestDetail } from "#compare";
import { blockLabels } from "./labels.data.ts";

export type Side = "original" | "amended";

/** A ledger with what every writer looks up in it. Built once, in time linear in the ledger. */
export interface LedgerView {
  ledger: Ledger;
  blocks: Record<Side, ReadonlyMap<string, LedgerBlock>>;
  /** Words for where a block stands: "para. 12 (a)", "footnote 3", "heading “II. Findings”", "table row 4". */
  places: Record<Side, ReadonlyMap<string, string>>;
  parties: ReadonlyMap<string, PartyRow>;
  changes: ReadonlyMap<string, Change>;
  requests: ReadonlyMap<string, RequestDetail>;
  decisions: ReadonlyMap<string, DecisionDetail>;
  /** The decision on each request, by the request's id. */
  decisionOn: ReadonlyMap<string, DecisionDetail>;
  corrections: ReadonlyMap<string, CorrectionDetail>;
}

export function viewOf(ledger: Ledger): LedgerView {
  const { original, amended } = ledger.blocks;
  const bindings = ledger.bindings;
  return {
    ledger,
    blocks: { original: byId(original), amended: byId(amended) },
    places: { original: placesOf(original), amended: placesOf(amended) },
    parties: new Map(ledger.parties.map((party) => [party.key, party])),
    changes: byId(ledger.changes),
    requests: byId(bindings?.requests ?? []),
    decisions: byId(bindings?.decisions ?? []),
    decisionOn: new Map((bindings?.decisions ?? []).map((decision) => [decision.request, decision])),
    corrections: byId(bindings?.corrections ?? []),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** The printed number without a closing full stop: "12." → "12", "(a)" stays. */
export function plainNumber(number: string): string {
  return number.replace(/[.．]$/u, "");
}

function placesOf(blocks: readonly LedgerBlock[]): Map<string, string> {
  const places = new Map<string, string>();
  const path: { level: number; number: string }[] = [];
  const rowsOfTable = new Map<string, number>();
  let last = "";
  for (const block of blocks) {
    const number = block.number === null ? "" : plainNumber(block.number);
    let place: string = blockLabels[block.kind];
    if (block.kind === "numbered") {
      while ((path.at(-1)?.level ?? -1) >= block.level) path.pop();
      path.push({ level: block.level, number });
      place = last = `${place} ${path.map((step) => step.number).join(" ")}`;
    } else if (block.kind === "row") {
      const row = (rowsOfTable.get(block.parent ?? "") ?? 0) + 1;
      rowsOfTable.set(block.parent ?? "", row);
      place = `${place} ${row}${last ? ` (after ${last})` : ""}`;
    } else if (block.kind === "heading" || block.kind === "annex") {
      path.length = 0;
      last = "";
      place = `${place} “${shorten([block.number, block.text].filter(Boolean).join(" "), 48)}”`;
    } else if (number) place = `${place} ${number}`;
    else if (last) place = `${place} (after ${last})`;
    places.set(block.id, place);
  }
  return places;
}

function shorten(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

/** Where a change stands: "para. 12 → para. 14", "para. 3", "footnotes …"; several blocks are joined by " + ". */
export function placeOf(view: LedgerView, change: Change): string {
  const from = joined(view.places.original, change.original);
  const to = joined(view.places.amended, change.amended);
  if (!from || !to) return from || to;
  return from === to ? from : `${from} → ${to}`;
}

function joined(places: ReadonlyMap<string, string>, ids: readonly string[]): string {
  const names = ids.map((id) => places.get(id) ?? id);
  return names.length > 3 ? `${names.slice(0, 2).join(" + ")} + ${names.length - 2} more` : names.join(" + ");
}

/** "moved and reworded" and the like: the kind, and that the words changed too. */
export function kindOf(change: Change): string {
  return change.reworded && change.kind !== "reworded" ? `${change.kind} and reworded` : change.kind;
}

/** The headings over a passage without the report's own title, which stands over everything. */
export function sectionOf(view: LedgerView, section: readonly string[]): string[] {
  const { original, amended } = view.ledger.documents;
  const [first] = section;
  return section.length > 1 && (first === original.title || first === amended.title) ? section.slice(1) : [...section];
}
