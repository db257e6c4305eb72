export { entitiesFile, jsonBytes, readmeFile, statesFile, tableFile } from "./derived.ts";
export { ledgerFile } from "./documents.ts";
export type { CaseFiles } from "./folder.ts";
export { type CaseFile, fileNames, mostEntries, readCaseFile } from "./form.ts";
export { foundingOf } from "./founding.ts";
export { parseLodgingProof } from "./lodging.ts";
export { Replay, type Standing } from "./replay.ts";
export type { CaseEntry, CaseOptions, CaseReport, Fact } from "./types.ts";
export { verifyCase } from "./verify-case.ts";
