import type { Ledger } from "#compare";
import { PenholderError } from "#kernel";
import { ledgerToTerminal } from "#writers";
import { harmlessLines, jsonText } from "./remote-print.ts";

/** A ledger that a server made, as JSON or for a terminal. Throws `server-answer-invalid` for what is none. */
export async function ledgerText(bytes: Uint8Array, format: "json" | "terminal", out?: string): Promise<string> {
  try {
    const ledger = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Ledger;
    if (format === "json") return jsonText(ledger);
    const onScreen = out === undefined && process.stdout.isTTY === true;
    return harmlessLines(
      ledgerToTerminal(ledger, { colour: false, width: onScreen ? process.stdout.columns : 100, details: true }),
    );
  } catch (error) {
    throw new PenholderError(
      "server-answer-invalid",
      "The server's answer is no ledger; check the address.",
      {},
      error,
    );
  }
}
