import type { Founding } from "#people";
import type { LogPolicy } from "#record";
import type { CaseFile, CaseFiles } from "#verify/case";

/** One open entry of a case as it leaves the store. */
export interface JobEntry {
  index: number;
  received: number;
  bytes: Uint8Array;
  receipt: string;
}

/** The file of a sealed version, or why it is not here; by the name under which it was filed. */
export type JobFile = Uint8Array | { missing: string };

/** What a folder is made from: all that takes the store was taken, and what is left is only work. */
export interface ExportJob {
  kind: "export";
  about: Pick<CaseFile, "record" | "case" | "scope" | "exported" | "acts"> & { policyText: string | null };
  founding: Founding;
  policy: LogPolicy;
  entries: readonly JobEntry[];
  /** Sealed versions by the name of their file; of a case that is not whole, their numbers by document. */
  sealed: ReadonlyMap<string, JobFile>;
  numbers: ReadonlyMap<string, number>;
  attachments: readonly { name: string; mediaType: string; opening: string | null; content: JobFile }[];
  log: { entries: Uint8Array; checkpoint: string } | null;
  /** A folder to write; null: an archive is made. */
  to: string | null;
}

export interface ExportDone {
  missing: string[];
  archive: Uint8Array | null;
}

/** A folder or an archive that somebody brings. */
export interface VerifyJob {
  kind: "verify";
  given: { archive: Uint8Array } | { files: CaseFiles };
  founding: Founding;
  policy: LogPolicy;
  /** Milliseconds. */
  now: number;
}

export interface VerifyDone {
  files: CaseFiles;
}

export type CaseJob = ExportJob | VerifyJob;

/** What a thread answers: what was done, or an error by its code. */
export type FromCaseThread = { done: ExportDone | VerifyDone } | { code: string; problem: string };
