import { Argument, Command, InvalidArgumentError } from "commander";
import type { PolicyOptions } from "./trust-options.ts";

/** `penholder policy`: makes and shows the file that says whom a reader trusts. */
export function policyCommand(): Command {
  return new Command("policy")
    .description("say whom you trust: make the policy file that verify takes, or show one")
    .option(
      "--author <key>",
      "key of an author of reports: the line that keygen printed, or a file holding it (repeatable)",
      collect,
      [],
    )
    .option("--authors <k>", "how many of the authors must sign (default: all of them)", parseCount)
    .option("--publisher <key>", "key of someone who may release redacted copies (repeatable)", collect, [])
    .option("--publishers <k>", "how many of the publishers must sign (default: all of them)", parseCount)
    .option("--log <key...>", "the log's key and, if you like, its address after it")
    .option("--no-log", "trust signatures alone: whether anything is in a public log will not be checked")
    .option("--witness <key...>", "a witness's key and, if you like, its address after it (repeatable)")
    .option("--quorum <k>", "how many witnesses must have cosigned (default: more than two thirds)", parseCount)
    .option("--log-policy <file>", "log, witnesses, groups and quorum from a C2SP tlog-policy file instead")
    .option("--timestamper <file>", "certificate of a time-stamping authority, PEM or DER (repeatable)", collect, [])
    .option("--out <file>", "write the policy to this file instead of the terminal")
    .addHelpText(
      "after",
      `
Get each key from its owner, not from the place that the report came from, and compare the fingerprints by telephone.

Examples:
  $ penholder policy --author coordinator.pub --author expert.pub --authors 2 --publisher secretariat.pub \\
      --log log.pub https://log.example/ --witness w1.pub --witness w2.pub --witness w3.pub --witness w4.pub \\
      --quorum 3 --out panel.policy
  $ penholder policy --author coordinator.pub --log-policy log.policy --out panel.policy
  $ penholder policy --author coordinator.pub --no-log --out signatures-only.policy
  $ penholder policy show panel.policy

Exit code: 0 when the policy was made or shown; 2 when a key or a file cannot be used.`,
    )
    .action(make)
    .addCommand(showCommand());
}

function showCommand(): Command {
  return new Command("show")
    .description("show a policy: who is trusted, with fingerprints, and how many lying witnesses it withstands")
    .addArgument(new Argument("<file>", "a policy file, or the founding of an institution"))
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder policy show panel.policy\n  $ penholder policy show founding.json",
    )
    .action(async (path: string) => {
      const { showPolicy } = await import("./run-policy.ts");
      showPolicy(path);
    });
}

async function make(options: PolicyOptions): Promise<void> {
  const { makePolicy } = await import("./run-policy.ts");
  makePolicy(options);
}

function collect(value: string, all: string[]): string[] {
  return [...all, value];
}

function parseCount(value: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(value)) throw new InvalidArgumentError("it is a whole number, 1 or more.");
  return Number(value);
}
