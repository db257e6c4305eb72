import { createHash } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { type Acknowledged, type Log, nodeCrypto, nodeSigner } from "#log";
import { formatSignerKey, type Signer, signatureType, verifierKey } from "#record";
import { good, testRandom } from "../../test/record-fixture.ts";

/** Bytes of an act in these figures: about what a submission or a decision has. */
export const actLength = 300;

/** A key whose secret follows from its name, as text of a key file and as signer. */
export function keyNamed(name: string, type: number = signatureType.ed25519): { secret: string; signer: Signer } {
  const seed = new Uint8Array(createHash("sha256").update(name).digest());
  const { id } = good(verifierKey(nodeCrypto, name, type, ed25519.getPublicKey(seed)));
  const secret = formatSignerKey({ name, id, type, seed });
  return { secret, signer: nodeSigner(secret, name) };
}

/** Hands in so many acts at once and waits for all of them: one in four begins a stream, the others go on in a former one. */
export class Appender {
  readonly #log: Log;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #streams: Uint8Array[] = [];

  constructor(log: Log, seed: string) {
    this.#log = log;
    this.#random = testRandom(seed);
  }

  append(count: number): Promise<Acknowledged[]> {
    const bytes = this.#random(16 * count + actLength);
    const act = bytes.subarray(16 * count);
    return Promise.all(
      Array.from({ length: count }, (_, i) => this.#log.append({ stream: this.#stream(bytes, i), act })),
    );
  }

  #stream(bytes: Uint8Array, i: number): Uint8Array {
    const drawn = bytes.subarray(16 * i, 16 * i + 16);
    const former =
      this.#streams[new DataView(drawn.buffer, drawn.byteOffset).getUint32(0) % (this.#streams.length || 1)];
    if (former && i % 4 !== 0) return former;
    this.#streams.push(drawn);
    return drawn;
  }
}
