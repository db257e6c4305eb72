export { Checkpoints } from "./checkpoints.ts";
export { type Exported, exportCase, exportDisclosed } from "./export-case.ts";
export { type CaseImport, importCase } from "./import-case.ts";
export type { CaseSource } from "./source.ts";
