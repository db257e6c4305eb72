export { canonicalJson, type Json, parseCanonicalJson } from "./canonical-json.ts";
export { catalogue, type ErrorCode } from "./catalogue.ts";
export { type ErrorPlace, PenholderError } from "./errors.ts";
export type { Clock, Random } from "./ports.ts";
