import { basename, extname } from "node:path";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { compareDocuments, type Ledger } from "#compare";
import type { View } from "#document";
import { PenholderError } from "#kernel";
import { harmless, ledgerToDocx, ledgerToHtml, ledgerToJson, ledgerToMarkdown, ledgerToTerminal } from "#writers";
import { openParties, openReport, openRequests } from "./inputs.ts";
import { writeOutput } from "./output.ts";
import { progress } from "./progress.ts";

const formats = ["terminal", "html", "json", "docx", "md"] as const;
type LedgerFormat = (typeof formats)[number];

interface Options {
  view?: [View, View];
  parties: string[];
  requests?: string;
  format?: LedgerFormat;
  out?: string;
  password?: string;
  notice?: string;
}

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

async function run(originalPath: string, amendedPath: string, options: Options): Promise<void> {
  const format = formatOf(options);
  const line = progress();
  try {
    const given = openParties(options.parties);
    const requests = options.requests === undefined ? undefined : openRequests(options.requests);
    const [original, amended] = await Promise.all([
      openReport(originalPath, { view: options.view?.[0], password: options.password }, line),
      openReport(amendedPath, { view: options.view?.[1], password: options.password }, line),
    ]);
    const ledger = compareDocuments({
      original,
      amended,
      names: { original: basename(originalPath), amended: basename(amendedPath) },
      given,
      ...(requests && { requests }),
      onProgress: (what) => line.update(what),
    });
    line.done();
    warn(basename(originalPath), original.evidence.warnings);
    warn(basename(amendedPath), amended.evidence.warnings);
    if (options.requests !== undefined) warn(basename(options.requests), ledger.bindings?.warnings ?? []);
    line.update("Writing the ledger");
    writeOutput(await render(ledger, format, options), options.out);
  } finally {
    line.done();
  }
  if (options.out !== undefined) process.stderr.write(`Written: ${options.out}\n`);
}

const mostWarnings = 5;

/** Says on stderr what of a file could not be read or judged: the result is not complete there. */
function warn(name: string, warnings: readonly string[]): void {
  for (const sentence of warnings.slice(0, mostWarnings))
    process.stderr.write(`penholder: ${name}: ${harmless(sentence)}\n`);
  if (warnings.length > mostWarnings)
    process.stderr.write(`penholder: ${name}: and ${warnings.length - mostWarnings} more warnings, in the ledger\n`);
}

async function render(ledger: Ledger, format: LedgerFormat, options: Options): Promise<string | Uint8Array> {
  switch (format) {
    case "terminal": {
      const onScreen = options.out === undefined && process.stdout.isTTY === true;
      return ledgerToTerminal(ledger, {
        colour: onScreen && process.env.NO_COLOR === undefined,
        width: onScreen ? process.stdout.columns : 100,
        details: true,
      });
    }
    case "html":
      return ledgerToHtml(ledger, {
        generatedAt: new Date().toISOString(),
        ...(options.notice !== undefined && { notice: options.notice }),
      });
    case "json":
      return ledgerToJson(ledger);
    case "md":
      return ledgerToMarkdown(ledger);
    case "docx":
      return ledgerToDocx(ledger);
  }
}

const endings: Record<string, LedgerFormat> = {
  ".html": "html",
  ".htm": "html",
  ".json": "json",
  ".docx": "docx",
  ".md": "md",
  ".txt": "terminal",
};

function formatOf(options: Options): LedgerFormat {
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
