import type { PublishedLog } from "#log";
import type { Institution } from "../acts/context.ts";
import type { Checkpoints } from "./checkpoints.ts";

/** What a case is exported from. */
export interface CaseSource {
  institution: Institution;
  /** The log, with its receipts and proofs. */
  log: Pick<PublishedLog, "checkpoint" | "size" | "inclusionProof">;
  /** Every checkpoint that it published, where they were kept. */
  checkpoints?: Checkpoints;
}
