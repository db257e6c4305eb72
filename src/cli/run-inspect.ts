import { inspectToJson, inspectToTerminal } from "#writers";
import { openReport } from "./open-report.ts";
import type { InspectOptions } from "./options.ts";
import { writeOutput } from "./output.ts";
import { progress } from "./progress.ts";

/** Reads one file and shows it with what it still carries. */
export async function inspect(path: string, options: InspectOptions): Promise<void> {
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
