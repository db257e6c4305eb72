import { Argument, Command } from "commander";
import { collect } from "./seal.ts";
import type { ExcerptCommandOptions, RedactCommandOptions } from "./sealing-options.ts";

/** `penholder redact SEALED`: a copy for publication. */
export function redactCommand(): Command {
  return new Command("redact")
    .description("make a copy for publication that hides passages visibly, each with its reason and who ordered it")
    .addArgument(new Argument("<sealed>", "the authors' own copy"))
    .option("--plan <file>", "what to hide and why (JSON, see docs/redactions.schema.json)")
    .option("--paragraph <number>", "hide this paragraph (repeatable)", collect, [])
    .option(
      "--words <words>",
      "hide these words wherever they stand, with the passage sealed around them (repeatable)",
      collect,
      [],
    )
    .option("--reason <code>", "why: one of the reasons listed below")
    .option("--authority <who>", "who ordered it")
    .option("--decision <what>", "the decision: its symbol, or its place in the record")
    .option("--key <file>", "secret key of a publisher who signs the manifest (repeatable)", collect, [])
    .option("--released <file>", "a copy or excerpt released earlier from elsewhere (repeatable)", collect, [])
    .option("--out <file>", "where to write the copy")
    .addHelpText(
      "after",
      `
What was released of a report is remembered in a folder beside the sealed report ("releases-…"): two copies that each
hide what the other shows are refused, because together they would show everything. Delete a file there only if that
copy never left your hands.

Reasons: safety-of-person, protection-of-source, personal-data, ongoing-inquiry, legal-proceedings, given-in-confidence,
commercial-confidence, proliferation, decision-of-the-committee, order-of-a-court.

Examples:
  $ penholder redact v2.sealed.json --words "Anna Brand" --reason protection-of-source --authority "Panel coordinator" \\
      --decision "note of 3 September 2018" --key secretariat.key --out v2.published.json
  $ penholder redact v2.sealed.json --plan redactions.json --key secretariat.key --out v2.published.json

Exit code: 0 when the copy was made; 2 when it is refused.`,
    )
    .action(async (path: string, options: RedactCommandOptions) => {
      const { redactReport } = await import("./run-redact.ts");
      redactReport(path, options);
    });
}

/** `penholder excerpt FILE`: one paragraph with its proof. */
export function excerptCommand(): Command {
  return new Command("excerpt")
    .description("take one paragraph, or some sentences of it, with the proof that they stand in the sealed report")
    .addArgument(new Argument("<file>", "a redacted copy, or the authors' own copy"))
    .option("--paragraph <number>", "which paragraph, by its printed number")
    .option("--sentence <n>", "only this sentence of it, counted from 1 (repeatable)", collect, [])
    .option("--no-title", "leave out the report's title")
    .option("--released <file>", "a copy or excerpt released earlier from elsewhere (repeatable)", collect, [])
    .option("--out <file>", "where to write the excerpt")
    .addHelpText(
      "after",
      `
Examples:
  $ penholder excerpt v2.published.json --paragraph 12 --out paragraph-12.json
  $ penholder excerpt v2.published.json --paragraph 12 --sentence 2 --out sentence.json
  $ penholder verify paragraph-12.json --policy panel.policy

Exit code: 0 when the excerpt was made; 2 when it is refused.`,
    )
    .action(async (path: string, options: ExcerptCommandOptions) => {
      const { takeExcerpt } = await import("./run-redact.ts");
      takeExcerpt(path, options);
    });
}
