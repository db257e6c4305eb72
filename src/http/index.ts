export { type FixedPage, type ServeInstitution, type ServingInstitution, serveInstitution } from "./api/serve.ts";
export { type ServeScreening, type ServingScreening, serveScreening } from "./serve.ts";
export { ApiKeys, addKey, readKeyFile } from "./server/api-keys.ts";
