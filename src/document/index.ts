export { idPrefixes } from "./ids.ts";
export { amend } from "./sealing/amend.ts";
export type {
  AmendOptions,
  BlockComparison,
  BodyCheck,
  BodyFinding,
  ExcerptCheck,
  ExcerptChoice,
  HiddenCheck,
  HiddenFinding,
  HidingPlan,
  RedactOptions,
  Release,
  ReleaseConflict,
  SealOptions,
  Secret,
  Tools,
} from "./sealing/answers.ts";
export { blockName } from "./sealing/block-names.ts";
export { checkBody } from "./sealing/check-body.ts";
export { checkExcerpt } from "./sealing/check-excerpt.ts";
export { checkHidden } from "./sealing/check-hidden.ts";
export { compareCopies } from "./sealing/compare-copies.ts";
export { documentOf } from "./sealing/document-of.ts";
export {
  actOf,
  checkSignatures,
  countersign,
  headerHash,
  keyId,
  manifestHash,
  preAuthentication,
  type SignatureCheck,
  signStatement,
} from "./sealing/envelope.ts";
export { excerpt } from "./sealing/excerpt.ts";
export { headerOf, manifestOf, parseEnvelope, parseSealedFile, writeSealedFile } from "./sealing/parse.ts";
export { isReason, type Reason, reasons } from "./sealing/reasons.data.ts";
export { redact } from "./sealing/redact.ts";
export { checkRelease } from "./sealing/release.ts";
export { sealDocument } from "./sealing/seal.ts";
export { nameOf, secretsOf } from "./sealing/secrets.ts";
export { hiddenMark, perhapsHiddenMark, type Sentence, sentencesOf } from "./sealing/sentences-of.ts";
export {
  type Attributes,
  type ClosedBlock,
  type Envelope,
  type Excerpt,
  type Header,
  type Hiding,
  headerType,
  type KeyPolicy,
  type Manifest,
  manifestType,
  type OpenBlock,
  type PartlyOpenBlock,
  type Passage,
  type RedactedCopy,
  type SealedBlock,
  type SealedBody,
  type SealedFile,
  type SealedMeta,
  type SealedNumber,
  type SealedNumbers,
  type SealedReport,
  type Signed,
  type Slot,
  type Span,
  type SpanKind,
  type SpanMark,
  type TextRange,
  type WholeFile,
} from "./sealing/types.ts";
export type {
  Block,
  BlockKind,
  Comment,
  Document,
  Evidence,
  Format,
  NoteMark,
  Reading,
  TrackedChange,
  View,
} from "./types.ts";
export { words } from "./words.ts";
