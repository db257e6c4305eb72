import type { Crypto, Result } from "#record";
import type { Document } from "../types.ts";
import type {
  AmendOptions,
  BlockComparison,
  BodyCheck,
  ExcerptCheck,
  ExcerptChoice,
  HiddenCheck,
  HidingPlan,
  RedactOptions,
  Release,
  ReleaseConflict,
  SealOptions,
  Tools,
} from "./answers.ts";
import type { Excerpt, Header, Manifest, RedactedCopy, SealedFile, SealedReport, WholeFile } from "./types.ts";

export function compareCopies(crypto: Crypto, earlier: WholeFile, later: WholeFile): BlockComparison[] {
  throw new Error("not written yet");
}
