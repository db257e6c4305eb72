export { scopes } from "#people";
export { type ImportDesk, type RecordedImport, recordImport } from "#service";
export { exportCaseAtMachine, importCaseAtMachine, packCase, unpackCase } from "./cases.ts";
export {
  configFile,
  type InstitutionConfig,
  type InstitutionSecrets,
  readConfig,
  readSecrets,
  secretsFile,
} from "./config.ts";
export { deliverNotifications } from "./deliver.ts";
export {
  type Demo,
  demoCode,
  demoLists,
  demoPeople,
  exampleLedger,
  hasDemo,
  importExampleLists,
  type Login,
  makeDemo,
  openAccounts,
  openDemo,
  removeDemo,
} from "./demo/index.ts";
export { type FoundInstitution, foundInstitution } from "./found-institution.ts";
export { admitFounder, inviteFounder, keepsAccounts } from "./founders-account.ts";
export { type InstitutionApp, type OpenInstitution, openInstitution } from "./institution.ts";
export {
  backUpInstitution,
  examineInstitution,
  fsckInstitution,
  type RestoreInstitution,
  rebuildInstitution,
  restoreInstitution,
} from "./keeping.ts";
export * from "./screening.ts";
