import type { Receipt } from "#record";
import type { Failure } from "./findings.ts";

/** What is looked for in the log. */
export type Subject = "seal" | "manifest" | "act";

/** An act that must be in the log. */
export interface Logged {
  subject: Subject;
  /** In the words of a sentence: "the seal". */
  called: string;
  receipt: Receipt;
  /** Verdict where anything is wrong with it. */
  failure: Failure;
  /** Checkpoints from before: what they do not hold was logged later. */
  earlier: readonly string[];
}
