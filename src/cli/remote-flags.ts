import { type Command, InvalidArgumentError, Option } from "commander";
import { collect } from "./screening-flags.ts";

/** Adds the options that say which server is asked. */
export function withServer(command: Command): Command {
  return command
    .option("--server <url>", "address of the institution (default: PENHOLDER_SERVER, else where you signed in last)")
    .option("--token <token>", "an API token (default: PENHOLDER_TOKEN, else the one kept by penholder login)")
    .option("--insecure-http", "send a token over plain http to another machine: on a network of your own only")
    .option("--json", "print the answer as JSON");
}

export function withPages(command: Command): Command {
  return withServer(command)
    .option("--limit <number>", "how many are shown", parseMany, 50)
    .option("--all", "all of them, page by page");
}

/** Adds the options of everything that signs an act. */
export function withSigning(command: Command): Command {
  return withServer(command)
    .option("--key <file>", "your secret key, which stays here (repeatable: further ones countersign)", collect, [])
    .option("--expects <version>", "only if the subject is still at the version that you saw", parseVersion)
    .addOption(
      new Option("--label <label>", "how far the act may be seen (default: as what it is about)").choices([
        "unclassified",
        "confidential",
        "strictly confidential",
      ]),
    )
    .option("--compartment <names...>", "only for who holds these (default: as what it is about)")
    .option("--dry-run", "show the act and sign nothing")
    .option("--yes", "on a terminal: sign without asking");
}

export function parseVersion(value: string): number {
  const number = Number(value);
  if (!/^\d{1,9}$/u.test(value)) throw new InvalidArgumentError("it is a whole number.");
  return number;
}

function parseMany(value: string): number {
  const number = parseVersion(value);
  if (number < 1 || number > 200) throw new InvalidArgumentError("it is a whole number from 1 to 200.");
  return number;
}
