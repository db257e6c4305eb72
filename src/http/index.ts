export type { FixedPage, ServeInstitution } from "./api/options.ts";
export type { Welcome } from "./api/pages/welcome.ts";
export { type ServingInstitution, serveInstitution } from "./api/serve.ts";
export { type ServeScreening, type ServingScreening, serveScreening } from "./serve.ts";
export { ApiKeys, addKey, readKeyFile } from "./server/api-keys.ts";
