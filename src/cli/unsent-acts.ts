import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PenholderError } from "#kernel";
import { bytesOf } from "./files.ts";
import { writeOutput } from "./output.ts";
import { configFolder, privateFolder } from "./remote-logins.ts";

const form = z.strictObject({
  type: z.literal("penholder/unsent-act/1"),
  server: z.string().max(2000),
  key: z.string().max(200),
  envelope: z.strictObject({
    payloadType: z.string(),
    payload: z.string(),
    signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })).min(1),
  }),
});

/** A signed act on its way: kept before it is sent, so that it can be sent again as the same act whatever happens. */
export type Unsent = z.infer<typeof form>;

const largest = 32 * 2 ** 20;
const folder = (): string => join(configFolder(), "unsent");

/** Keeps it, for its owner alone; where. */
export function keepUnsent(unsent: Unsent): string {
  privateFolder(configFolder());
  privateFolder(folder());
  const path = join(folder(), `${unsent.key}.json`);
  writeOutput(`${JSON.stringify(unsent)}\n`, path, 0o600);
  return path;
}

export const dropUnsent = (path: string): void => rmSync(path, { force: true });

export function readUnsent(path: string): Unsent {
  try {
    return form.parse(JSON.parse(new TextDecoder().decode(bytesOf(path, largest))));
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError("act-invalid", `${path} is no act that waits to be sent.`, { file: path }, error);
  }
}

/** Every act that is kept, by file. */
export const unsentActs = (): string[] =>
  existsSync(folder())
    ? readdirSync(folder())
        .filter((name) => /^[0-9a-f]{32}\.json$/u.test(name))
        .sort()
        .map((name) => join(folder(), name))
    : [];
