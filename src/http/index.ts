export { type ServeScreening, type ServingScreening, serveScreening } from "./serve.ts";
export { ApiKeys, addKey, readKeyFile } from "./server/api-keys.ts";
