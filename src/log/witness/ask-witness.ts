import {
  type Crypto,
  formatAddCheckpoint,
  fromUtf8,
  type NoteSignature,
  parseSignatureLines,
  parseSizeBody,
  sizeMediaType,
  verifySignature,
} from "#record";
import { at, type HttpAnswer, httpRequest, shown } from "./http.ts";
import type { KnownWitness } from "./policy.ts";

/** What is asked of a witness, and within which bounds. */
export interface Question {
  /** The signed checkpoint, and its parts. */
  checkpoint: string;
  text: string;
  size: bigint;
  /** RFC 6962 proof from an older size to this one. */
  consistency(old: bigint): Promise<readonly Uint8Array[]>;
  /** Requests to one witness at most: a witness that answers 409 for ever must not hold the log. */
  attempts: number;
  /** Seconds by which a witness's clock may differ from ours. */
  clockTolerance: number;
  now: number;
  signal: AbortSignal;
}

const answerLimit = 65_536;

/**
 * C2SP tlog-witness, add-checkpoint, by a client: asks with the size that the witness is thought to have cosigned last,
 * and again with the size that a 409 tells. The cosignature is verified. Throws an Error with one clause on why there is none.
 */
export async function askWitness(
  crypto: Crypto,
  witness: KnownWitness,
  known: bigint,
  question: Question,
): Promise<NoteSignature> {
  const { checkpoint, size, attempts, signal } = question;
  let old = known > size ? 0n : known;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const proof = old === 0n ? [] : [...(await question.consistency(old))];
    const body = formatAddCheckpoint({ old, proof, checkpoint });
    const answer = await httpRequest(at(witness.url, "add-checkpoint"), { limit: answerLimit, signal }, body);
    if (answer.status === 200) return cosignature(crypto, witness, question, answer);
    if (answer.status !== 409) throw new Error(`it answered ${answer.status}: ${shown(answer.body)}`);
    const latest = latestSize(answer);
    if (latest > size)
      throw new Error(`it says that it has cosigned ${latest} entries, more than the ${size} of this log`);
    if (latest === old) throw new Error(`it refuses the size ${old} and in the same answer says that it is the latest`);
    old = latest;
  }
  throw new Error(`it named another latest size each of ${attempts} times`);
}

function latestSize(answer: HttpAnswer): bigint {
  const text = fromUtf8(answer.body);
  const size = text.ok && answer.type === sizeMediaType ? parseSizeBody(text.value) : undefined;
  if (!size?.ok) throw new Error("it answered 409 without its latest size");
  return size.value;
}

/** The signature by the witness's own key; others are ignored. */
function cosignature(crypto: Crypto, witness: KnownWitness, question: Question, answer: HttpAnswer): NoteSignature {
  const text = fromUtf8(answer.body);
  const lines = text.ok ? parseSignatureLines(text.value) : text;
  if (!lines.ok) throw new Error(`its answer cannot be read: ${lines.problem}`);
  const own = lines.value.find(({ name, id }) => name === witness.key.name && id === witness.key.id);
  if (!own) throw new Error("its answer holds no signature by the key that the policy names");
  const verified = verifySignature(crypto, witness.key, question.text, own.signature);
  if (!verified.ok) throw new Error(`its signature does not hold: ${verified.problem}`);
  const { time } = verified.value;
  if (time === null) throw new Error("its signature states no time");
  const apart = Math.abs(Number(time) - question.now / 1000);
  if (apart > question.clockTolerance) throw new Error(`its clock and ours are ${Math.round(apart)} seconds apart`);
  return own;
}
