import { basename } from "node:path";
import type { Ledger } from "#compare";
import type { Reading, View } from "#document";
import { openReport } from "./open-report.ts";
import type { CompareOptions, LedgerFormat } from "./options.ts";
import { writeOutput } from "./output.ts";
import { progress } from "./progress.ts";

/** Reads the two files, compares them, and writes the ledger. */
export async function compare(
  originalPath: string,
  amendedPath: string,
  format: LedgerFormat,
  options: CompareOptions,
): Promise<void> {
  const line = progress();
  try {
    const reading = Promise.all([
      openReport(originalPath, { view: options.view?.[0], password: options.password }, line),
      openReport(amendedPath, { view: options.view?.[1], password: options.password }, line),
    ]);
    reading.catch(() => {}); // a failure is thrown where the result is awaited
    // The rest of the program loads while two threads read.
    const [{ compareDocuments }, { openParties, openRequests }] = await Promise.all([
      import("#compare"),
      import("./inputs.ts"),
      import("#writers"),
    ]);
    const given = openParties(options.parties);
    const requests = options.requests === undefined ? undefined : openRequests(options.requests);
    const [original, amended] = await reading;
    const ledger = compareDocuments({
      original,
      amended,
      names: { original: basename(originalPath), amended: basename(amendedPath) },
      views: {
        ...viewed(original, options.view?.[0], "original"),
        ...viewed(amended, options.view?.[1], "amended"),
      },
      given,
      ...(requests && { requests }),
      onProgress: (what) => line.update(what),
    });
    line.done();
    const { harmless } = await import("#writers");
    const warn = (name: string, warnings: readonly string[]) => tell(name, warnings.map(harmless));
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

/** The view that was asked for, where the file has tracked changes and so made a choice necessary. */
function viewed<Side extends string>(
  { evidence }: Reading,
  view: View | undefined,
  side: Side,
): Partial<Record<Side, View>> {
  return view !== undefined && evidence.trackedChanges.length > 0 ? ({ [side]: view } as Record<Side, View>) : {};
}

const mostWarnings = 5;

/** Says on stderr what of a file could not be read or judged: the result is not complete there. */
function tell(name: string, warnings: readonly string[]): void {
  for (const sentence of warnings.slice(0, mostWarnings)) process.stderr.write(`penholder: ${name}: ${sentence}\n`);
  if (warnings.length > mostWarnings)
    process.stderr.write(`penholder: ${name}: and ${warnings.length - mostWarnings} more warnings, in the ledger\n`);
}

async function render(ledger: Ledger, format: LedgerFormat, options: CompareOptions): Promise<string | Uint8Array> {
  const { ledgerToDocx, ledgerToHtml, ledgerToJson, ledgerToMarkdown, ledgerToTerminal } = await import("#writers");
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
