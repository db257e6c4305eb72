export { verifyArtefact } from "./artefact.ts";
export { type CheckName, checks } from "./checks.ts";
export { describePolicy, type PolicyPart, type ShownKey } from "./describe-policy.ts";
export { worstFirst } from "./findings.ts";
export type { CheckTimestamp, VerifyOptions } from "./options.ts";
export { formatPolicy, type Policy, parsePolicy } from "./policy.ts";
export type { PolicyFile } from "./policy-file.ts";
export type { Check, Outcome, Report, ShownBlock, ShownDocument, ShownPart, Verdict } from "./types.ts";
