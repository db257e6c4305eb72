export type { Check, Outcome, Report, ShownBlock, ShownPart, Verdict } from "./types.ts";
