import type { Random } from "#kernel";
import type { Crypto, Signer } from "#record";
import type {
  Excerpt,
  KeyPolicy,
  Manifest,
  Passage,
  RedactedCopy,
  SealedReport,
  SpanMark,
  TextRange,
} from "./types.ts";

/** What sealing needs of the platform. */
export interface Tools {
  crypto: Crypto;
  random: Random;
}

export interface SealOptions {
  /** Name of the report, the same for all its versions. */
  report: string;
  /** Parties, identifiers, places and other passages that can later be hidden by themselves; block ids of the document. */
  marks: readonly SpanMark[];
  /** What must never be hidden, by block ids of the document; the text is cut at the ends of each range. */
  mustNotRedact: readonly TextRange[];
  /** Which keys must sign, and how many of them. */
  policy: KeyPolicy;
  /** Who signs at once; others can follow by `countersign`. */
  signers: readonly Signer[];
}

/** As for sealing, but the name stays; without `mustNotRedact` the earlier version's protection is carried over. */
export interface AmendOptions extends Omit<SealOptions, "report" | "mustNotRedact"> {
  mustNotRedact?: readonly TextRange[];
}

/** What is to be hidden for one reason. Ids are those of the sealed blocks. */
export interface HidingPlan {
  /** Whole blocks, or the spans in these slots. */
  passages?: readonly Passage[];
  /** Text ranges, widened to the spans in which they lie. */
  ranges?: readonly TextRange[];
  /** Every place where these words stand, in blocks and in the title, widened to the spans in which they lie. */
  names?: readonly string[];
  /** Blocks whose printed number is hidden. */
  numbers?: readonly string[];
  title?: boolean;
  /** A key of `reasons`. */
  reason: string;
  authority: string;
  decision: string;
}

export interface RedactOptions {
  /** The copy of this report released last (of any version), or null for the first. */
  previous: RedactedCopy | null;
  /** Everything released of this report so far: the new copy must stand in an order with each (`checkRelease`). */
  released: readonly Release[];
  signers: readonly Signer[];
}

/** Something released. A manifest stands for its copy: exactly for the same version, cautiously for others. */
export type Release = RedactedCopy | Excerpt | SealedReport | Manifest;

export interface ExcerptChoice {
  block: string;
  /** Which sentences, counted from 0 (`sentencesOf`); null for all that the file shows of the block. */
  sentences: readonly number[] | null;
  /** False to leave out the document's title. */
  title: boolean;
}

/** Two releases neither of which hides at least what the other hides: together they show the union. */
export interface ReleaseConflict {
  /** Which of the earlier releases, counted from 0. */
  released: number;
  /** Passages that the earlier one hides and the new one shows. */
  revealedByNext: Secret[];
  /** Passages that the new one hides and the earlier one shows. */
  revealedByReleased: Secret[];
  says: string;
}

/** Something hidden in one release: the title, a block's printed number, or a passage. */
export type Secret = { what: "title" } | { what: "number"; block: string } | ({ what: "passage" } & Passage);

/** What was found wrong with a file's content. */
export type BodyFinding =
  | { problem: "title-altered" | "list-altered" | "numbers-count" | "unplaced"; says: string }
  | {
      problem: "altered" | "reordered" | "spliced" | "number-altered";
      /** Place in the file, counted from 0. */
      index: number;
      block: string;
      says: string;
    }
  | {
      problem: "dropped";
      /** Place in the sealed version, counted from 0. */
      index: number;
      says: string;
    };

export interface BodyCheck {
  /** True where title, every block, every number, their order and number are what the header's root states. */
  authentic: boolean;
  /** Root that the content gives, base64. */
  root: string;
  /** True where the file's list of leaves gives the signed root: then the findings say surely where. */
  listed: boolean;
  findings: BodyFinding[];
}

/** What was found wrong with what a copy hides. */
export interface HiddenFinding {
  problem:
    | "without-authority" // hidden and not in the manifest
    | "protected" // hidden though the authors fixed that it must never be
    | "not-hidden" // in the manifest, and shown
    | "twice" // listed twice in the manifest
    | "reason" // no reason of the closed list, no authority or no decision
    | "other-version"; // the manifest is of another version or report
  secret: Secret | null;
  says: string;
}

export interface HiddenCheck {
  /** True where the copy hides exactly what the manifest lists, each with reason, authority and decision, and nothing protected. */
  ok: boolean;
  findings: HiddenFinding[];
}

export interface ExcerptCheck {
  authentic: boolean;
  says: string;
}

/** What can be proved of one block between two published versions. */
export interface BlockComparison {
  /** Id of the block. */
  block: string;
  outcome: "unchanged" | "unchanged-though-hidden" | "resealed" | "resealed-while-hidden" | "added" | "dropped";
  /** True where it stands in another order among the blocks that both versions have. */
  moved: boolean;
  /** Places, counted from 0; null where the version does not have the block. */
  before: number | null;
  after: number | null;
  /** What exactly is proved. */
  says: string;
}
