export { beginsSubject } from "./begin.ts";
export { changesOf, ledgerOf, requestsOf, statesChanges } from "./changes.ts";
export { isApart } from "./enact.ts";
export { admit, judge, judgeAlone, looksAt } from "./judge/judge.ts";
export type { Brought, Court, Judgement, Refusal, Rule, Said, Standing } from "./judge/types.ts";
export { leansOn } from "./leanings.ts";
export { lives, stateAt } from "./lives.ts";
export { checkSealing, openSealed, readingOf, type SealedVersion } from "./sealing.ts";
export type { Bench, Concerns, Enacted, LodgingProof, PlacedAct, Proceeding, SubjectKind } from "./types.ts";
