import type { AnsweredRow, RowStatus } from "#screening";
import type { CustomerFile } from "./customer-file.ts";
import { progress } from "./progress.ts";

/** Counts what comes out, and shows the rate and the time left. */
export class Tally {
  rows = 0;
  hits = 0;
  readonly counts: Record<RowStatus, number> = { clear: 0, hits: 0, settled: 0, "not screened": 0 };
  readonly #bar = progress();
  /** Rows that an earlier run answered. */
  skipped = 0;
  readonly #file: CustomerFile;
  readonly #read: () => number;
  readonly #started = performance.now();
  #answered = 0;
  #size = 0;

  constructor(file: CustomerFile, read: () => number) {
    this.#file = file;
    this.#read = read;
  }

  count(row: AnsweredRow): void {
    this.rows++;
    this.hits += row.hits.length;
    this.counts[row.status]++;
  }

  show(rows: readonly AnsweredRow[]): void {
    this.#answered += rows.length;
    for (const { cells } of rows) this.#size += sizeOf(cells, this.#file.table.encoding);
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = this.#answered / Math.max(seconds, 0.001);
    const share = this.#share();
    const rest = share > 0 ? ((this.skipped + this.#answered) * (1 - share)) / share : 0;
    const left = share > 0.005 && share < 1 ? `, ${spanText(rest / rate)} left` : "";
    this.#bar.update(`screening: ${this.skipped + this.#answered} rows, ${Math.round(rate)}/s${left},`, share, 1);
  }

  /** How much of the file is answered: of CSV by the size of its rows, of others by what is read, which is ahead. */
  #share(): number {
    const { table, bytes } = this.#file;
    const each = this.#size / Math.max(this.#answered, 1);
    const done = table.form === "csv" ? each * (this.skipped + this.#answered) : this.#read();
    return Math.min(1, done / bytes);
  }

  done(): void {
    this.#bar.done();
  }

  text(lists: number): string {
    const { counts } = this;
    const parts = [
      `${this.rows} rows against ${lists} ${lists === 1 ? "list" : "lists"}: ${counts.hits} with hits (${this.hits} hits), ${counts.clear} clear`,
    ];
    if (counts.settled > 0) parts.push(`${counts.settled} settled by decisions`);
    if (counts["not screened"] > 0) parts.push(`${counts["not screened"]} NOT SCREENED, see their remarks`);
    return parts.join(", ");
  }
}

function spanText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes of a row of CSV, quotation marks aside. */
function sizeOf(cells: readonly string[], encoding = "utf-8"): number {
  const text = cells.join(",");
  const size = encoding === "utf-8" ? Buffer.byteLength(text) : text.length * (encoding.startsWith("utf-16") ? 2 : 1);
  return size + 1;
}
