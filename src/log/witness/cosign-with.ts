import { type Clock, PenholderError } from "#kernel";
import {
  type Crypto,
  describeQuorum,
  formatNote,
  type LogPolicy,
  type NoteSignature,
  parseSignedCheckpoint,
  quorumMet,
  signedByLog,
  toleratedLiars,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import type { Witnessing } from "../types.ts";
import { askWitness, type Question } from "./ask-witness.ts";
import { type KnownWitness, policyOf, reachable } from "./policy.ts";
import { type StartupFinding, startupCheck } from "./startup-check.ts";

export interface CosignOptions {
  /** Milliseconds for one checkpoint, retries included; 10,000. */
  timeout?: number;
  /** Milliseconds to wait, once the quorum is met, for further cosignatures: monitors need more than readers; 30. */
  linger?: number;
  /** Requests to one witness for one checkpoint at most; 4. */
  attempts?: number;
  /** Seconds by which a witness's clock may differ from ours; 600. */
  clockTolerance?: number;
  /** Told after each checkpoint which witnesses failed by then, and why. */
  onCosigned?: (problems: ReadonlyMap<string, string>) => void;
  /** Told what each witness showed at start. */
  onStartup?: (findings: readonly StartupFinding[]) => void;
  clock?: Clock;
  crypto?: Crypto;
}

/** Gathers cosignatures for one log: what the log asks of its witnesses. */
export interface Cosigner extends Witnessing {
  /** What the policy's quorum withstands, in a sentence, by organisation: to be shown at start. */
  readonly strength: string;
  /** Organisations that may lie without a split view going unseen (2k − n > f); 0: the policy tolerates no liar. */
  readonly toleratedLiars: number;
  /** Returns once no request is under way any more. */
  settled(): Promise<void>;
}

/**
 * A client of the witnesses that a C2SP tlog-policy names, at the addresses on its witness lines. It returns a
 * checkpoint only with a verified quorum; otherwise it throws `quorum-missing` with each witness's reason. Throws
 * `policy-invalid` where the policy cannot be read, or its quorum not be met by witnesses with addresses.
 */
export function cosignWith(policy: string | LogPolicy, options: CosignOptions = {}): Cosigner {
  const crypto = options.crypto ?? nodeCrypto;
  const parsed = policyOf(crypto, policy);
  const witnesses = reachable(parsed);
  if (!quorumMet(parsed, new Set(witnesses.map(({ name }) => name)))) {
    const says = "The log policy's quorum can never be met: too few of its witnesses have an address on their line.";
    throw new PenholderError("policy-invalid", says);
  }
  const client = new Client(crypto, parsed, witnesses, options);
  return {
    strength: describeQuorum(parsed),
    toleratedLiars: toleratedLiars(parsed),
    cosign: (checkpoint, consistency) => client.cosign(checkpoint, consistency),
    startupCheck: (lastCheckpoint, consistency) => client.startupCheck(lastCheckpoint, consistency),
    settled: () => client.settled(),
  };
}

class Client {
  readonly #crypto: Crypto;
  readonly #policy: LogPolicy;
  readonly #witnesses: readonly KnownWitness[];
  readonly #options: CosignOptions;
  /** What each witness is thought to have cosigned last; a wrong guess costs one answer of status 409. */
  readonly #sizes = new Map<string, bigint>();
  /** The request under way to each witness: one at a time, or they would overtake each other. */
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(crypto: Crypto, policy: LogPolicy, witnesses: readonly KnownWitness[], options: CosignOptions) {
    this.#crypto = crypto;
    this.#policy = policy;
    this.#witnesses = witnesses;
    this.#options = options;
  }

  async cosign(checkpoint: string, consistency: (old: bigint) => Promise<Uint8Array[]>): Promise<string> {
    const signed = parseSignedCheckpoint(checkpoint);
    const log = signed.ok
      ? signedByLog(this.#crypto, this.#policy, signed.value.note, signed.value.checkpoint)
      : signed;
    if (!signed.ok || !log.ok) {
      const problem = log.ok ? "" : log.problem;
      throw new PenholderError(
        "quorum-missing",
        `The checkpoint is not this log's, and was sent to no witness: ${problem}.`,
      );
    }
    const { note } = signed.value;
    const found = await this.#gather({
      checkpoint,
      text: note.text,
      size: signed.value.checkpoint.size,
      consistency: once(consistency),
      attempts: this.#options.attempts ?? 4,
      clockTolerance: this.#options.clockTolerance ?? 600,
      now: (this.#options.clock ?? Date.now)(),
      signal: AbortSignal.timeout(this.#options.timeout ?? 10_000),
    });
    this.#options.onCosigned?.(found.problems);
    if (!this.#met(found.signatures)) throw missing(found.problems);
    const added = this.#witnesses.flatMap(({ name }) => found.signatures.get(name) ?? []);
    const kept = note.signatures.filter((old) => !added.some((line) => line.name === old.name && line.id === old.id));
    return formatNote({ text: note.text, signatures: [...kept, ...added] });
  }

  async startupCheck(lastCheckpoint: string, consistency: (old: bigint) => Promise<Uint8Array[]>): Promise<void> {
    const options = { crypto: this.#crypto, timeout: this.#options.timeout ?? 10_000, consistency };
    const findings = await startupCheck(this.#policy, lastCheckpoint, options);
    for (const { witness, size } of findings) if (size !== null) this.#sizes.set(witness, size);
    this.#options.onStartup?.(findings);
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#busy.values());
  }

  /** Asks all at once; returns when all have answered, or a little after the quorum is met. */
  async #gather(question: Question): Promise<Gathered> {
    const found: Gathered = { signatures: new Map(), problems: new Map() };
    const enough = Promise.withResolvers<void>();
    const asked = this.#witnesses.map(async (witness) => {
      try {
        found.signatures.set(witness.name, await this.#inTurn(witness, question));
        if (this.#met(found.signatures)) enough.resolve();
      } catch (error) {
        found.problems.set(witness.name, error instanceof Error ? error.message : "it failed");
      }
    });
    const all = Promise.all(asked).then(() => undefined);
    await Promise.race([all, enough.promise]);
    if (this.#met(found.signatures)) await Promise.race([all, pause(this.#options.linger ?? 30)]);
    // What comes later must not change what is returned.
    return { signatures: new Map(found.signatures), problems: new Map(found.problems) };
  }

  #inTurn(witness: KnownWitness, question: Question): Promise<NoteSignature> {
    const before = this.#busy.get(witness.name) ?? Promise.resolve();
    const ask = before.then(async () => {
      if (question.signal.aborted) throw new Error("it did not answer in time");
      const signature = await askWitness(this.#crypto, witness, this.#sizes.get(witness.name) ?? 0n, question);
      this.#sizes.set(witness.name, question.size);
      return signature;
    });
    const ended = ask.then(ignore, ignore);
    this.#busy.set(witness.name, ended);
    return ask;
  }

  #met(signatures: ReadonlyMap<string, NoteSignature>): boolean {
    return quorumMet(this.#policy, new Set(signatures.keys()));
  }
}

interface Gathered {
  signatures: Map<string, NoteSignature>;
  problems: Map<string, string>;
}

function missing(problems: ReadonlyMap<string, string>): PenholderError {
  const reasons = [...problems].map(([name, problem]) => `${name}: ${problem}`).join("; ");
  const says = `Too few witnesses cosigned the checkpoint for the policy's quorum, and it was not published (${reasons}).`;
  return new PenholderError("quorum-missing", says);
}

/** Witnesses at one size share one proof. */
function once(consistency: (old: bigint) => Promise<Uint8Array[]>): (old: bigint) => Promise<readonly Uint8Array[]> {
  const proofs = new Map<bigint, Promise<readonly Uint8Array[]>>();
  return (old) => {
    const proof = proofs.get(old) ?? consistency(old);
    proofs.set(old, proof);
    return proof;
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}

function ignore(): void {}
