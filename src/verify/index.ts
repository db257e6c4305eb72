export { verifyArtefact, verifyEdition } from "./artefact.ts";
export { type CheckName, checks } from "./checks.ts";
export { compareVersions } from "./compare-versions.ts";
export { describePolicy, type PolicyPart, policyFingerprint, type ShownKey } from "./describe-policy.ts";
export type { CheckTimestamp, VerifyOptions } from "./options.ts";
export { formatPolicy, type Policy, parsePolicy } from "./policy.ts";
export type { PolicyFile } from "./policy-file.ts";
export { type ListImport, readImport } from "./read-import.ts";
export type {
  Check,
  ComparedBlock,
  Outcome,
  Report,
  ShownBlock,
  ShownDocument,
  ShownPart,
  Verdict,
  VersionComparison,
} from "./types.ts";
