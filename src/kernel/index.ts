export { catalogue, type ErrorCode } from "./catalogue.ts";
export { type ErrorPlace, PenholderError } from "./errors.ts";
