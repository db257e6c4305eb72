export {
  configFile,
  type InstitutionConfig,
  type InstitutionSecrets,
  readConfig,
  readSecrets,
  secretsFile,
} from "./config.ts";
export { type InstitutionApp, type OpenInstitution, openInstitution } from "./institution.ts";
export * from "./screening.ts";
