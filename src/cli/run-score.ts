import { PenholderError } from "#kernel";
import { fileSource, openCustomers } from "#lists";
import { explain, scoreNames } from "#screening";
import { writeOutput } from "./output.ts";
import type { ScoreOptions } from "./screening-options.ts";

/** `penholder score A B` or `penholder score --pairs FILE` */
export async function runScore(
  name1: string | undefined,
  name2: string | undefined,
  options: ScoreOptions,
): Promise<void> {
  if (options.pairs !== undefined) return scoreFile(options.pairs, options);
  if (name1 === undefined || name2 === undefined)
    throw new PenholderError("usage", "Say two names, or a file of pairs with --pairs.");
  if (options.server !== undefined) {
    const { scoreRemote } = await import("./run-search-remote.ts");
    return scoreRemote(name1, name2, options);
  }
  const { score, details } = scoreNames(options.schema, name1, name2);
  if (options.json) {
    const answer = { score, match: score >= options.threshold, reasons: explain(details) };
    return writeOutput(JSON.stringify(answer), undefined);
  }
  const [, ...steps] = explain(details);
  writeOutput(
    [`${score.toFixed(4)}  ${verdict(score, options)}`, ...steps.map((step) => `  ${step}`)].join("\n"),
    undefined,
  );
}

const verdict = (score: number, { threshold }: ScoreOptions): string => (score >= threshold ? "match" : "no match");

const names = ["schema", "name1", "name2"] as const;
const flushed = 64 * 1024;

async function scoreFile(path: string, options: ScoreOptions): Promise<void> {
  const table = await openCustomers(await fileSource(path), { known: () => 1, header: true });
  const places = names.map((name) => table.columns.findIndex((column) => column.trim().toLowerCase() === name));
  const [schemaAt = -1, firstAt = -1, secondAt = -1] = places;
  if (firstAt < 0 || secondAt < 0)
    throw new PenholderError(
      "customers-invalid",
      `${path} lacks the column ${firstAt < 0 ? "name1" : "name2"}; a file of pairs has the columns schema, name1, name2.`,
      { file: path },
    );
  let text = "";
  for await (const { row, cells, problem } of table.rows()) {
    if (problem !== undefined)
      throw new PenholderError("customers-invalid", `${path}: row ${row} ${problem}.`, {
        file: path,
        at: `row ${row}`,
      });
    const schema = cells[schemaAt]?.trim() || options.schema;
    const [first = "", second = ""] = [cells[firstAt], cells[secondAt]];
    const { score, details } = scoreNames(schema, first, second);
    text += `${JSON.stringify({
      row,
      schema,
      name1: first,
      name2: second,
      score: Math.round(score * 1e4) / 1e4,
      match: score >= options.threshold,
      verdict: verdict(score, options),
      explanation: explain(details).slice(1),
    })}\n`;
    if (text.length < flushed) continue;
    await written(text);
    text = "";
  }
  await written(text);
}

/** Waits where the reader of our output is slower than we are. */
async function written(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once("drain", () => resolve()));
}
