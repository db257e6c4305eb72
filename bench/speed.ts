import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "#document";
import { words } from "#document";
import { type Form, hasOffice, writeForm } from "./forms.ts";
import { amend } from "./generate/amend.ts";
import { longText } from "./generate/long-text.ts";
import { donorsOf, readSource } from "./generate/sources.ts";
import { mixture } from "./generate/truth.ts";
import type { Gate } from "./score.ts";

interface Run {
  times: Record<string, number>;
  processor: Record<string, number>;
  megabytes: number;
  blocks?: number;
  changes?: number;
  pages?: number;
}

export interface Speed {
  gates: Gate[];
  growth: {
    words: number;
    blocks: number;
    changes: number;
    read: number;
    compare: number;
    processor: number;
    megabytes: number;
  }[];
  peer: { name: string; seconds: number; processor: number; megabytes: number; changes: number }[];
  skipped: string[];
}

/** As bin/penholder.js starts the tool; the peer runs as Node has it. */
const asStarted = ["--max-semi-space-size=16"];

const child = fileURLToPath(new URL("./speed-child.ts", import.meta.url));

function inChild(task: string, ...paths: string[]): Run {
  const out = execFileSync(process.execPath, [...(task === "docxodus" ? [] : asStarted), child, task, ...paths], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  // Whatever a library prints comes before.
  return JSON.parse(out.trim().split("\n").at(-1) ?? "{}") as Run;
}

/** Times in child processes: the whole ledger by size, against Docxodus on DOCX, and reading long files. */
export async function measureSpeed(quick: boolean, progress: (what: string) => void): Promise<Speed> {
  const speed: Speed = { gates: [], growth: [], peer: [], skipped: [] };
  const [source, other] = [await readSource("mueller"), await readSource("quic")];
  if (!source || !other) return { ...speed, skipped: ["speed: the data is absent"] };
  const donors = donorsOf(other.document);
  const folder = mkdtempSync(join(tmpdir(), "penholder-speed-"));
  const write = async (document: Document, form: Form, name: string) => {
    const path = join(folder, `${name}.${form}`);
    writeFileSync(path, await writeForm(document, form));
    return path;
  };
  const pairOf = (size: number) => {
    const text = longText(source.document, size);
    return amend({ text, names: source.names, donors, seed: 5, plan: mixture(0.05) });
  };
  try {
    for (const size of quick ? [18_000, 150_000] : [18_000, 37_000, 75_000, 150_000, 300_000]) {
      progress(`${size} words`);
      const pair = pairOf(size);
      const paths = [await write(pair.original, "markdown", "a"), await write(pair.amended, "markdown", "b")];
      const { times, processor, megabytes, blocks = 0, changes = 0 } = inChild("ledger", ...paths);
      const { read = 0, compare = 0 } = times;
      speed.growth.push({
        words: words(pair.original),
        blocks,
        changes,
        read,
        compare,
        processor: total(processor),
        megabytes,
      });
      if (size !== 150_000) continue;
      speed.gates.push(atMost("150,000 words, 5 %, whole ledger with reading (s)", read + compare, 3));
      speed.gates.push(atMost("150,000 words, 5 %, peak memory (MB)", megabytes, 512));
      progress("Docxodus");
      againstDocxodus(speed, [await write(pair.original, "docx", "a"), await write(pair.amended, "docx", "b")]);
    }
    progress("500 pages");
    await readingLong(speed, source.document, quick, write);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return speed;
}

/**
 * Both read the two DOCX files and find the changes, as a list and as a redline; starting the runtime counts for
 * neither. The figure to reach compares the whole ledger with Docxodus's main function, the redline.
 */
function againstDocxodus(speed: Speed, paths: string[]): void {
  const row = (name: string, run: Run, parts: string[]) => {
    const sum = (times: Record<string, number>) => parts.reduce((total, part) => total + (times[part] ?? 0), 0);
    const seconds = sum(run.times);
    speed.peer.push({
      name,
      seconds,
      processor: sum(run.processor),
      megabytes: run.megabytes,
      changes: run.changes ?? 0,
    });
    return seconds;
  };
  const own = inChild("ledger", ...paths, "--redline");
  const ledger = row("Penholder: whole ledger", own, ["read", "compare"]);
  row("Penholder: ledger and redline", own, ["read", "compare", "redline"]);
  let peer: Run;
  try {
    peer = inChild("docxodus", ...paths);
  } catch {
    speed.skipped.push("Docxodus: it could not be run");
    return;
  }
  const redline = row("Docxodus 12: redline (docxDiffCompare)", peer, ["redline"]);
  row("Docxodus 12: list (docxDiffGetRevisions, after the redline)", peer, ["compare"]);
  speed.gates.push(atMost("whole ledger on DOCX as a share of Docxodus's time", ledger / redline, 1 / 3));
}

async function readingLong(
  speed: Speed,
  source: Document,
  quick: boolean,
  write: (document: Document, form: Form, name: string) => Promise<string>,
): Promise<void> {
  const docx = inChild("read", await write(longText(source, 250_000), "docx", "long"));
  speed.gates.push(atMost("reading a DOCX of 250,000 words, 500 pages (s)", docx.times.read ?? 0, 2));
  if (quick || !hasOffice()) {
    speed.skipped.push(`reading a 500-page PDF: ${quick ? "--quick" : "LibreOffice is not installed"}`);
    return;
  }
  // LibreOffice sets some 720 words on a page.
  const pdf = inChild("read", await write(longText(source, 360_000), "pdf", "long"));
  speed.gates.push(atMost(`reading a PDF of ${pdf.pages} pages (s)`, pdf.times.read ?? 0, 8));
}

function total(times: Record<string, number>): number {
  return Object.values(times).reduce((sum, time) => sum + time, 0);
}

function atMost(name: string, value: number, limit: number): Gate {
  return { name, value, limit, atLeast: false, cases: 1 };
}
