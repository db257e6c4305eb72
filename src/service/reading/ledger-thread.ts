import { parentPort } from "node:worker_threads";
import { nodeCrypto } from "#log";
import { ledgerOf, openSealed, readingOf } from "#proceedings";
import { ledgerToDocx, ledgerToHtml, ledgerToJson } from "#writers";
import type { FromLedgerThread, LedgerJob } from "./ledger-desk.ts";

// Runs in a thread: comparing two reports takes long, and others wait for nothing.

async function rendered({ original, amended, report, from, format }: LedgerJob): Promise<Uint8Array> {
  const ledger = ledgerOf(readingIn(original), readingIn(amended), report, from, []);
  if (format === "docx") return ledgerToDocx(ledger);
  return Buffer.from(format === "html" ? ledgerToHtml(ledger) : ledgerToJson(ledger));
}

function readingIn(bytes: Uint8Array) {
  const sealed = openSealed(nodeCrypto, bytes);
  if (sealed.ok) return readingOf(sealed.value.file);
  throw new Error(sealed.problem);
}

async function answered({ number, job }: { number: number; job: LedgerJob }): Promise<FromLedgerThread> {
  try {
    return { job: number, body: await rendered(job) };
  } catch (error) {
    return { job: number, problem: error instanceof Error ? error.message : "The ledger cannot be made." };
  }
}

parentPort?.on("message", (message: { number: number; job: LedgerJob }) => {
  void answered(message).then((answer) => parentPort?.postMessage(answer));
});
