import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PenholderError } from "#kernel";
import { type Log, openLog, serveLog } from "#log";
import { logFile } from "./acts.ts";
import { witnessingOf } from "./log-policy.ts";
import type { ServeLogOptions } from "./record-options.ts";
import { openSigner, streams } from "./run-log.ts";
import { untilStopped } from "./until-stopped.ts";

/** Serves a log until the process is asked to stop. */
export async function serve(folder: string, options: ServeLogOptions): Promise<void> {
  const { key, policy, heartbeat, hold = false, inbox, host, port } = options;
  if (key === undefined && (heartbeat ?? inbox) !== undefined)
    throw new PenholderError("usage", "Heartbeats and an inbox need the log's secret key: name it with --key.");
  const stopped = untilStopped();
  const beating = heartbeat && { heartbeat: { ...heartbeat, hold } };
  const log =
    key === undefined
      ? undefined
      : await openLog({ folder, signer: openSigner(key), ...witnessingOf(policy), ...beating });
  try {
    const serving = await serveLog(join(folder, "public"), { host, port });
    process.stdout.write(`${serving.url}/\n`);
    if (log && inbox !== undefined) await takeIn(log, inbox, stopped);
    else await stopped;
    await serving.close();
  } finally {
    await log?.close();
  }
}

const beat = 500; // milliseconds between two looks into the inbox

/** Logs what is put into a folder; files that are still being written carry a dot in front or are taken the next time. */
async function takeIn(log: Log, inbox: string, stopped: Promise<void>): Promise<void> {
  mkdirSync(join(inbox, "done"), { recursive: true });
  mkdirSync(join(inbox, "refused"), { recursive: true });
  let going = true;
  void stopped.then(() => {
    going = false;
  });
  while (going) {
    const files = readdirSync(inbox, { withFileTypes: true }).filter((entry) => entry.isFile() && !isPart(entry.name));
    for (const { name } of files) if (going) await takeOne(log, inbox, name);
    await Promise.race([stopped, pause(beat)]);
  }
}

async function takeOne(log: Log, inbox: string, name: string): Promise<void> {
  const path = join(inbox, name);
  try {
    process.stdout.write(`${await logFile(log, path, streams(undefined))}\n`);
  } catch (error) {
    // What cannot be logged goes aside, so that the rest is; a log that has stopped ends the process.
    if (!(error instanceof PenholderError) || !aside.has(error.code)) throw error;
    process.stderr.write(`penholder: ${error.message}\n`);
    renameSync(path, join(inbox, "refused", name));
    return;
  }
  for (const done of [name, `${name}.receipt`])
    if (existsSync(join(inbox, done))) renameSync(join(inbox, done), join(inbox, "done", done));
}

const aside: ReadonlySet<string> = new Set([
  "sealed-file-invalid",
  "file-too-large",
  "file-unreadable",
  "log-act-invalid",
]);

function isPart(name: string): boolean {
  return name.startsWith(".") || name.endsWith(".receipt") || name.endsWith(".part");
}
