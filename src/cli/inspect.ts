import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { View } from "#document";
import type { InspectOptions } from "./options.ts";

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

/** The rooms are loaded only now, so that help and mistakes in the call are answered at once. */
async function run(path: string, options: InspectOptions): Promise<void> {
  const { inspect } = await import("./run-inspect.ts");
  await inspect(path, options);
}

function parseView(value: string): View {
  if (value === "original" || value === "final") return value;
  throw new InvalidArgumentError("it is original or final.");
}
