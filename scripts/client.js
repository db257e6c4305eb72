// Writes the client's types from docs/openapi.json, which a test keeps equal to what the server says of itself.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientTypes } from "../test/client-types.ts";

const root = join(import.meta.dirname, "..");
const document = JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8"));
writeFileSync(join(root, "src/client/api.data.ts"), await clientTypes(document));
