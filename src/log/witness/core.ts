import type { Clock } from "#kernel";
import { type Crypto, cosign, formatCheckpoint, formatNote, type Note, type Signer, type VerifierKey } from "#record";
import type { WitnessLimits } from "./options.ts";
import type { WitnessStore } from "./store.ts";

/** What the witness's handlers share. */
export interface WitnessCore {
  crypto: Crypto;
  store: WitnessStore;
  signer: Signer;
  /** The witness's own key. */
  key: VerifierKey;
  /** Keys of each enrolled log, by origin. */
  logs: ReadonlyMap<string, readonly VerifierKey[]>;
  submitters: readonly VerifierKey[];
  limits: WitnessLimits;
  clock: Clock;
}

/** An HTTP answer. */
export interface Answer {
  status: number;
  body: string;
  /** Media type; text/plain in UTF-8 where it is absent. */
  type?: string;
  headers?: Record<string, string>;
}

/** A refusal in one sentence. */
export function refuse(status: number, why: string): Answer {
  return { status, body: `${why}.\n` };
}

/** The witness cannot sign now, because it would have to lie about the time. */
export class ClockBehind extends Error {
  override readonly name = "ClockBehind";
}

/** A clock may be set back by this many seconds (as time services do) and is then waited for; more stops all signing. */
const tolerance = 10n;

/** The time to sign with, in POSIX seconds: never before anything that this witness signed, in this life or an earlier one. */
export function signingTime(core: WitnessCore): bigint {
  const now = BigInt(Math.floor(core.clock() / 1000));
  const last = core.store.time;
  if (now + tolerance < last) throw new ClockBehind();
  return now > last ? now : last;
}

/** Adds the witness's cosignature to a checkpoint. It leaves this process only after it is kept. */
export function cosigned(core: WitnessCore, note: Note, time: bigint): { note: string; line: Note["signatures"][0] } {
  const line = cosign(core.crypto, note.text, time, core.signer);
  if (!line.ok) throw new Error(line.problem);
  return { note: formatNote({ text: note.text, signatures: [...note.signatures, line.value] }), line: line.value };
}

/** A checkpoint of a log that the witness itself keeps, cosigned. */
export function ownHead(core: WitnessCore, origin: string, size: bigint, root: Uint8Array, time: bigint): string {
  return cosigned(core, { text: formatCheckpoint({ origin, size, root }), signatures: [] }, time).note;
}
