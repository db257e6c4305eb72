import { extname } from "node:path";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { View } from "#document";
import { PenholderError } from "#kernel";
import { type CompareOptions, formats, type LedgerFormat } from "./options.ts";

/** `penholder compare ORIGINAL AMENDED`: the main job. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("show what exactly changed between two versions of a report, and who disappeared from it")
    .addArgument(new Argument("<original>", "the earlier version: DOCX, PDF, HTML, Markdown or text"))
    .addArgument(new Argument("<amended>", "the later version, in any of these formats"))
    .option(
      "--view <view>",
      "where a file carries tracked changes: its text before them (original) or after them (final); two, as in original,final, for the two files",
      parseView,
    )
    .option(
      "--parties <file>",
      "names to look for: FollowTheMoney NDJSON, or CSV with name, aliases, schema, country (repeatable)",
      collect,
      [],
    )
    .option("--requests <file>", "requests, decisions and declared corrections (JSON, see docs/requests.schema.json)")
    .addOption(
      new Option(
        "--format <format>",
        "how to show the ledger (default: by the ending of --out, else terminal)",
      ).choices(formats),
    )
    .option("--out <file>", "write to this file instead of the terminal")
    .option("--password <password>", "opens an encrypted PDF")
    .option("--notice <text>", "a line to print on every page of the HTML, such as a label")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder compare submitted.docx published.pdf
  $ penholder compare v1.docx v2.docx --requests requests.json --parties sanctions.ftm.json --out ledger.html
  $ penholder compare redline.docx redline.docx --view original,final --format md
  $ penholder compare v1.md v2.md --format json | jq '.summary'

Exit code: 0 when the comparison was made, whatever it found; 2 when an input cannot be used.`,
    )
    .action(run);
}

/** The rooms are loaded only now, so that help and mistakes in the call are answered at once. */
async function run(original: string, amended: string, options: CompareOptions): Promise<void> {
  const format = formatOf(options);
  const { compare } = await import("./run-compare.ts");
  await compare(original, amended, format, options);
}

const endings: Record<string, LedgerFormat> = {
  ".html": "html",
  ".htm": "html",
  ".json": "json",
  ".docx": "docx",
  ".md": "md",
  ".txt": "terminal",
};

function formatOf(options: CompareOptions): LedgerFormat {
  const format = options.format ?? endings[extname(options.out ?? "").toLowerCase()] ?? "terminal";
  if (format === "docx" && options.out === undefined && process.stdout.isTTY)
    throw new PenholderError("usage", "A Word file cannot be shown on a terminal: name a file with --out.");
  return format;
}

function parseView(value: string): [View, View] {
  const views = value.split(",");
  const [first, second = first] = views;
  if (views.length > 2 || !isView(first) || !isView(second))
    throw new InvalidArgumentError("it is original, final, or one for each file as in original,final.");
  return [first, second];
}

function isView(value: string | undefined): value is View {
  return value === "original" || value === "final";
}

function collect(value: string, all: string[]): string[] {
  return [...all, value];
}
