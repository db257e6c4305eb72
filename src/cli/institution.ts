import { Argument, Command, Option } from "commander";
import type { InitInstitutionOptions, ServeInstitutionOptions } from "./institution-options.ts";
import { parseHeartbeat, parsePort } from "./log.ts";

/** `penholder institution …`: a panel, its committee and their record in one folder, served over HTTP. */
export function institutionCommand(): Command {
  return new Command("institution")
    .description(
      "run a panel and its committee: reports, requests, decisions and objections as signed acts on a record",
    )
    .addCommand(initCommand())
    .addCommand(inviteCommand())
    .addCommand(admitCommand())
    .addCommand(serveCommand());
}

function initCommand(): Command {
  return new Command("init")
    .description("make an institution in a new folder; asks nothing")
    .addArgument(new Argument("<folder>", "a new folder"))
    .requiredOption("--record <origin>", "name of the record, such as log.example.org/2026: in every act, for ever")
    .requiredOption("--founder <person>", "identity of the first officer, who appoints all others")
    .requiredOption("--founder-key <file>", "the founder's public key, as penholder keygen printed it (file or text)")
    .option("--founder-name <name>", "the founder's name (default: the identity)")
    .addOption(new Option("--role <role>", "the founder's role").choices(["secretary", "chair"]).default("secretary"))
    .option("--team <name>", "the founder's team", "committee")
    .option("--policy <file>", "the witnesses: a C2SP tlog-policy with their addresses; without it nobody cosigns")
    .option("--database <name>", "an SQLite file within the folder, or postgres://…", "store.sqlite")
    .option("--log-key <file>", "the log's secret key, where it was made at a ceremony (default: a new one)")
    .option("--name <name>", "what people see when they sign in (default: the record's name)")
    .option("--origin <url>", "address at which browsers reach it", "http://localhost:8700")
    .addHelpText(
      "after",
      `
The key ceremony, in three steps:
  1. The founder makes his key on his own machine and reads its fingerprint out; only the public line comes here.
  2. init makes the log's key and the keys of the store into secrets.json (mode 0600): copy it to a safe, now.
  3. The log's public key, which init prints, goes to every witness and to every reader, by a way of its own.

Examples:
  $ penholder keygen committee.example/secretary --out secretary.key > secretary.pub
  $ penholder institution init panel --record log.example.org/2026 --founder secretary --founder-key secretary.pub
  $ penholder institution init panel --record log.example.org/2026 --founder secretary --founder-key secretary.pub \\
      --policy witnesses.policy --database postgres://penholder@db.example.org/panel --origin https://panel.example.org

Exit code: 0 when the institution was made; 2 when something given cannot be used.`,
    )
    .action(async (folder: string, options: InitInstitutionOptions) =>
      (await import("./run-institution.ts")).init(folder, options),
    );
}

function inviteCommand(): Command {
  return new Command("invite")
    .description("make a founder's account; prints the invitation by which he opens it, once")
    .addArgument(new Argument("<folder>", "the institution, while it is not served (with PostgreSQL it may be)"))
    .addArgument(new Argument("<person>", "a founder: there is nobody yet who could invite him"))
    .addHelpText(
      "after",
      `
He opens it at POST /api/v1/invitations/accept and /confirm; then "penholder institution admit" lets him in. Everybody
else is invited by an administrator and admitted by an officer, over the API.

Examples:
  $ penholder institution invite panel secretary`,
    )
    .action(async (folder: string, person: string) => (await import("./run-institution.ts")).invite(folder, person));
}

function admitCommand(): Command {
  return new Command("admit")
    .description("let a founder sign in who has opened his account, once you have seen that it is he")
    .addArgument(new Argument("<folder>", "the institution, while it is not served (with PostgreSQL it may be)"))
    .addArgument(new Argument("<person>", "a founder"))
    .addHelpText("after", "\nExamples:\n  $ penholder institution admit panel secretary")
    .action(async (folder: string, person: string) => (await import("./run-institution.ts")).admit(folder, person));
}

function serveCommand(): Command {
  return new Command("serve")
    .description("serve an institution: its API, its public log, its notifications, until the process is asked to stop")
    .addArgument(new Argument("<folder>", "the institution"))
    .option("--host <address>", "where to listen", "127.0.0.1")
    .option("--port <port>", "where to listen; 0: any free port", parsePort, 8700)
    .option(
      "--heartbeat <entries/seconds>",
      "top the log up to so many entries in every period, as in 4/60",
      parseHeartbeat,
    )
    .option("--outbox <folder>", "where notifications are delivered, as JSON files (default: outbox in the folder)")
    .option("--lists <folder>", "screen against these lists too (as penholder lists keeps them), in the API of yente")
    .option("--trust-proxy", "behind a proxy of yours: believe its X-Forwarded-For")
    .option("--quiet", "no log of requests")
    .addHelpText(
      "after",
      `
At start the log takes in every act that it does not have yet. SIGTERM finishes what was asked and ends.
The log of requests (JSON lines on stderr) says what was asked of which route, never content.

Examples:
  $ penholder institution serve panel
  $ penholder institution serve panel --port 8700 --heartbeat 4/60
  $ PENHOLDER_DATABASE=postgres://penholder@db.example.org/panel penholder institution serve panel`,
    )
    .action(async (folder: string, options: ServeInstitutionOptions) =>
      (await import("./run-institution-serve.ts")).serve(folder, options),
    );
}
