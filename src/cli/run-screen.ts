import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { canonicalJson, type Json } from "#kernel";
import type { AnsweredRow } from "#screening";
import { harmless, hitToTerminal, type ScreeningReport } from "#writers";
import { type CustomerFile, mappingText, openCustomerFile } from "./customer-file.ts";
import { readDecisions } from "./decisions-file.ts";
import { answered } from "./screening-batches.ts";
import { ScreeningJournal } from "./screening-journal.ts";
import { screenedLists, tellingOf } from "./screening-lists.ts";
import type { ScreenOptions } from "./screening-options.ts";
import { checkOutputs, writeResult } from "./screening-output.ts";
import { Tally } from "./screening-tally.ts";
import { openScreener } from "./screening-threads.ts";
import { version } from "./version.ts";

/** `penholder screen FILE` */
export async function runScreen(path: string, options: ScreenOptions): Promise<void> {
  const out = options.out ?? [];
  checkOutputs(out, path);
  const read = { bytes: 0 };
  const file = await openCustomerFile(path, options, (bytes) => {
    read.bytes = bytes;
  });
  process.stderr.write(`${mappingText(file, path)}\n`);
  const decisions = readDecisions(options.decisions);
  const screener = await openScreener(options);
  const { screening } = screener;
  try {
    const tally = new Tally(file, () => read.bytes);
    const batches = (skip: number) =>
      answered(file, screener.screen, tellingOf(screening, decisions), { skip, ahead: 2 * options.workers });
    const report = (day: string): ScreeningReport => ({
      file: basename(path),
      form: file.form,
      columns: file.table.columns,
      ...(file.table.separator !== undefined && { separator: file.table.separator }),
      mapping: mappingOf(file),
      lists: screenedLists(screening),
      threshold: options.threshold,
      limit: options.limit,
      algorithm: options.algorithm,
      day,
      rows: tally.rows,
      hits: tally.hits,
      counts: tally.counts,
    });
    const [first] = out;
    if (first === undefined) await toTerminal(batches(0), tally);
    else {
      const journal = await ScreeningJournal.open(
        `${first}.journal`,
        await journalKey(path, file, screening.key, options),
        new Date().toISOString().slice(0, 10),
        options.restart ? "restart" : options.resume ? "resume" : "new",
      );
      try {
        tally.skipped = journal.rows;
        if (journal.rows > 0) process.stderr.write(`going on after row ${journal.rows}\n`);
        for await (const batch of batches(journal.rows)) {
          await journal.add(batch);
          tally.show(batch);
        }
        tally.done();
        for await (const row of journal.answers()) tally.count(row);
        for (const each of out) await writeResult(each, report(journal.day), journal.answers());
      } finally {
        await journal.close();
      }
      await journal.remove();
    }
    process.stderr.write(
      `${tally.text(screenedLists(screening).length)}${out.length > 0 ? `; written to ${out.join(", ")}` : ""}\n`,
    );
    if (options.failOnHits && tally.counts.hits > 0) process.exitCode = 3;
  } finally {
    await screener.close();
  }
}

const mappingOf = ({ table, mapping }: CustomerFile): ScreeningReport["mapping"] =>
  mapping.uses.map(({ column, field, because }) => ({
    column: table.columns[column] ?? `column ${column + 1}`,
    field,
    because,
  }));

async function toTerminal(batches: AsyncIterable<AnsweredRow[]>, tally: Tally): Promise<void> {
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const width = Math.min(process.stdout.columns ?? 100, 120);
  for await (const batch of batches) {
    let text = "";
    for (const row of batch) {
      tally.count(row);
      if (row.status === "clear" || row.status === "settled") continue;
      const remark = row.remark === undefined ? "" : `  (${harmless(row.remark)})`;
      text += `row ${row.row}${row.customer === `row ${row.row}` ? "" : `, ${harmless(row.customer)}`}: ${row.hits.length === 0 ? row.status : `${row.hits.length} ${row.hits.length === 1 ? "hit" : "hits"}`}${remark}\n`;
      for (const hit of row.hits) text += `${hitToTerminal(hit, colour, width)}\n`;
    }
    if (text !== "") process.stdout.write(text);
    tally.show(batch);
  }
  tally.done();
}

/** Names what a journal belongs to: the content of the customer file and how it is read, the lists, the settings, the decisions, the program. */
async function journalKey(path: string, file: CustomerFile, lists: string, options: ScreenOptions): Promise<string> {
  const settings = {
    program: version,
    customers: await hashOf(path),
    form: file.form,
    headerLine: file.table.headerLine,
    uses: file.mapping.uses.map(({ column, field }) => `${column} ${field}`),
    dayOrder: file.mapping.dayOrder,
    schema: options.schema ?? null,
    lists,
    threshold: options.threshold,
    limit: options.limit,
    algorithm: options.algorithm,
    decisions: options.decisions === undefined ? null : await hashOf(options.decisions),
  };
  return createHash("sha256")
    .update(canonicalJson(settings as Json))
    .digest("hex");
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(piece);
  return hash.digest("hex");
}
