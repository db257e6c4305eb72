import { explainUnfulfilled } from "../ledger/binding.ts";
import { carriedBy } from "../ledger/carried.ts";
import { citationText } from "../ledger/grades.ts";
import { classLabels, kindLabels, outcomeLabels, schemaLabels } from "../ledger/labels.data.ts";
import { listed, signed } from "../ledger/numbers.ts";
import {
  type Asker,
  askers,
  classCounts,
  goneParties,
  kindCounts,
  mostChanged,
  notChecked,
} from "../ledger/summary.ts";
import { type LedgerView, sectionOf } from "../ledger/view.ts";
import { escapeCell, escapeInline } from "../markdown-escape.ts";

/** The summary's tables, each under its heading; those without a row are left out. */
export function tables(view: LedgerView): string[] {
  const { renumbered, figures, citations, sections } = view.ledger;
  return [
    ...titled(
      "What changed",
      ["Kind", "#Changes"],
      kindCounts(view).map((row) => [kindLabels[row.kind], row.amount]),
    ),
    ...untitled(
      ["Class", "#Changes"],
      classCounts(view).map((row) => [classLabels[row.class], row.amount]),
    ),
    ...titled("Who asked", ["Who", "#Requests", "Decided", "Changes"], askers(view).map(asked)),
    ...gone(view),
    ...titled(
      "Mentions before and after",
      ["Name", "Kind", "#Before", "#After", "#Difference"],
      mostChanged(view, true).map((party) => [
        party.name,
        schemaLabels[party.schema],
        party.before,
        party.after,
        signed(party.after - party.before),
      ]),
    ),
    ...titled(
      "Sections",
      ["Section", "#Changes", "#Mentions before", "#Mentions after"],
      sections.map((row) => [
        sectionOf(view, row.section).join(" › ") || "—",
        row.changes,
        row.mentionsBefore,
        row.mentionsAfter,
      ]),
    ),
    ...titled(
      "Figures changed",
      ["Change", "Before", "After"],
      figures.map((row) => [row.change, row.from, row.to]),
    ),
    ...titled(
      "Citations",
      ["Change", "", "Citation"],
      citations.map((row) => [row.change, row.lost ? "lost" : "added", citationText(view, row)]),
    ),
    ...titled(
      "Renumbered",
      ["Original", "Amended", "Passage"],
      renumbered.map((row) => [row.from, row.to, view.places.amended.get(row.amended) ?? row.amended]),
    ),
    ...unfulfilled(view),
    ...files(view),
  ];
}

type Cell = string | number | null;

function asked(asker: Asker): Cell[] {
  const named = { ...outcomeLabels, undecided: "undecided" };
  const outcomes = (["accepted", "partly", "rejected", "undecided"] as const)
    .filter((outcome) => asker.outcomes[outcome] > 0)
    .map((outcome) => `${asker.outcomes[outcome]} ${named[outcome]}`);
  return [asker.by, asker.requests, outcomes.join(", "), asker.changes.join(", ")];
}

function gone(view: LedgerView): string[] {
  const names = goneParties(view).map((party) => escapeInline(party.name.replace(/\s+/gu, " ")));
  return names.length === 0 ? [] : ["## Gone altogether", `${listed(names)}.`];
}

function unfulfilled(view: LedgerView): string[] {
  const items = view.ledger.bindings?.unfulfilled ?? [];
  const lines = items.map((item) => {
    const told = explainUnfulfilled(view, item);
    const facts = told.facts.map((fact) => `${fact.label}: ${fact.text}`).join(" · ");
    return `- **${told.title}.** ${escapeInline(facts.replace(/\s+/gu, " "))}`;
  });
  return lines.length === 0 ? [] : ["## Requests and corrections without their change", lines.join("\n")];
}

function files(view: LedgerView): string[] {
  const { original, amended } = view.ledger.evidence;
  const unchecked = notChecked(view).map((sentence) => `- ${escapeInline(sentence.replace(/\s+/gu, " "))}`);
  return [
    "## What the files still carry",
    `- Original: ${carriedBy(original) || "nothing found"}\n- Amended: ${carriedBy(amended) || "nothing found"}`,
    "## What was not checked",
    unchecked.length > 0 ? unchecked.join("\n") : "Every class has rules for every language of these documents.",
  ];
}

function titled(title: string, headings: string[], rows: Cell[][]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, ...untitled(headings, rows)];
}

/** A GFM table; a heading that begins with "#" is a column of numbers. */
function untitled(headings: string[], rows: Cell[][]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    [
      line(headings.map((heading) => heading.replace("#", ""))),
      line(headings.map((heading) => (heading.startsWith("#") ? "---:" : "---"))),
      ...rows.map((row) => line(row.map(cell))),
    ].join("\n"),
  ];
}

function cell(value: Cell): string {
  return value === null ? "—" : escapeCell(String(value).replace(/\s+/gu, " "));
}
