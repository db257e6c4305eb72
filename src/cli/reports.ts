import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { withPages, withServer } from "./remote-flags.ts";
import type { LedgerOptions, OutOptions, SubjectsOptions } from "./remote-options.ts";

const run = () => import("./run-reports.ts");
const report = () => new Argument("<report>", "its id: 32 hexadecimal digits");

/** `penholder reports …`: the reports of an institution, from elsewhere. */
export function reportsCommand(): Command {
  return new Command("reports")
    .description("the reports of an institution's server: versions, ledgers, silent changes")
    .addCommand(
      withPages(new Command("list"))
        .description("reports that you may see")
        .option("--case <id>", "only of this case")
        .action(async (options: SubjectsOptions) => (await run()).list(options)),
    )
    .addCommand(
      withServer(new Command("show"))
        .description("one report as of now: its phase, versions, requests and decisions")
        .addArgument(report())
        .action(async (id: string, options: OutOptions) => (await run()).show(id, options)),
    )
    .addCommand(
      withServer(new Command("versions"))
        .description("its sealed versions")
        .addArgument(report())
        .action(async (id: string, options: OutOptions) => (await run()).versions(id, options)),
    )
    .addCommand(
      withServer(new Command("download"))
        .description("the sealed file of a version, as it is; check it with penholder verify")
        .addArgument(report())
        .addArgument(new Argument("<version>", "its number").argParser(parseNumber))
        .option("--out <file>", "where to write it (default: version-N.json)")
        .action(async (id: string, version: number, options: OutOptions) =>
          (await run()).download(id, version, options),
        ),
    )
    .addCommand(ledgerCommand())
    .addCommand(compareCommand())
    .addCommand(
      withServer(new Command("silent"))
        .description("changes that nobody accounts for, with the approaches recorded beside them")
        .addArgument(report())
        .action(async (id: string, options: OutOptions) => (await run()).silent(id, options)),
    )
    .addHelpText(
      "after",
      `
Examples:
  $ penholder reports list
  $ penholder reports ledger 5ce400cb1f45a7d2903c11de00f7ab52 --from 1
  $ penholder reports compare 5ce400cb1f45a7d2903c11de00f7ab52 1 2 --out ledger.html
  $ penholder reports download 5ce400cb1f45a7d2903c11de00f7ab52 2 --out v2.json

"ledger" is made by the server, with the requests and decisions on its record; "compare" fetches both sealed files, checks
that they are what they say, and compares them here.`,
    );
}

function ledgerCommand(): Command {
  return withServer(new Command("ledger"))
    .description("what changed from a version to the next, who asked for it, and what nobody accounts for")
    .addArgument(report())
    .option("--from <version>", "the earlier version", parseNumber, 1)
    .addOption(
      new Option("--format <format>", "how to show it")
        .choices(["terminal", "json", "html", "docx"])
        .default("terminal"),
    )
    .option("--out <file>", "write to this file instead of the terminal")
    .action(async (id: string, options: LedgerOptions) => (await run()).ledger(id, options));
}

function compareCommand(): Command {
  return withServer(new Command("compare"))
    .description("fetch two sealed versions and compare them here, trusting the server for nothing but the files")
    .addArgument(report())
    .addArgument(new Argument("<from>", "number of the earlier version").argParser(parseNumber))
    .addArgument(new Argument("<to>", "number of the later version").argParser(parseNumber))
    .addOption(
      new Option("--format <format>", "how to show the ledger")
        .choices(["terminal", "json", "html", "docx", "md"])
        .default("terminal"),
    )
    .option("--out <file>", "write to this file instead of the terminal")
    .action(async (id: string, from: number, to: number, options: LedgerOptions) =>
      (await run()).compareVersions(id, from, to, options),
    );
}

function parseNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw new InvalidArgumentError("it is a version's number, from 1 on.");
  return number;
}
