import { basename } from "node:path";
import { nodeCrypto } from "#log";
import { type VerifyOptions as Asked, compareVersions, type Report, verifyArtefact } from "#verify";
import { bytesOf } from "./files.ts";
import { openPolicy, textOf } from "./run-policy.ts";
import type { VerifyOptions } from "./trust-options.ts";
import { comparisonText, reportText } from "./verify-text.ts";

/** Bytes of an artefact; more is no report. */
const largestArtefact = 200 * 2 ** 20;

/** Verifies and prints; answers the exit code: 0 authentic, 1 not, 2 where the file is nothing that can be verified. */
export function verify(path: string, options: VerifyOptions): number {
  const asked: Asked = {
    policy: options.policy === undefined ? null : openPolicy(options.policy),
    crypto: nodeCrypto,
    now: Date.now(),
    earlier: options.earlier.map((file) => textOf(file)),
  };
  const print = { verbose: options.verbose === true, text: options.text === true };
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

function described({ artefact, document }: Report): string {
  return document ? `${artefact} of “${document.report}”, version ${document.version}` : artefact;
}

function exitCodeOf({ ok, verdict }: Report): number {
  if (ok) return 0;
  return verdict === "unreadable" ? 2 : 1;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
