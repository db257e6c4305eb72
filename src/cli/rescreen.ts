import { Command, Option } from "commander";
import { parseShare, withCustomerFile } from "./screening-flags.ts";
import type { RescreenOptions } from "./screening-options.ts";

/** `penholder rescreen`: which customers must be looked at again after a list changed. */
export function rescreenCommand(): Command {
  const command = new Command("rescreen")
    .description("tell which customers must be looked at again after lists changed, and why; the rest is not rescored")
    .requiredOption("--customers <file>", "customers: CSV, JSON lines, XLSX or ODS")
    .requiredOption("--from <snapshot>", "the editions before: a day for all lists, or list@day")
    .requiredOption("--to <snapshot>", "the editions after: a day for all lists, or list@day")
    .addOption(new Option("--store <folder>", "where the editions are kept").default("penholder-lists"))
    .option("--lists <names...>", "only these lists, where --from and --to are days")
    .option("--threshold <probability>", "hits from this probability on", parseShare, 0.7)
    .addOption(
      new Option("--algorithm <name>", "how names are scored").choices(["penholder", "ofac"]).default("penholder"),
    );
  return withCustomerFile(command)
    .option("--decisions <file>", "what was decided on hits before; what it settles is left out")
    .option("--all", "tell also what a decision on the same evidence has settled")
    .option("--index <file>", "where the index of the customers is kept (default: beside the customer file)")
    .option("--out <file>", "write the result here: .csv or .jsonl")
    .option("--json", "print JSON lines instead of text")
    .option("--fail-on-hits", "exit with code 3 where somebody must be looked at")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder rescreen --customers customers.csv --from un@2018-06-07 --to un@2020-11-30
  $ penholder rescreen --customers customers.csv --from 2026-07-31 --to 2026-08-01 --decisions decisions.jsonl --out again.csv

Exit code: 0 whoever must be looked at; 3 with --fail-on-hits where somebody must; 2 for a bad input.`,
    )
    .action(async (options: RescreenOptions) => (await import("./run-rescreen.ts")).runRescreen(options));
}
