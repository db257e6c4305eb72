import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFiles, writeDurably } from "#disk";
import { utf8 } from "#record";

/** Checkpoints of a thousand sizes lie in one folder. */
const perFolder = 1000n;

/**
 * Every checkpoint that the log published, by its size: the witnesses' times on it bound when the acts before and after it
 * came. Without them a receipt shows only that an act was there by now.
 */
export class Checkpoints {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a checkpoint; the first one of a size stands. */
  async keep({ size, checkpoint }: { size: bigint; checkpoint: string }): Promise<void> {
    const folder = join(this.#folder, String(size / perFolder));
    const path = join(folder, String(size));
    if (existsSync(path)) return;
    mkdirSync(folder, { recursive: true });
    await writeDurably(nodeFiles, [{ path, bytes: utf8(checkpoint) }]);
  }

  /** Sizes of all that are kept, ascending. */
  sizes(): bigint[] {
    const folders = existsSync(this.#folder) ? readdirSync(this.#folder) : [];
    const names = folders.flatMap((name) => readdirSync(join(this.#folder, name)));
    const sizes = names.flatMap((name) => (/^\d+$/u.test(name) ? [BigInt(name)] : []));
    return sizes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  read(size: bigint): string {
    return readFileSync(join(this.#folder, String(size / perFolder), String(size)), "utf8");
  }
}
