import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Holds the address of a demonstration while it is served. */
export const addressFile = (folder: string): string => join(folder, "served-at");

/** How long whoever served it has to answer, milliseconds. */
const patience = 3000;

/** Where a demonstration is served now; undefined where it is not, whatever a process that was killed left behind. */
export async function servedAt(folder: string): Promise<string | undefined> {
  const file = addressFile(folder);
  if (!existsSync(file)) return undefined;
  const url = readFileSync(file, "utf8");
  if (!/^http:\/\/127\.0\.0\.1:\d{1,5}$/u.test(url)) return undefined;
  try {
    const { ok } = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patience) });
    return ok ? url : undefined;
  } catch {
    return undefined;
  }
}
