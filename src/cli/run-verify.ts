import { existsSync } from "node:fs";
import { basename } from "node:path";
import { PenholderError } from "#kernel";
import { nodeCrypto, verifyToken } from "#log";
import { parseSignedCheckpoint } from "#record";
import {
  type VerifyOptions as Asked,
  type CheckTimestamp,
  compareVersions,
  type Report,
  verifyArtefact,
} from "#verify";
import { verifyCase } from "#verify/case";
import { isFolder, openFounding, readFolder } from "./case-folder.ts";
import { bytesOf } from "./files.ts";
import { openPolicy, textOf } from "./run-policy.ts";
import type { VerifyOptions } from "./trust-options.ts";
import { caseText, comparisonText, reportText } from "./verify-text.ts";

/** Bytes of an artefact; more is no report. */
const largestArtefact = 200 * 2 ** 20;

/** Verifies and prints; answers the exit code: 0 authentic, 1 not, 2 where the file is nothing that can be verified. */
export function verify(path: string, options: VerifyOptions): number {
  if (options.earlier.length > 0 && options.policy === undefined)
    throw new PenholderError(
      "usage",
      "An earlier checkpoint proves nothing without keys to check it: name a --policy.",
    );
  const asked: Asked = {
    policy: options.policy === undefined ? null : openPolicy(options.policy),
    crypto: nodeCrypto,
    now: Date.now(),
    checkTimestamp,
    earlier: options.earlier.map(openCheckpoint),
  };
  const print = { verbose: options.verbose === true, text: options.text === true };
  if (isFolder(path)) return verifyFolder(path, options, asked);
  if (options.founding !== undefined && path.endsWith(".zip"))
    throw new PenholderError("usage", `${path} is an archive: unpack it, and name the folder of the case.`);
  if (options.founding !== undefined && existsSync(path))
    throw new PenholderError("usage", `A founding is for the folder of a case, and ${path} is none: leave it out.`);
  const bytes = bytesOf(path, largestArtefact);
  if (options.against !== undefined) {
    const comparison = compareVersions(bytesOf(options.against, largestArtefact), bytes, asked);
    process.stdout.write(
      options.json
        ? json(comparison)
        : comparisonText(comparison, [described(comparison.earlier), described(comparison.later)], print),
    );
    if ([comparison.earlier, comparison.later].some(({ verdict }) => verdict === "unreadable")) return 2;
    return comparison.ok ? 0 : 1;
  }
  const report = verifyArtefact(bytes, asked);
  process.stdout.write(
    options.json ? json(report) : `${basename(path)}: ${described(report)}\n${reportText(report, print)}`,
  );
  return exitCodeOf(report);
}

/** The folder of an exported case. */
function verifyFolder(path: string, options: VerifyOptions, asked: Asked): number {
  if (options.against !== undefined || options.earlier.length > 0)
    throw new PenholderError("usage", "--against and --earlier are for files, not for the folder of a case.");
  const founding = options.founding === undefined ? null : openFounding(options.founding);
  const report = verifyCase(readFolder(path), { ...asked, founding });
  process.stdout.write(
    options.json ? json(report) : `${basename(path)}: case\n${caseText(report, { verbose: options.verbose === true })}`,
  );
  return exitCodeOf(report);
}

/** Time stamps by node:crypto, for every command that verifies. */
export const checkTimestamp: CheckTimestamp = (token, digest, certificates, now = Date.now()) => {
  const answer = verifyToken(token, digest, certificates, { now });
  return answer.ok
    ? { ok: true, says: answer.value.says }
    : { ok: false, problem: answer.problem, unknown: answer.why === "not-trusted" };
};

function openCheckpoint(path: string): string {
  const text = textOf(path);
  const signed = parseSignedCheckpoint(text);
  if (signed.ok) return text;
  throw new PenholderError("file-corrupt", `${path} is not a checkpoint (${signed.problem}): name one that you kept.`, {
    file: path,
  });
}

function described({ artefact, document }: Report): string {
  return document ? `${artefact} of “${document.report}”, version ${document.version}` : artefact;
}

function exitCodeOf({ ok, verdict }: Pick<Report, "ok" | "verdict">): number {
  if (ok) return 0;
  return verdict === "unreadable" ? 2 : 1;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
