import { Argument, Command } from "commander";
import { parsePort } from "./log.ts";
import type { MonitorCommandOptions, WitnessCommandOptions } from "./record-options.ts";
import { collect, parseCount } from "./seal.ts";

/** `penholder witness FOLDER`: keeps a log's operator from showing different logs to different people. */
export function witnessCommand(): Command {
  return new Command("witness")
    .description("be a witness: cosign a log's checkpoints as long as it never forks or shrinks, and take lodgings")
    .addArgument(new Argument("<folder>", "the witness's own data; made where it is missing"))
    .requiredOption("--key <file>", "the witness's secret key (penholder keygen --kind witness)")
    .option("--log <key>", "public key of a log to watch: a line or a file (repeatable)", collect, [])
    .option("--enrolled <file>", "logs to watch, as docs/witness.md describes")
    .option("--submitter <key>", "public key of somebody who may lodge here (repeatable)", collect, [])
    .option("--host <address>", "where to listen", "127.0.0.1")
    .option("--port <port>", "where to listen; 0: any free port", parsePort, 8081)
    .addHelpText(
      "after",
      `
One folder and one key are all that it needs. Keep both: a witness that forgets what it has signed is no witness.

Examples:
  $ penholder keygen --kind witness witness.example.org --out witness.key > witness.pub
  $ penholder witness data --key witness.key --log log.pub --submitter mission.pub --host 0.0.0.0`,
    )
    .action(async (folder: string, options: WitnessCommandOptions) =>
      (await import("./run-witness.ts")).witness(folder, options),
    );
}

/** `penholder monitor URL…`: watches the watchers. */
export function monitorCommand(): Command {
  return new Command("monitor")
    .description("follow a log and its witnesses, and keep evidence of anything that cannot be")
    .addArgument(new Argument("<url...>", "addresses of the log's files"))
    .requiredOption("--policy <file>", "the log's and the witnesses' keys and addresses")
    .option("--state <folder>", "the monitor's own folder: what it has seen, and its evidence", "monitor-state")
    .option(
      "--slip <file>",
      "what lodge wrote, or one slip: what was lodged must be logged, and not be denied (repeatable)",
      collect,
      [],
    )
    .option("--heartbeat <entries/seconds>", "the rate that the log has promised, as in 4/60")
    .option(
      "--within <seconds>",
      "the time in which the log has promised to log what is submitted (default: a day)",
      parseCount,
    )
    .option(
      "--max-age <seconds>",
      "the age at which a checkpoint that nobody cosigned again is stale (default: a day)",
      parseCount,
    )
    .option("--every <seconds>", "go on until stopped, with so many seconds between two rounds", parseCount)
    .option("--json", "print each round as one line of JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder monitor https://log.example/ --policy panel.policy --state seen
  $ penholder monitor https://log.example/ --policy panel.policy --state seen --every 300
  $ penholder evidence seen/evidence/FILE      # what it proves, to anyone

Exit code: 0 when nothing is wrong; 1 when something is (evidence is in the state folder); 2 when an input cannot be used.`,
    )
    .action(async (urls: string[], options: MonitorCommandOptions) => {
      process.exitCode = await (await import("./run-witness.ts")).follow(urls, options);
    });
}

/** `penholder evidence FILE`: checks what a monitor found, trusting nobody. */
export function evidenceCommand(): Command {
  return new Command("evidence")
    .description("check a file of evidence: whose key it proves to have done what")
    .addArgument(new Argument("<file>", "evidence that a monitor, a log or a witness wrote"))
    .addHelpText(
      "after",
      "\nExample:\n  $ penholder evidence seen/evidence/roots-0123456789abcdef.txt\n\nExit code: 0 when it proves what it says; 1 when it does not; 2 when the file cannot be read.",
    )
    .action(async (file: string) => {
      process.exitCode = (await import("./run-witness.ts")).evidence(file);
    });
}
