export { beginsSubject } from "./begin.ts";
export { changesOf, ledgerOf, requestsOf, statesChanges } from "./changes.ts";
export { enact } from "./enact.ts";
export { leansOn, lodgedBefore } from "./leanings.ts";
export { lives, stateAt } from "./lives.ts";
export { checkSealing, openSealed, readingOf, type SealedVersion } from "./sealing.ts";
export type { Bench, Concerns, Enacted, LodgingProof, PlacedAct, Proceeding, SubjectKind } from "./types.ts";
