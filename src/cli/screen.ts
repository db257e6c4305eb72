import { Argument, Command, Option } from "commander";
import { parseCount, withCustomerFile, withLists, withThreshold } from "./screening-flags.ts";
import type { DecideOptions, ScreenOptions } from "./screening-options.ts";

/** `penholder screen FILE`: every customer of a file against the lists, every hit explained. */
export function screenCommand(): Command {
  const command = new Command("screen")
    .description("screen a file of customers against the lists, and explain every hit")
    .addArgument(new Argument("<file>", "customers: CSV, JSON lines, XLSX or ODS, told by content"));
  withCustomerFile(withThreshold(withLists(command), 0.7))
    .option("--out <files...>", "write the result here; the ending says the form: .csv, .jsonl, .xlsx, .html")
    .option("--workers <number>", "threads that screen", parseCount, 1)
    .addOption(
      new Option("--resume", "go on where a screening into the same file was interrupted").conflicts("restart"),
    )
    .option("--restart", "throw away what an interrupted screening left")
    .option("--decisions <file>", "what was decided on hits before (JSON lines, written by screen decide)")
    .option("--fail-on-hits", "exit with code 3 where a hit awaits a decision")
    .addCommand(decideCommand())
    .addHelpText(
      "after",
      `
Examples:
  $ penholder screen customers.csv
  $ penholder screen customers.xlsx --lists un ofac-sdn --out results.xlsx report.html
  $ penholder screen kunden.csv --map name=Bezeichnung --map birthDate=3 --out results.csv --resume
  $ penholder screen decide --results results.jsonl --customer C-17 --entry un-6908449 \\
      --false-positive --by "A. Reviewer" --why "other date of birth" --decisions decisions.jsonl

Exit code: 0 when all rows were answered; 3 with --fail-on-hits where a hit awaits a decision; 2 for a bad input.`,
    )
    .action(async (file: string, options: ScreenOptions) => (await import("./run-screen.ts")).runScreen(file, options));
  return command;
}

function decideCommand(): Command {
  return (
    new Command("decide")
      .description("write down what was decided on a hit; it stands until the evidence behind it changes")
      .requiredOption("--customer <id>", "the customer, by the id column or as in the results")
      .requiredOption("--entry <id>", "the listed party, by the hit id in the results")
      .requiredOption("--by <name>", "who decided")
      .requiredOption("--why <reason>", "why, in a sentence")
      .option("--decisions <file>", "the file of decisions; a line is added to it (required)")
      .option("--results <file>", "results of screen or rescreen as JSON lines, to take the evidence from")
      .option("--evidence <fingerprint>", "the evidence as the results name it, instead of --results")
      .option("--false-positive", "the customer is another")
      .option("--confirmed", "the customer is the listed party")
      .option("--undo", "take the last decision on this customer and entry back")
      // An option that screen has too is taken by it, before the part that follows is known.
      .action(async (_options: DecideOptions, command: Command) =>
        (await import("./run-decide.ts")).runDecide(command.optsWithGlobals<DecideOptions>()),
      )
  );
}
