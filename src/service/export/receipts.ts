import { PenholderError } from "#kernel";
import { encodeReceipt, parseEntry } from "#record";
import type { StoredAct } from "#store";
import type { CaseSource } from "./source.ts";

/** Receipts of a case: each under the first checkpoint that was published after its act, so that the witnesses date it. */
export class Receipts {
  readonly #log: CaseSource["log"];
  readonly #checkpoints: CaseSource["checkpoints"];
  readonly #sizes: bigint[];
  readonly #published: { size: bigint; note: string };
  readonly #notes = new Map<bigint, string>();

  private constructor({ log, checkpoints }: CaseSource, sizes: readonly bigint[]) {
    this.#log = log;
    this.#checkpoints = checkpoints;
    this.#published = { size: log.size(), note: log.checkpoint() };
    this.#sizes = sizes.filter((size) => size < this.#published.size);
  }

  static async open(source: CaseSource): Promise<Receipts> {
    return new Receipts(source, (await source.checkpoints?.sizes()) ?? []);
  }

  /** The log as it is published now: what a folder holds goes no further. */
  get published(): { size: bigint; note: string } {
    return this.#published;
  }

  /** The receipt's text. Throws `log-disagrees` where it cannot be made. */
  async of({ index, salt, act, entry }: StoredAct): Promise<string> {
    const { size, note } = await this.#after(index);
    const proof = await this.#log.inclusionProof(index, size);
    const parsed = parseEntry(entry);
    const receipt = parsed.ok
      ? encodeReceipt({ entry: parsed.value, salt, act, tokens: [], index, proof, checkpoint: note })
      : parsed;
    if (receipt.ok) return receipt.value;
    const message = `The receipt of entry ${index} cannot be made: ${receipt.problem}; run penholder log fsck.`;
    throw new PenholderError("log-disagrees", message, { at: `entry ${index}` });
  }

  async #after(index: bigint): Promise<{ size: bigint; note: string }> {
    let [low, high] = [0, this.#sizes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sizes[middle] ?? 0n) > index) high = middle;
      else low = middle + 1;
    }
    for (let at = low; at < this.#sizes.length; at++) {
      const size = this.#sizes[at] ?? 0n;
      const note = this.#notes.get(size) ?? (await this.#checkpoints?.read(size));
      if (note === undefined) continue;
      this.#notes.set(size, note);
      return { size, note };
    }
    return this.#published;
  }
}
