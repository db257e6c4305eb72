import type { BindingFlag, Change, ChangeClassName, Unfulfilled } from "#compare";
import type { BlockKind, Format } from "#document";
import type { PartySchema } from "#parties";

/** Neutral words for everything that a ledger names by a code. They describe texts, never motives. */
export const kindLabels: Record<Change["kind"], string> = {
  reworded: "reworded",
  removed: "removed",
  added: "added",
  moved: "moved",
  split: "split",
  merged: "merged",
};

export const classLabels: Record<ChangeClassName, string> = {
  "party-removed": "party removed",
  "party-added": "party added",
  "party-anonymised": "party anonymised",
  "certainty-lowered": "certainty lowered",
  "certainty-raised": "certainty raised",
  "violation-lowered": "violation language lowered",
  "violation-raised": "violation language raised",
  "specificity-lowered": "specificity lowered",
  "specificity-raised": "specificity raised",
  "figure-changed": "figure changed",
  "date-changed": "date changed",
  "citation-dropped": "citation dropped",
  "citation-added": "citation added",
  "recommendation-removed": "recommendation removed",
  "recommendation-changed": "recommendation changed",
  "recommendation-added": "recommendation added",
  "finding-removed": "finding removed",
  "finding-added": "finding added",
  editorial: "editorial",
  other: "other",
  "not-checked": "not checked",
};

export const flagLabels: Record<BindingFlag, string> = {
  "rejected-yet-carried-out": "The request was rejected, and yet the change was made.",
  "bound-afterwards": "The request or decision is dated after the amended version.",
  undecided: "The request has no known decision.",
  "beyond-request": "The change does more than the request asked for.",
};

export const unfulfilledLabels: Record<Unfulfilled["flag"], string> = {
  "accepted-not-carried-out": "Accepted, and not found in the amended text",
  "no-matching-change": "No matching change found",
};

export const statusLabels = {
  bound: "bound to a request",
  "own-correction": "the panel’s own correction",
  silent: "silent",
} as const;

export const outcomeLabels = { accepted: "accepted", partly: "accepted in part", rejected: "rejected" } as const;

export const blockLabels: Record<BlockKind, string> = {
  heading: "heading",
  annex: "annex",
  numbered: "para.",
  paragraph: "unnumbered paragraph",
  item: "item",
  table: "table",
  row: "table row",
  caption: "caption",
  footnote: "footnote",
  endnote: "endnote",
};

export const formatLabels: Record<Format, string> = {
  docx: "DOCX",
  pdf: "PDF",
  html: "HTML",
  markdown: "Markdown",
  text: "plain text",
};

/** Which text of a file with tracked changes was compared. */
export const viewLabels = { original: "before its tracked changes", final: "after its tracked changes" } as const;

export const schemaLabels: Record<PartySchema, string> = {
  Person: "person",
  Company: "company",
  Organization: "organization",
  LegalEntity: "legal entity",
  Vessel: "vessel",
  Airplane: "aircraft",
  Country: "state",
  PublicBody: "public body",
  Document: "document",
};
