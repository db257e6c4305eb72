export { packed, unpacked } from "./archive.ts";
export { Checkpoints } from "./checkpoints.ts";
export { type Exported, exportCase, exportDisclosed } from "./export-case.ts";
export { type CaseImport, importCase, importVerified } from "./import-case.ts";
export type { CaseSource } from "./source.ts";
