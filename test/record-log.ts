import fc from "fast-check";
import { formatCheckpoint } from "../src/record/checkpoint.ts";
import type { Signer } from "../src/record/crypto.ts";
import { commitment, type Entry, encodeEntry, entryHash, noPrevious } from "../src/record/entry.ts";
import { signatureType } from "../src/record/keys.ts";
import { type LogPolicy, parseLogPolicy } from "../src/record/log-policy.ts";
import { formatNote, type NoteSignature, parseNote } from "../src/record/note.ts";
import { cosign, signNote } from "../src/record/open-note.ts";
import { leavesReader, proveInclusion, readRoot } from "../src/record/prove.ts";
import type { Receipt } from "../src/record/receipt.ts";
import type { Result } from "../src/record/result.ts";
import { testCrypto as crypto, testSigner } from "./record-crypto.ts";

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

/** Up to `length` UTF-16 units of any kind, halves of surrogates included, half of them ASCII. */
export function junk(length: number): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.nat(0x7f), fc.nat(0xffff));
  return fc.array(unit, { maxLength: length }).map((units) => String.fromCharCode(...units));
}

/** The same 32 bytes for the same words. */
export function bytesOf(words: string): Uint8Array {
  return crypto.sha256(Buffer.from(words));
}

/** A log of acts in memory, for tests: every byte follows from the names. */
export class TestLog {
  readonly signer: Signer;
  readonly entries: Entry[] = [];
  readonly acts: { salt: Uint8Array; act: Uint8Array }[] = [];
  readonly #last = new Map<string, Entry>();

  constructor(name = "log.example/record") {
    this.signer = testSigner(name);
  }

  append(stream: string, act: string, changes: Partial<Entry> = {}): Entry {
    const last = this.#last.get(stream);
    const opening = { salt: bytesOf(`salt of ${act}`), act: Buffer.from(act) };
    const entry: Entry = {
      stream: bytesOf(stream).slice(0, 16),
      number: last ? last.number + 1n : 0n,
      previous: last ? entryHash(crypto, last) : noPrevious,
      commitment: commitment(crypto, opening.salt, opening.act),
      ...changes,
    };
    this.entries.push(entry);
    this.acts.push(opening);
    this.#last.set(stream, entry);
    return entry;
  }

  read = (level: number, index: bigint): Uint8Array | undefined =>
    leavesReader(
      crypto,
      this.entries.map((entry) => entryHash(crypto, entry)),
    )(level, index);

  /** A checkpoint signed by the log and cosigned by witnesses, the first at `time`, each of the others a second later. */
  checkpoint(size: number, witnesses: readonly Signer[] = [], time = 1_700_000_000n): string {
    const root = value(readRoot(crypto, this.read, BigInt(size)));
    const text = formatCheckpoint({ origin: "log.example/record", size: BigInt(size), root });
    const note = value(parseNote(value(signNote(crypto, text, [this.signer]))));
    const added: NoteSignature[] = witnesses.map((each, i) => value(cosign(crypto, text, time + BigInt(i), each)));
    return formatNote({ text, signatures: [...note.signatures, ...added] });
  }

  place(index: number, checkpoint: string, size = this.entries.length) {
    const entry = this.entries[index];
    if (!entry) throw new Error("no such entry");
    const proof = value(proveInclusion(crypto, this.read, BigInt(index), BigInt(size)));
    return { entry, extra: encodeEntry(entry), index: BigInt(index), proof, checkpoint };
  }

  receipt(index: number, checkpoint: string, size?: number): Receipt {
    const { extra: _, ...place } = this.place(index, checkpoint, size);
    const opening = this.acts[index];
    if (!opening) throw new Error("no such act");
    return { ...place, ...opening, act: new Uint8Array(opening.act), tokens: [] };
  }
}

export function testWitnesses(count: number): Signer[] {
  return Array.from({ length: count }, (_, i) => testSigner(`witness${i + 1}.example/w`, signatureType.cosignature));
}

/** The log, and k of these witnesses. */
export function testPolicy(log: Signer, witnesses: readonly Signer[], k: number): LogPolicy {
  const names = witnesses.map((_, i) => `w${i + 1}`);
  const lines = witnesses.map((witness, i) => `witness ${names[i]} ${witness.vkey}\n`).join("");
  return value(parseLogPolicy(crypto, `log ${log.vkey}\n${lines}group all ${k} ${names.join(" ")}\nquorum all\n`));
}
