export { answer, type OwnershipAnswer, type QuestionOptions, type Standing } from "./answer.ts";
export type { Account } from "./combine.ts";
export type { Conflict } from "./conflicts.ts";
export { type Edge, findParties, type OwnershipGraph, ownershipGraph } from "./graph.ts";
export { type Resemblance, resemblanceText } from "./listed.ts";
export { type OwnershipRule, ownershipRules, ruleOn } from "./rules.data.ts";
export { amountText, between, exactly, type Share, shareOf, shareText, validShare } from "./share.ts";
export type { Interest, OwnershipData, OwnershipParty, PartyListing, Statement, Verdict } from "./types.ts";
export { ownersAbove } from "./upstream.ts";
