import { type FileSystem, writeDurably } from "#disk";
import { type Clock, PenholderError } from "#kernel";
import { type Crypto, formatCheckpoint, type Signer, signNote, utf8 } from "#record";
import type { DiskTree } from "./disk-tree.ts";
import type { Fuse } from "./fuse.ts";
import type { LockDatabase, Locked } from "./lock.ts";
import type { LogPaths } from "./paths.ts";
import type { TreeState } from "./state.ts";
import type { Witnessing } from "./types.ts";

/** What the publisher works with. */
export interface Publishing {
  origin: string;
  signer: Signer;
  crypto: Crypto;
  clock: Clock;
  files: FileSystem;
  fuse: Fuse;
  paths: LogPaths;
  lock: LockDatabase;
  tree: DiskTree;
  witnessing: Witnessing | undefined;
}

/** A checkpoint as published: its note, and the size that it states. */
export interface Published {
  note: string;
  size: bigint;
}

/**
 * Signs, locks, has cosigned and publishes checkpoints, in this order: a checkpoint that left this process is always
 * the one in the lock database or an older one.
 */
export class Publisher {
  readonly #parts: Publishing;
  #locked: Locked | null;
  #published: Published;

  constructor(parts: Publishing, published: Published) {
    this.#parts = parts;
    this.#locked = parts.lock.read();
    this.#published = published;
  }

  get published(): Published {
    return this.#published;
  }

  /** True while the tree, or a signed checkpoint, is ahead of what is published. */
  get behind(): boolean {
    return this.#published.note === "" || this.#published.size < this.#parts.tree.state.size;
  }

  /** Makes the tree's present size public. Throws `log-not-cosigned` where too few witnesses answer: then nothing is. */
  async publish(): Promise<Published> {
    const { tree, fuse, files, paths } = this.#parts;
    const { size, root } = tree.state;
    const signed = await this.#signedCheckpoint({ size, root });
    const note = await this.#cosigned(signed, size);
    await fuse.guard(() => writeDurably(files, [{ path: paths.checkpoint, bytes: utf8(note) }]));
    const before = this.#published.size;
    this.#published = { note, size };
    await fuse.guard(() => tree.removePartials(before, size));
    return this.#published;
  }

  /** The checkpoint for this state, signed and durable in the lock database. */
  async #signedCheckpoint(state: TreeState): Promise<string> {
    const { origin, signer, crypto, clock, fuse, lock, tree } = this.#parts;
    const text = formatCheckpoint({ origin, ...state });
    if (this.#locked?.note.startsWith(`${text}\n`)) return this.#locked.note;
    const signed = signNote(crypto, text, [signer]);
    if (!signed.ok) throw new PenholderError("log-wrong-key", `The log's key cannot sign: ${signed.problem}.`);
    const next = { note: signed.value, time: Math.max(clock(), this.#locked?.time ?? 0) };
    await fuse.guard(() => lock.swap(this.#locked?.note ?? null, next));
    this.#locked = next;
    tree.protect(state.size);
    return next.note;
  }

  async #cosigned(signed: string, size: bigint): Promise<string> {
    const { witnessing, tree } = this.#parts;
    if (!witnessing) return signed;
    let note: string;
    try {
      note = await witnessing.cosign(signed, (old) => tree.cache.consistency(old, size, size));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `The acts are stored, and not yet public because too few witnesses cosigned (${why}); ask for their receipts later.`;
      throw new PenholderError("log-not-cosigned", message, {}, cause);
    }
    if (!note.startsWith(signed)) {
      const message = "The witness client gave back another checkpoint than it was given; nothing was published.";
      throw new PenholderError("log-not-cosigned", message);
    }
    return note;
  }
}
