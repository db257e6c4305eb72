import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "#log";

/** A file's bytes as the kernel holds them, and as the disk does: undefined while nothing was synced. */
interface Content {
  cached: Uint8Array;
  synced: Uint8Array | undefined;
}

/** A file or a folder under its name; `null` where the name was taken away. */
type Named = Content | "folder" | null;

/** A change of a folder's names that no sync of the folder has confirmed. */
interface Change {
  path: string;
  named: Named;
}

/** Chooses: a number from 0 to limit − 1. */
export type Choose = (limit: number) => number;

/**
 * A disk that loses what was not synced. Names become durable when their folder is synced, bytes when their file is;
 * until then a loss of power keeps or drops each change by itself, in any order, and tears a file's bytes anywhere.
 */
export class SimulatedDisk implements FileSystem {
  /** What a running program sees. */
  readonly #names: Map<string, Content | "folder">;
  /** What the disk holds for certain. */
  readonly #durable: Map<string, Content | "folder">;
  #pending: Change[] = [];
  /** For tests of the tests: a disk whose folders are never really synced. */
  readonly #lies: boolean;

  constructor(names: ReadonlyMap<string, Content | "folder"> = new Map([["/", "folder"]]), lies = false) {
    this.#names = new Map(names);
    this.#durable = new Map(names);
    this.#lies = lies;
  }

  /** Another disk of the same content, as if everything had reached it. */
  copy(): SimulatedDisk {
    return new SimulatedDisk(this.#names, this.#lies);
  }

  /** The disk after a loss of power; `choose` decides what was lost. */
  afterPowerLoss(choose: Choose): SimulatedDisk {
    const names = new Map(this.#durable);
    // Changes of one name stay in their order; which of them reached the disk is open.
    for (const { path, named } of this.#pending) {
      if (choose(2) === 0) continue;
      if (named === null) names.delete(path);
      else names.set(path, named);
    }
    for (const [path, named] of names) {
      if (named !== "folder") names.set(path, survived(named, choose));
      if (path !== "/" && names.get(dirname(path)) !== "folder") names.delete(path);
    }
    // A folder that is gone takes everything below it along.
    for (const path of [...names.keys()].sort())
      if (path !== "/" && names.get(dirname(path)) !== "folder") names.delete(path);
    return new SimulatedDisk(names, this.#lies);
  }

  async create(path: string): Promise<OpenFile> {
    if (this.#names.has(path)) throw failure("EEXIST", path);
    this.#expectFolder(path);
    const content: Content = { cached: new Uint8Array(0), synced: undefined };
    this.#change(path, content);
    return {
      write: async (bytes) => {
        content.cached = Buffer.concat([content.cached, bytes]);
      },
      sync: async () => {
        content.synced = content.cached;
      },
      close: async () => {},
    };
  }

  async openDirectory(path: string): Promise<OpenFile> {
    if (this.#names.get(path) !== "folder") throw failure("ENOENT", path);
    return {
      write: async () => {
        throw failure("EISDIR", path);
      },
      sync: async () => this.#syncFolder(path),
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    const named = this.#names.get(from);
    if (named === undefined) throw failure("ENOENT", from);
    this.#expectFolder(to);
    this.#change(to, named);
    this.#change(from, null);
  }

  async makeDirectory(path: string): Promise<boolean> {
    if (this.#names.has(path)) return false;
    this.#expectFolder(path);
    this.#change(path, "folder");
    return true;
  }

  async read(path: string): Promise<Uint8Array | null> {
    const named = this.#names.get(path);
    return named === undefined || named === "folder" ? null : named.cached;
  }

  async list(path: string): Promise<{ name: string; directory: boolean }[]> {
    return [...this.#names]
      .filter(([name]) => name !== "/" && dirname(name) === path)
      .map(([name, named]) => ({ name: name.slice(name.lastIndexOf("/") + 1), directory: named === "folder" }));
  }

  async remove(path: string): Promise<void> {
    for (const name of [...this.#names.keys()])
      if (name === path || name.startsWith(`${path}/`)) this.#change(name, null);
  }

  #change(path: string, named: Named): void {
    if (named === null) this.#names.delete(path);
    else this.#names.set(path, named);
    this.#pending.push({ path, named });
  }

  #syncFolder(folder: string): void {
    if (this.#lies) return;
    for (const { path, named } of this.#pending)
      if (dirname(path) === folder) {
        if (named === null) this.#durable.delete(path);
        else this.#durable.set(path, named);
      }
    this.#pending = this.#pending.filter(({ path }) => dirname(path) !== folder);
  }

  #expectFolder(path: string): void {
    if (this.#names.get(dirname(path)) !== "folder") throw failure("ENOENT", dirname(path));
  }
}

/** What was synced is certain; of the rest, anything from nothing to all of it, or zeros. */
function survived({ cached, synced }: Content, choose: Choose): Content {
  if (synced?.length === cached.length) return { cached, synced };
  const kept = cached.slice(0, choose(cached.length + 1));
  const bytes = choose(2) === 0 ? kept : Buffer.concat([kept, Buffer.alloc(cached.length - kept.length)]);
  return { cached: bytes, synced: bytes };
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
