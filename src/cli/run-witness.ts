import { setTimeout as pause } from "node:timers/promises";
import { type Json, PenholderError, parseCanonicalJson } from "#kernel";
import { checkEvidence, type MonitorReport, monitor, nodeCrypto, readEnrolment, runWitness } from "#log";
import { parseVerifierKey } from "#record";
import { bytesOf } from "./files.ts";
import { openLogPolicy } from "./log-policy.ts";
import type { MonitorCommandOptions, WitnessCommandOptions } from "./record-options.ts";
import { openSigner } from "./run-log.ts";
import { textOf } from "./run-policy.ts";
import { openKey } from "./sealed-files.ts";
import { untilStopped } from "./until-stopped.ts";

/** Runs a witness until the process is asked to stop. */
export async function witness(folder: string, options: WitnessCommandOptions): Promise<void> {
  const { host, port } = options;
  const { enrolled } = options;
  const listed = enrolled === undefined ? { logs: [], submitters: [] } : readEnrolment(textOf(enrolled), enrolled);
  const logs = [...listed.logs, ...options.log.map(openKey).map((vkey) => ({ origin: nameOf(vkey), vkey }))];
  if (logs.length === 0) throw new PenholderError("usage", "Say which log to watch: --log KEY or --enrolled FILE.");
  const stopped = untilStopped();
  const running = await runWitness({
    folder,
    key: openSigner(options.key),
    logs,
    submitters: [...listed.submitters, ...options.submitter.map(openKey)],
    listen: { host, port },
  });
  process.stdout.write(`${running.url}/\n${running.vkey}\n`);
  const failed = await Promise.race([stopped, running.stopped]);
  await running.close();
  if (failed) throw failed;
}

function nameOf(vkey: string): string {
  const key = parseVerifierKey(nodeCrypto, vkey);
  if (key.ok) return key.value.name;
  throw new PenholderError("key-invalid", `A log's key cannot be used: ${key.problem}.`);
}

/** One round, or rounds until stopped; answers the exit code. */
export async function follow(urls: string[], options: MonitorCommandOptions): Promise<number> {
  const stopped = untilStopped();
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  let code = 0;
  do {
    const report = await monitor({
      urls,
      policy: openLogPolicy(options.policy),
      stateFolder: options.state,
      slips: options.slip.flatMap(slipsIn),
      ...(options.within !== undefined && { within: options.within }),
      ...(options.maxAge !== undefined && { maxAge: options.maxAge }),
      ...heartbeatOf(options.heartbeat),
    });
    tell(report, options.json === true);
    if (!report.ok) code = 1;
    if (options.every !== undefined)
      await pause(options.every * 1000, undefined, { signal: stop.signal }).catch(() => {});
  } while (options.every !== undefined && !stop.signal.aborted);
  return code;
}

/** The slips that `lodge` wrote to a file, or the one slip that the file is. */
function slipsIn(path: string): string[] {
  const text = textOf(path);
  const json = text.endsWith("\n") ? parseCanonicalJson(text.slice(0, -1)) : undefined;
  const slips = json !== null && typeof json === "object" && "slips" in json ? json.slips : undefined;
  if (!Array.isArray(slips)) return [text];
  return slips.flatMap((slip: Json) =>
    slip !== null && typeof slip === "object" && "slip" in slip && typeof slip.slip === "string" ? [slip.slip] : [],
  );
}

function heartbeatOf(rate: string | undefined): { heartbeat?: { entries: number; period: number } } {
  if (rate === undefined) return {};
  const found = /^([1-9]\d{0,5})\/([1-9]\d{0,6})$/.exec(rate);
  if (!found) throw new PenholderError("usage", `--heartbeat ${rate}: it is entries/seconds, as in 4/60.`);
  return { heartbeat: { entries: Number(found[1]), period: Number(found[2]) } };
}

function tell(report: MonitorReport, asJson: boolean): void {
  if (asJson) {
    const json = JSON.stringify(report, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    process.stdout.write(`${json}\n`);
    return;
  }
  for (const { url, origin, size } of report.logs) process.stdout.write(`${url}: ${origin}, ${size} entries\n`);
  for (const { about, says, evidence } of report.findings)
    process.stdout.write(`WRONG: ${about}: ${says}${evidence === null ? "" : ` Evidence: ${evidence}`}\n`);
  if (report.ok) process.stdout.write("Nothing is wrong.\n");
}

/** Answers the exit code. */
export function evidence(path: string): number {
  const proved = checkEvidence(bytesOf(path, largestEvidence));
  if (!proved.ok) {
    process.stdout.write(`${path} proves nothing: ${proved.problem}.\n`);
    return 1;
  }
  const { accused, reliesOn, says } = proved.value;
  process.stdout.write(`${says}\nThe key: ${accused.name}, fingerprint ${accused.fingerprint}\n`);
  for (const { name, fingerprint } of reliesOn)
    process.stdout.write(`It relies on: ${name}, fingerprint ${fingerprint}\n`);
  return 0;
}

const largestEvidence = 64 * 1024 * 1024;
