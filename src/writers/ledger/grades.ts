import type { Change, ChangeClass, ChangeClassName } from "#compare";
import { headOf } from "./pieces.ts";
import { type LedgerView, plainNumber, type Side } from "./view.ts";

/** Classes of what only went or only came: one value says everything. */
const oneSided: readonly ChangeClassName[] = [
  "party-removed",
  "party-added",
  "citation-dropped",
  "citation-added",
  "finding-removed",
  "finding-added",
  "recommendation-removed",
  "recommendation-added",
];

/** Before and after of a class for people; `to` alone or `from` alone where the class says which way it went. */
export interface Grade {
  from: string | null;
  to: string | null;
}

/** The grade of a class in words, or null where the rule grades nothing. The id of a note becomes its number and text. */
export function gradeOf(view: LedgerView, found: ChangeClass): Grade | null {
  const isMark = found.rule === "citation/note-mark";
  const told = (side: Side, text: string | null) =>
    text !== null && isMark ? (noteInWords(view, side, text) ?? text) : text;
  const from = told("original", found.from);
  const to = told("amended", found.to);
  if (from === null && to === null) return null;
  return oneSided.includes(found.class) ? { from, to } : { from: from ?? "none", to: to ?? "none" };
}

/** "6 established → 2 attributed"; "footnote 4: Interview …" where only one side has something. */
export function gradeText({ from, to }: Grade): string {
  return from !== null && to !== null ? `${from} → ${to}` : (from ?? to ?? "");
}

/** Classes that some rule gave, and the names of those that had no rules ("certainty"), so that one line can say it. */
export function checkedAndNot({ classes }: Change): { found: ChangeClass[]; unchecked: string[] } {
  return {
    found: classes.filter((entry) => entry.class !== "not-checked"),
    unchecked: classes.filter((entry) => entry.class === "not-checked").map(({ rule }) => rule.replace(/^.*\//u, "")),
  };
}

/** A lost or added citation of the ledger in words. */
export function citationText(view: LedgerView, citation: { change: string; text: string; lost: boolean }): string {
  const marked = view.changes
    .get(citation.change)
    ?.classes.some(({ rule, from, to }) => rule === "citation/note-mark" && (from ?? to) === citation.text);
  const side = citation.lost ? "original" : "amended";
  return (marked && noteInWords(view, side, citation.text)) || citation.text;
}

const shown = 160;

function noteInWords(view: LedgerView, side: Side, id: string): string | null {
  const note = view.blocks[side].get(id);
  if (note?.kind !== "footnote" && note?.kind !== "endnote") return null;
  const head = headOf(note.text, shown).trim();
  const text = head.length < note.text.length ? `${head} …` : head;
  const name = note.number ? `${note.kind} ${plainNumber(note.number)}` : note.kind;
  return text ? `${name}: ${text}` : name;
}
