import { Argument, Command } from "commander";
import type { ServerOptions } from "./remote-options.ts";
import type { VerifyOptions } from "./trust-options.ts";

/** `penholder verify FILE`: what a stranger can check, offline. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description(
      "check a sealed report, redacted copy, excerpt, receipt, checkpoint or the folder of a case, trusting only the keys you name",
    )
    .addArgument(new Argument("<file>", "the artefact, or the folder of an exported case"))
    .option("--policy <file>", "whom you trust (see penholder policy); without it nothing is authenticated")
    .option("--against <file>", "another published file of the same report: what the two prove about each other")
    .option("--founding <file>", "of a case: who began the register of roles and keys (see docs/case.md)")
    .option(
      "--earlier <file>",
      "a checkpoint of the same log that you kept: shows that something was not logged before it (repeatable)",
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option("--text", "print the document too, hidden passages as bars")
    .option("--verbose", "print the details of every check: hashes, keys, places")
    .option("--json", "print the result as JSON")
    .option("--server <url>", "fetch it first: an act or a case by its id, a sealed version as REPORT@NUMBER")
    .option("--token <token>", "your API token there (default: as penholder login keeps it)")
    .option("--insecure-http", "send the token over plain http to another machine: on a network of your own only")
    .addHelpText(
      "after",
      `
Without --server nothing is sent or fetched: the file and the policy are all that is needed. docs/verify.md explains every check.

Examples:
  $ penholder verify report.redacted.json --policy panel.policy
  $ penholder verify paragraph-27.excerpt.json --policy panel.policy --verbose
  $ penholder verify version-2.redacted.json --against version-1.redacted.json --policy panel.policy
  $ penholder verify act.receipt --policy panel.policy --json | jq .verdict
  $ penholder verify exported-case --policy panel.policy --founding founding.json
  $ penholder verify 5ce400cb1f45a7d2903c11de00f7ab52 --server https://panel.example.org --policy panel.policy

Exit code: 0 only when the file is authentic by your policy (with --against: both files, of one report; a case: by your
policy and your founding); 1 when a check failed, or when there was no policy and so nothing is authenticated;
2 when an input cannot be used: no such file, not an artefact of the record, or not a policy.`,
    )
    .action(async (path: string, options: VerifyOptions & ServerOptions) => {
      if (options.server !== undefined) return (await import("./run-verify-remote.ts")).verifyRemote(path, options);
      const { verify } = await import("./run-verify.ts");
      process.exitCode = verify(path, options);
    });
}
