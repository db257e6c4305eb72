import openapiTS, { astToString } from "openapi-typescript";

const head = "// Generated from docs/openapi.json by scripts/client.js; do not edit.\n\n";

/** The types of an API out of its OpenAPI document, as TypeScript that only states types. */
export async function clientTypes(document: object): Promise<string> {
  return `${head}${astToString(await openapiTS(document as Parameters<typeof openapiTS>[0]))}`;
}
