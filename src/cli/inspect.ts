import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { View } from "#document";
import { inspectToJson, inspectToTerminal } from "#writers";
import { openReport } from "./inputs.ts";
import { writeOutput } from "./output.ts";
import { progress } from "./progress.ts";

interface Options {
  view?: View;
  format: "terminal" | "json";
  out?: string;
  password?: string;
}

/** `penholder inspect FILE`: the document as read, and what the file still carries. */
export function inspectCommand(): Command {
  return new Command("inspect")
    .description(
      "show a document as read, and what its file still carries: authors, tracked changes, comments, hidden text",
    )
    .addArgument(new Argument("<file>", "DOCX, PDF, HTML, Markdown or text"))
    .option(
      "--view <view>",
      "where the file carries tracked changes: original or final (default: final, with the changes listed)",
      parseView,
    )
    .addOption(new Option("--format <format>", "how to show it").choices(["terminal", "json"]).default("terminal"))
    .option("--out <file>", "write to this file instead of the terminal")
    .option("--password <password>", "opens an encrypted PDF")
    .addHelpText(
      "after",
      "\nExamples:\n  $ penholder inspect leaked.docx\n  $ penholder inspect report.pdf --format json | jq '.evidence'",
    )
    .action(run);
}

async function run(path: string, options: Options): Promise<void> {
  const line = progress();
  try {
    const reading = await openReport(path, { view: options.view ?? "final", password: options.password }, line);
    const onScreen = options.out === undefined && process.stdout.isTTY === true;
    const colour = onScreen && process.env.NO_COLOR === undefined;
    const text =
      options.format === "json"
        ? inspectToJson(reading)
        : inspectToTerminal(reading, { colour, width: onScreen ? process.stdout.columns : 100 });
    writeOutput(text, options.out);
  } finally {
    line.done();
  }
}

function parseView(value: string): View {
  if (value === "original" || value === "final") return value;
  throw new InvalidArgumentError("it is original or final.");
}
