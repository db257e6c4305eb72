import type { Proposal } from "../no-objection/types.ts";

/** Something must be said where the table asks for it; the sentence where it is blank. */
export const blank = (what: string, text: string): string | undefined =>
  text.trim() === "" ? `The act lacks its ${what}; state it in words.` : undefined;

/** The committee's decision on one document, as another lifecycle leans on it. */
export interface DecisionRef {
  matter: string;
  document: string;
}

/** The decision of a proposal that was adopted and still stands; undefined for any other. */
export const decisionOf = (proposal: Proposal): DecisionRef | undefined =>
  proposal.phase === "adopted" && proposal.decision
    ? { matter: proposal.decision.matter, document: proposal.decision.document }
    : undefined;

/** A decision covers one document: the sentence where this is another. */
export const otherDocument = (decision: DecisionRef, document: string | undefined): string | undefined =>
  decision.document === document
    ? undefined
    : "The committee decided on another document than this one, and a decision covers one only; have this one decided.";
