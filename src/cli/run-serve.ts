import { existsSync } from "node:fs";
import { ApiKeys, addKey, readKeyFile, type ServeScreening, type ServingScreening, serveScreening } from "#http";
import { PenholderError } from "#kernel";
import { progress } from "./progress.ts";
import type { ServeOptions } from "./serve-options.ts";
import { untilStopped } from "./until-stopped.ts";
import { version } from "./version.ts";

/** Requests a minute for each key, where nothing else is said. */
const usualRate = 6000;

/** Serves screening until the process is asked to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  if (options.addKey !== undefined) return makeKey(options.keys, options.addKey);
  const stopped = untilStopped();
  const bar = progress();
  let serving: ServingScreening | undefined;
  // The log has said what went wrong; the lists in force go on answering.
  const reload = () => void serving?.reload().catch(() => false);
  process.on("SIGHUP", reload);
  serving = await serveScreening({
    ...called(options),
    lists: {
      ...listsOf(options),
      progress: (step, done, total) => bar.update(`lists, ${step}:`, done, total),
    },
  }).finally(() => bar.done());
  process.stdout.write(`${serving.url}/docs\n`);
  await stopped;
  process.off("SIGHUP", reload);
  await serving.close();
}

function makeKey(path: string | undefined, name: string): void {
  if (path === undefined) throw new PenholderError("usage", "A key is written into a file: name it with --keys FILE.");
  const key = addKey(path, existsSync(path) ? readKeyFile(path) : undefined, name, new Date());
  process.stdout.write(`${key}\n`);
  process.stderr.write(`The key of "${name}" is shown once; ${path} holds only its hash.\n`);
}

function listsOf({ store, manifest, lists, asOf, cache }: ServeOptions): ServeScreening["lists"] {
  const folder = store ?? (manifest === undefined ? "penholder-lists" : undefined);
  return {
    ...(folder !== undefined && { store: folder }),
    ...(manifest !== undefined && { manifest }),
    ...(lists !== undefined && { lists }),
    ...(asOf !== undefined && { asOf }),
    ...(cache !== undefined && { cache }),
  };
}

function called(options: ServeOptions): Omit<ServeScreening, "lists"> {
  const { host, port, threads, queue, timeout, maxMegabytes, keys, rate, updateToken, refresh, quiet } = options;
  return {
    version: version,
    host,
    port,
    threads,
    queue,
    timeLimit: timeout * 1000,
    largestBody: maxMegabytes * 1024 * 1024,
    keys: keys === undefined ? undefined : new ApiKeys(readKeyFile(keys)),
    perMinute: rate ?? (keys === undefined ? undefined : usualRate),
    updateToken,
    refresh,
    log: quiet ? undefined : { write: (line) => void process.stderr.write(line) },
    clock: Date.now,
  };
}
