import { Argument, Command, InvalidArgumentError } from "commander";
import type { SealCommandOptions } from "./sealing-options.ts";

/** `penholder seal REPORT`: the first version of a report, sealed paragraph by paragraph; or one more signature. */
export function sealCommand(): Command {
  const command = new Command("seal")
    .description("seal a report paragraph by paragraph, so that no word of it can change unseen; or add a signature")
    .addArgument(
      new Argument("<report>", "a report (DOCX, PDF, HTML, Markdown, text), or a sealed report to sign with --key"),
    )
    .option("--report <name>", "the report's name, the same for all its versions (default: its title)");
  return withSealingOptions(command)
    .addHelpText(
      "after",
      `
The sealed report is the authors' own copy: it holds every word, and what is needed to show or to hide each of them.
Keep it as confidential as the report itself; what you publish is made from it with redact and excerpt.

Examples:
  $ penholder seal report.docx --report "Midterm report 2018" --key coordinator.key --key expert.key --out v1.sealed.json
  $ penholder seal report.docx --key coordinator.key --author expert.pub --authors 2 --out v1.sealed.json
  $ penholder seal v1.sealed.json --key expert.key          # the second signature, given elsewhere
  $ penholder seal report.docx --key coordinator.key --parties names.csv --protect 31 --out v1.sealed.json

Exit code: 0 when sealed; 2 when an input cannot be used.`,
    )
    .action(async (path: string, options: SealCommandOptions) => {
      const { seal } = await import("./run-seal.ts");
      await seal(path, options);
    });
}

/** `penholder amend SEALED REPORT`: the next version. */
export function amendCommand(): Command {
  const command = new Command("amend")
    .description("seal the next version of a report; untouched paragraphs keep their seals, so that anyone can see it")
    .addArgument(new Argument("<sealed>", "the version before, the authors' own copy"))
    .addArgument(new Argument("<report>", "the new text: DOCX, PDF, HTML, Markdown or text"));
  return withSealingOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ penholder amend v1.sealed.json amended.docx --key coordinator.key --key expert.key --out v2.sealed.json
  $ penholder verify v2.published.json --against v1.published.json --policy panel.policy

Exit code: 0 when sealed; 2 when an input cannot be used.`,
    )
    .action(async (earlier: string, path: string, options: SealCommandOptions) => {
      const { amendReport } = await import("./run-seal.ts");
      await amendReport(earlier, path, options);
    });
}

function withSealingOptions(command: Command): Command {
  return command
    .option("--key <file>", "secret key of an author who signs now (repeatable)", collect, [])
    .option("--author <key>", "key of an author who signs later: a line or a file (repeatable)", collect, [])
    .option("--authors <k>", "how many of the authors must sign (default: all of them)", parseCount)
    .option("--parties <file>", "names that can be hidden by themselves, besides those found (repeatable)", collect, [])
    .option("--mark <words>", "a passage that can be hidden by itself, wherever it stands (repeatable)", collect, [])
    .option("--protect <paragraph>", "a paragraph, by its number, that may never be hidden (repeatable)", collect, [])
    .option(
      "--view <view>",
      "where the file carries tracked changes: its text before them (original) or after (final)",
      parseView,
    )
    .option("--password <password>", "opens an encrypted PDF")
    .option("--out <file>", "where to write the sealed report");
}

export function collect(value: string, all: string[]): string[] {
  return [...all, value];
}

export function parseCount(value: string): number {
  const count = Number(value);
  if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new InvalidArgumentError("it is a whole number from 1.");
  return count;
}

function parseView(value: string): "original" | "final" {
  if (value !== "original" && value !== "final") throw new InvalidArgumentError("it is original or final.");
  return value;
}
