/** How one check ended. "warned": nothing is wrong, and the reader should know something; "skipped": it could not be made or the reader's policy does not ask for it. */
export type Outcome = "passed" | "failed" | "warned" | "skipped";

/** One check of an artefact, in the words of someone who is not a cryptographer. */
export interface Check {
  /** Stable name for machines: one of the closed list in `checks.ts`, which gives each a title for people. */
  name: string;
  outcome: Outcome;
  /** One sentence: what was found. */
  says: string;
  /** Hashes, key names, places: shown by --verbose. */
  details: string[];
}

/** The verdict on an artefact as a whole (closed list; docs/verify.md explains each). */
export type Verdict =
  | "authentic" // every check that the reader's policy asks for passed
  | "self-consistent" // the same, with only the keys inside the artefact: not authenticated
  | "altered" // words, marks, attributes or numbers are not what was signed
  | "reordered"
  | "dropped" // something that was signed is missing
  | "hidden-without-authority" // hidden and not in the signed manifest, or the manifest itself is not signed or logged as it must be
  | "hidden-though-protected" // hidden though the authors fixed that it must never be
  | "signatures-missing" // not signed by enough of the keys that the reader trusts
  | "not-logged" // no valid receipt, or too few cosignatures
  | "unreadable"; // not an artefact of ours, or not in its canonical form

/** A passage as shown to a reader: text, or a bar of fixed width with reason and authority. */
export type ShownPart =
  | { hidden: false; text: string; kind: string; altered: boolean }
  | { hidden: true; reason: string | null; authority: string | null; decision: string | null; perhapsPadding: boolean };

export interface ShownBlock {
  id: string;
  /** null for a closed block. */
  kind: string | null;
  level: number;
  language: string;
  /** Printed number; null where there is none; undefined where it is hidden. */
  number: string | null | undefined;
  parts: ShownPart[];
  /** What a check found wrong with this block: "altered", "reordered", "not part of the report" …; null where nothing. */
  problem: string | null;
}

/** The document as far as it is open. */
export interface ShownDocument {
  /** null where it is hidden. */
  title: string | null;
  language: string;
  report: string;
  version: number;
  blocks: ShownBlock[];
}

export interface Report {
  /** What the file is: "sealed report", "redacted copy", "excerpt", "receipt", "checkpoint". */
  artefact: string;
  verdict: Verdict;
  /** True only for "authentic". */
  ok: boolean;
  /** The verdict in one sentence. */
  says: string;
  /** In the order in which they were made. */
  checks: Check[];
  /** Absent for receipts and checkpoints. */
  document?: ShownDocument;
}

/** One block in two published versions, for display: what is proved of it, in words. */
export interface ComparedBlock {
  id: string;
  /** What it is called in a sentence, in the later version that has it: "paragraph 22", "note 7", "block 36". */
  name: string;
  outcome: "unchanged" | "unchanged-though-hidden" | "resealed" | "resealed-while-hidden" | "added" | "dropped";
  /** True where it stands in another order among the blocks that both versions have. */
  moved: boolean;
  /** Printed numbers; null where there is none or it is hidden. */
  numbers: { before: string | null; after: string | null };
  /** Places, counted from 0; null where the version does not have the block. */
  places: { before: number | null; after: number | null };
  says: string;
}

/** What two published files of one report prove about each other. */
export interface VersionComparison {
  /** True where both files passed all that they can by the reader's policy, and nothing between them is wrong. */
  ok: boolean;
  says: string;
  /** Each file by itself, in the order of versions. */
  earlier: Report;
  later: Report;
  /** Between the two, in the order in which they were made. */
  checks: Check[];
  /** In the order of the later version, those that it does not have at their earlier places; empty where the files cannot be compared. */
  blocks: ComparedBlock[];
}
