export { type BackupOfAll, backUp } from "./backup.ts";
export { type DiagnoseOptions, type Diagnosis, diagnose } from "./diagnose.ts";
export { type RestoreOfAll, type RestoreReport, restore } from "./restore.ts";
