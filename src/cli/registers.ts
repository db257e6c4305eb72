import { Command } from "commander";
import { withPages, withServer } from "./remote-flags.ts";
import type { AccessOptions, DisclosedOptions, PageOptions, ServerOptions } from "./remote-options.ts";

const run = () => import("./run-registers.ts");

/** `penholder access-log`: who read what is confidential. */
export function accessLogCommand(): Command {
  return withPages(new Command("access-log"))
    .description("who read what is confidential at an institution, oldest first; for auditors")
    .option("--object <id>", "only readings of this act, subject or document")
    .option("--actor <person>", "only what this person read")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder access-log --actor jane --all\n  $ penholder access-log --object 5ce400cb1f45a7d2903c11de00f7ab52 --json | jq '.accesses[].actor'",
    )
    .action(async (options: AccessOptions) => (await run()).accessLog(options));
}

/** `penholder accounts`: who can sign in. */
export function accountsCommand(): Command {
  return withPages(new Command("accounts"))
    .description("who can sign in at an institution, and whose account waits or is suspended; for administrators")
    .addHelpText("after", "\nExamples:\n  $ penholder accounts\n  $ penholder accounts --all --json")
    .action(async (options: PageOptions) => (await run()).accounts(options));
}

/** `penholder disclosed`: what everybody may know of closed cases. */
export function disclosedCommand(): Command {
  return withPages(new Command("disclosed"))
    .description("acts that an institution has disclosed to everybody, in the order of the record")
    .option("--case <id>", "only of this case")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder disclosed --server https://panel.example.org\n  $ penholder disclosed --all --json | jq -r '.acts[0].id'",
    )
    .action(async (options: DisclosedOptions) => (await run()).disclosed(options));
}

/** `penholder rules`: periods and procedures. */
export function rulesCommand(): Command {
  return withServer(new Command("rules"))
    .description("the dated rules by which an institution reckons: periods, procedures, due dates, with their sources")
    .addHelpText("after", "\nExamples:\n  $ penholder rules\n  $ penholder rules --json | jq .rules.noObjection")
    .action(async (options: ServerOptions) => (await run()).rules(options));
}
