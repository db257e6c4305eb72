import type { OpenedAct } from "#acts";
import type { LodgingProof } from "#proceedings";
import type { Entry, Receipt } from "#record";
import type { Founding } from "#register";
import type { VerifyOptions } from "../options.ts";
import type { Check, Verdict } from "../types.ts";

export interface CaseOptions extends VerifyOptions {
  /** Who began the register, from the reader's own knowledge; null: what the folder says is used, and nobody is authenticated. */
  founding: Founding | null;
}

/** One thing that the record of the case shows, in a sentence. */
export interface Fact {
  /** What it is about: "request", "silent change", "objection in time", "late objection" … */
  kind: string;
  says: string;
  /** Whether signatures, log and witnesses alone prove it, or a part rests on the institution's own clock or word. */
  proved: boolean;
  /** Indexes in the log of the acts on which it rests. */
  acts: number[];
}

/** What a stranger's verification of a folder came to. */
export interface CaseReport {
  artefact: "case";
  verdict: Verdict;
  /** True only for "authentic". */
  ok: boolean;
  says: string;
  /** In the order in which they were made; after a failure the later ones are not made. */
  checks: Check[];
  /** Empty where a check failed. */
  facts: Fact[];
}

/** One entry of the folder, as opened: an act, or the proof of a lodging that stands before its act. */
export interface CaseEntry {
  index: number;
  /** Milliseconds, as the institution states. */
  received: number;
  bytes: Uint8Array;
  entry: Entry;
  receipt: Receipt;
  act: OpenedAct | null;
  lodging: { act: string; proof: LodgingProof } | null;
  /** Seconds by the witnesses' clocks; null where nothing bounds it. */
  notBefore: bigint | null;
  existedBy: bigint | null;
}
