import {
  type Entry,
  equalBytes,
  evidencePlace,
  leafHash,
  parseEntry,
  proveInclusion,
  type Result,
  type TlogProof,
  toHex,
} from "#record";
import type { Round, Tip } from "./round.ts";
import type { KeptEntry } from "./state.ts";

/** An entry that breaks the rules of its stream, with the one that it breaks them against. */
export interface Broken {
  kind: "foreign-entry" | "two-entries" | "broken-chain" | "gap";
  entry: KeptEntry;
  earlier: KeptEntry | null;
  says: string;
}

/** Checks a new entry against its stream, and keeps it. Runs within a transaction. */
export function checkEntry({ crypto, state }: Round, origin: string, index: bigint, bytes: Uint8Array): Broken[] {
  const entry = { index, entry: bytes };
  const parsed = parseEntry(bytes);
  if (!parsed.ok) {
    state.addEntry(origin, entry, null);
    return [
      { kind: "foreign-entry", entry, earlier: null, says: `Entry ${index} of ${origin} is none: ${parsed.problem}.` },
    ];
  }
  const { stream, number, previous } = parsed.value;
  const same = state.entryOfStream(origin, stream, number);
  const before = number > 0n ? state.entryOfStream(origin, stream, number - 1n) : null;
  state.addEntry(origin, entry, parsed.value);
  if (same)
    return [{ kind: "two-entries", entry, earlier: same, says: `${place(origin, parsed.value)} stands there twice.` }];
  if (number > 0n && !before) {
    return [{ kind: "gap", entry, earlier: null, says: `${place(origin, parsed.value)} has no predecessor.` }];
  }
  if (before && !equalBytes(leafHash(crypto, before.entry), previous)) {
    return [
      {
        kind: "broken-chain",
        entry,
        earlier: before,
        says: `${place(origin, parsed.value)} does not follow the one before it.`,
      },
    ];
  }
  return [];
}

/** Proves it where two entries under one checkpoint do; a gap shows only to whoever reads the whole log. */
export function proveBroken(round: Round, tip: Tip, { kind, entry, earlier, says }: Broken): void {
  const { findings } = round;
  const { origin } = tip.verified.checkpoint;
  const first = earlier ? placeOf(round, tip, earlier) : undefined;
  const second = placeOf(round, tip, entry);
  if (!first?.ok || !second.ok) findings.add(kind, origin, says);
  else {
    const proof = { signer: tip.verified.log, first: first.value, second: second.value };
    findings.prove(kind, origin, { kind: kind === "two-entries" ? "entries" : "chain", ...proof });
  }
}

function placeOf({ crypto, state }: Round, { note, verified }: Tip, { index, entry }: KeptEntry): Result<TlogProof> {
  const { origin, size } = verified.checkpoint;
  const proof = proveInclusion(crypto, state.reader(origin), index, size);
  return proof.ok ? evidencePlace(entry, { index, proof: proof.value, checkpoint: note }) : proof;
}

function place(origin: string, entry: Entry): string {
  return `Entry ${entry.number} of the stream ${toHex(entry.stream)} in ${origin}`;
}
