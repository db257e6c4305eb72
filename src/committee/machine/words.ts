import type { MatterKind, Proposal } from "../no-objection/types.ts";

/** Something must be said where the table asks for it; the sentence where it is blank. */
export const blank = (what: string, text: string): string | undefined =>
  text.trim() === "" ? `The act lacks its ${what}; state it in words.` : undefined;

/** The committee's decision on one document, as another lifecycle leans on it. */
export interface DecisionRef {
  matter: string;
  document: string;
  /** What kind of matter was decided. */
  on: MatterKind;
}

/** The decision of a proposal that was adopted and still stands; undefined for any other. */
export const decisionOf = (proposal: Proposal): DecisionRef | undefined =>
  proposal.phase === "adopted" && proposal.decision
    ? { matter: proposal.decision.matter, document: proposal.decision.document, on: proposal.matterKind }
    : undefined;

/** A decision covers one document: the sentence where this is another. */
export const otherDocument = (decision: DecisionRef, document: string | undefined): string | undefined =>
  decision.document === document
    ? undefined
    : "The committee decided on another document than this one, and a decision covers one only; have this one decided.";

/** A decision is on one kind of matter, and is carried out once: the sentence where this one is not, or was. */
export function otherDecision(
  decision: DecisionRef,
  on: MatterKind,
  carriedOut: readonly string[] = [],
): string | undefined {
  if (decision.on !== on)
    return `The committee decided on a matter of the kind "${decision.on}", and this takes one of the kind "${on}"; have that decided.`;
  if (carriedOut.includes(decision.matter))
    return "This decision of the committee was carried out already, and a decision is carried out once; have it decide anew.";
  return;
}
