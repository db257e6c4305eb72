import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of real lists and documents beside the checkout, or undefined in a stranger's clone (then such tests are skipped by name). */
export function sharedData(): string | undefined {
  const path = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "shared", "data");
  return existsSync(path) ? path : undefined;
}
