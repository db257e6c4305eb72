import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PenholderError } from "#kernel";
import { buildSaved, entitiesFile, isLarge } from "./saved/build.ts";
import { loadSaved, type Saved } from "./saved/load.ts";
import { type Plan, planOf } from "./saved/plan.ts";
import type { OpenScreening } from "./types.ts";

/** Saved forms kept beside the one in use, for those who ask about another day. */
const keptForms = 4;

/**
 * The saved form of the lists asked for: found whole, or built and then kept. Building writes into a folder of its own
 * and renames it, so that nobody ever sees half of one. Large lists are built by `buildElsewhere`, where one is given.
 */
export async function prepareScreening(
  options: OpenScreening,
  buildElsewhere?: (options: OpenScreening) => Promise<Saved>,
): Promise<Saved> {
  const { progress = () => {} } = options;
  const plan = await planOf(options);
  const cache = cacheFolder(options);
  const folder = join(cache, plan.key.slice(0, 32));
  progress("loading", 0, 1);
  const found = existsSync(folder) ? loadSaved(folder, plan.key) : undefined;
  if (found) {
    utimesSync(folder, new Date(), new Date());
    return found;
  }
  return buildElsewhere && isLarge(plan) ? buildElsewhere({ ...options, cache }) : build(folder, plan, options);
}

async function build(folder: string, plan: Plan, options: OpenScreening): Promise<Saved> {
  const cache = dirname(folder);
  const part = join(cache, `.part-${process.pid}-${randomBytes(6).toString("hex")}`);
  try {
    const bytes = await buildSaved(part, plan, options);
    replace(part, folder);
    return { bytes, entities: join(folder, entitiesFile), key: plan.key };
  } finally {
    rmSync(part, { recursive: true, force: true });
    forgetOld(cache, folder);
  }
}

/** The folder of saved forms; where it cannot be written (lists on a read-only disk), one of this process alone. */
export function cacheFolder({ cache, store, manifest }: OpenScreening): string {
  const wanted = cache ?? join(store ?? dirname(manifest ?? "."), ".screening");
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    const probe = mkdtempSync(join(wanted, ".part-"));
    rmSync(probe, { recursive: true });
    return wanted;
  } catch (error) {
    if (cache !== undefined)
      throw new PenholderError(
        "file-unwritable",
        `${cache} cannot be written: name another folder.`,
        { file: cache },
        error,
      );
    const own = mkdtempSync(join(tmpdir(), "penholder-screening-"));
    process.once("exit", () => rmSync(own, { recursive: true, force: true }));
    return own;
  }
}

function replace(part: string, folder: string): void {
  try {
    renameSync(part, folder);
  } catch {
    // Another process was faster, or what stood there is damaged: ours is whole, so it takes the place.
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  }
}

function forgetOld(cache: string, current: string): void {
  const others = readdirSync(cache)
    .filter((name) => /^[0-9a-f]{32}$/u.test(name))
    .map((name) => join(cache, name))
    .filter((folder) => folder !== current)
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const folder of others.slice(keptForms)) rmSync(folder, { recursive: true, force: true });
}
