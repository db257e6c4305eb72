import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type {
  DiffListOptions,
  ExportListOptions,
  FetchListOptions,
  ImportListOptions,
  ShowListOptions,
  VerifyListOptions,
} from "./lists-options.ts";

/** `penholder lists …`: sanctions lists as published, kept edition by edition. */
export function listsCommand(): Command {
  return new Command("lists")
    .description("import sanctions lists with nothing lost, keep every edition, and tell what changed between them")
    .addCommand(importCommand())
    .addCommand(showCommand())
    .addCommand(diffCommand())
    .addCommand(exportCommand())
    .addCommand(fetchCommand())
    .addCommand(verifyCommand())
    .addHelpText(
      "after",
      `
Examples:
  $ penholder lists fetch un uk
  $ penholder lists import consolidated.xml
  $ penholder lists diff un
  $ penholder lists show un --as-of 2018-09-13`,
    );
}

const store = (): Option => new Option("--store <folder>", "where the editions are kept").default("penholder-lists");

function importCommand(): Command {
  return withRecord(
    new Command("import")
      .description(
        "read a list, whatever its format, and keep it as an edition; nothing changes unless all of it was read",
      )
      .addArgument(
        new Argument(
          "<files...>",
          "files of lists, each a list of its own; the CSV files of one OFAC list are taken together",
        ),
      )
      .addOption(store())
      .option("--list <name>", "keep it under this name instead of the format's own", parseName)
      .option("--date <day>", "the day of the edition, where the file does not say it", parseDay)
      .option("--mapping <file>", "what the columns of a table of your own mean (JSON, see docs/lists.md)")
      .option("--accept-shrink", "keep it although more than a fifth of the entries are gone")
      .option("--accept-truncated", "keep what stands before the place where the file breaks off")
      .option("--json", "print the facts of the edition as JSON")
      .addHelpText(
        "after",
        `
Examples:
  $ penholder lists import consolidated.xml
  $ penholder lists import sdn.csv                      (takes alt.csv, add.csv and sdn_comments.csv beside it too)
  $ penholder lists import watch.csv --mapping watch.mapping.json
  $ penholder lists import entities.delta.json --list sanctions
  $ penholder lists import consolidated.xml --record record --log-key log.key --key importer.key --policy witnesses.policy

With --record the import is an act: what the edition holds and from which file, signed by your key, in the log for good.

Exit code: 0 when the list is kept (or was already); 2 when it was refused, and then nothing has changed.`,
      )
      .action(async (files: string[], options: ImportListOptions) =>
        (await import("./run-lists.ts")).importList(files, options),
      ),
  );
}

function showCommand(): Command {
  return new Command("show")
    .description("show the editions kept, one edition, or one entry of it")
    .addArgument(new Argument("[list]", "short name of a list: un, ofac-sdn, uk …"))
    .addArgument(new Argument("[entry]", "id, reference or exact name of an entry"))
    .addOption(store())
    .option("--as-of <day>", "the edition in force on this day", parseDay)
    .option("--oddities", "all oddities, each with its record")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder lists show
  $ penholder lists show un --oddities
  $ penholder lists show un KPi.033 --as-of 2018-09-13`,
    )
    .action(async (list: string | undefined, entry: string | undefined, options: ShowListOptions) =>
      (await import("./run-lists.ts")).showList(list, entry, options),
    );
}

function diffCommand(): Command {
  return new Command("diff")
    .description("tell what was added, removed and amended between two editions, field by field")
    .addArgument(new Argument("<list>", "short name of a list, or the file of the older edition"))
    .addArgument(new Argument("[newer]", "the file of the newer edition, where the first is a file too"))
    .addOption(store())
    .option("--from <day>", "the edition in force on this day (default: the last but one)", parseDay)
    .option("--to <day>", "the edition in force on this day (default: the last)", parseDay)
    .option(
      "--notices <file>",
      "a text that announces removals; without one a removal is without notice (repeatable)",
      collect,
      [],
    )
    .option("--minor", "show entries too of which only the publisher's own keys changed")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder lists diff un
  $ penholder lists diff un --from 2018-06-07 --to 2020-11-30 --notices press-release.txt
  $ penholder lists diff old.xml new.xml --json`,
    )
    .action(async (list: string, newer: string | undefined, options: DiffListOptions) =>
      (await import("./run-lists-diff.ts")).diffList(list, newer, options),
    );
}

function exportCommand(): Command {
  return new Command("export")
    .description("write an edition as FollowTheMoney entities or as CSV")
    .addArgument(new Argument("<list>", "short name of a list"))
    .addOption(store())
    .option("--as-of <day>", "the edition in force on this day", parseDay)
    .addOption(
      new Option("--format <format>", "ftm: one entity a line; csv: one entry a line")
        .choices(["ftm", "csv"])
        .default("ftm"),
    )
    .option("--out <file>", "write to this file instead of the terminal")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder lists export un --out un.ftm.json\n  $ penholder lists export uk --format csv --out uk.csv",
    )
    .action(async (list: string, options: ExportListOptions) =>
      (await import("./run-lists-diff.ts")).exportList(list, options),
    );
}

function fetchCommand(): Command {
  return withRecord(
    new Command("fetch")
      .description("take lists from their publishers and import them; only what changed is downloaded")
      .addArgument(
        new Argument(
          "[lists...]",
          "short names: un, ofac-sdn, ofac-consolidated, uk, eu, ch, ca, au, us-csl (default: all)",
        ),
      )
      .addOption(store())
      .option("--addresses <file>", "addresses of your own (JSON, in the form of the built-in table)")
      .option("--catalogue <url>", "an OpenSanctions catalogue (index.json): the lists named are its datasets")
      .option("--accept-shrink", "keep lists although more than a fifth of their entries are gone")
      .option("--max-megabytes <number>", "largest file to take", parseNumber, 500)
      .option("--timeout <seconds>", "longest time for one file", parseNumber, 600)
      .addHelpText(
        "after",
        "\nExamples:\n  $ penholder lists fetch\n  $ penholder lists fetch un eu\n  $ penholder lists fetch sanctions --catalogue https://data.opensanctions.org/datasets/latest/index.json",
      )
      .action(async (lists: string[], options: FetchListOptions) =>
        (await import("./run-lists-fetch.ts")).fetchLists(lists, options),
      ),
  );
}

/** The options of what may put an import on the record. */
function withRecord(command: Command): Command {
  return command
    .option("--record <folder>", "put the import on the record: the folder of a log (see penholder log init)")
    .option("--key <file>", "your own secret key, which signs what was imported")
    .option("--log-key <file>", "the log's secret key")
    .option("--policy <file>", "the witnesses that must cosign");
}

function verifyCommand(): Command {
  return new Command("verify")
    .description("check that the editions kept are the ones that were imported, and by whom")
    .addArgument(new Argument("[list]", "short name of a list (default: all)"))
    .addOption(store())
    .option("--policy <file>", "whom you trust (see penholder policy): importers are its authors")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Every edition is read to its end and held against its own facts; with a receipt, against what was signed and logged when it
was imported. With a policy an edition without a receipt does not pass: whoever alters one can take its receipt away too.

Examples:
  $ penholder lists verify
  $ penholder lists verify un --policy office.policy

Exit code: 0 when all agrees; 1 when something does not; 2 when the editions cannot be read.`,
    )
    .action(async (list: string | undefined, options: VerifyListOptions) => {
      process.exitCode = await (await import("./run-lists-verify.ts")).verifyLists(list, options);
    });
}

function parseDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError("it is a day as in 2018-09-13.");
  return value;
}

function parseName(value: string): string {
  if (!/^[a-z0-9-]{1,40}$/u.test(value))
    throw new InvalidArgumentError("it is lower-case letters, digits and hyphens.");
  return value;
}

function parseNumber(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError("it is a number greater than 0.");
  return number;
}

function collect(value: string, all: string[]): string[] {
  return [...all, value];
}
