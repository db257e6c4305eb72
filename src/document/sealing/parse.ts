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
import type {
  Envelope,
  Excerpt,
  Header,
  Manifest,
  RedactedCopy,
  SealedFile,
  SealedReport,
  WholeFile,
} from "./types.ts";

export function parseSealedFile(bytes: Uint8Array): Result<SealedFile> {
  throw new Error("not written yet");
}

export function headerOf(envelope: Envelope): Result<Header> {
  throw new Error("not written yet");
}

export function manifestOf(envelope: Envelope): Result<Manifest> {
  throw new Error("not written yet");
}

export function writeSealedFile(file: SealedFile): Uint8Array {
  throw new Error("not written yet");
}
