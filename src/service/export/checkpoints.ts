import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unfinished } from "#disk";
import { parseSignedCheckpoint } from "#record";

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

  /**
   * Keeps a checkpoint; the first one of a size stands. Nobody waits for the disk: one that a loss of power takes, or leaves
   * half-written, only makes the times of the acts around it less narrow.
   */
  async keep({ size, checkpoint }: { size: bigint; checkpoint: string }): Promise<void> {
    const folder = join(this.#folder, String(size / perFolder));
    const path = join(folder, String(size));
    if (existsSync(path)) return;
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}${unfinished}`, checkpoint);
    await rename(`${path}${unfinished}`, path);
  }

  /** Sizes of all that are kept, ascending. */
  async sizes(): Promise<bigint[]> {
    const folders = existsSync(this.#folder) ? await readdir(this.#folder) : [];
    const names = (await Promise.all(folders.map((name) => readdir(join(this.#folder, name))))).flat();
    const sizes = names.flatMap((name) => (/^\d+$/u.test(name) ? [BigInt(name)] : []));
    return sizes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /** The checkpoint of a size that is kept; undefined where the file was damaged. */
  async read(size: bigint): Promise<string | undefined> {
    const text = await readFile(join(this.#folder, String(size / perFolder), String(size)), "utf8");
    const signed = parseSignedCheckpoint(text);
    return signed.ok && signed.value.checkpoint.size === size ? text : undefined;
  }
}
