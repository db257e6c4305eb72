import type { FileSystem, OpenFile } from "#log";

/** How an operation fails: the disk reports an error once, or the process ends before or after it. */
export type Fault = "eio" | "stop-before" | "stop-after";

export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A file system that counts its operations and fails at one of them. */
export class FaultyFiles {
  count = 0;
  readonly names: string[] = [];
  readonly files: FileSystem;
  readonly #at: number;
  readonly #fault: Fault;
  #stopped = false;
  #armed = false;

  /** Fails at operation number `at`, counted from 0 once `arm` was called. */
  constructor(under: FileSystem, at: number, fault: Fault) {
    this.#at = at;
    this.#fault = fault;
    this.files = {
      create: (path) => this.#opened("create", () => under.create(path)),
      openDirectory: (path) => this.#opened("open directory", () => under.openDirectory(path)),
      rename: (from, to) => this.#run("rename", () => under.rename(from, to)),
      makeDirectory: (path) => this.#run("make directory", () => under.makeDirectory(path)),
      read: (path) => this.#run("read", () => under.read(path)),
      list: (path) => this.#run("list", () => under.list(path)),
      remove: (path) => this.#run("remove", () => under.remove(path)),
    };
  }

  arm(): void {
    this.#armed = true;
  }

  async #opened(name: string, open: () => Promise<OpenFile>): Promise<OpenFile> {
    const opened: OpenFile[] = [];
    const file = await this.#run(name, async () => {
      const one = await open();
      opened.push(one);
      return one;
    }).catch((error) => closedAnyway(opened[0], error));
    return {
      write: (bytes) => this.#run("write", () => file.write(bytes)),
      sync: () => this.#run("sync", () => file.sync()),
      close: () => this.#run("close", () => file.close()).catch((error) => closedAnyway(file, error)),
    };
  }

  async #run<T>(name: string, operation: () => Promise<T>): Promise<T> {
    if (!this.#armed) return operation();
    if (this.#stopped) throw new Stopped("the process has ended");
    const mine = this.count++;
    this.names.push(name);
    if (mine !== this.#at) return operation();
    if (this.#fault === "eio") throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
    this.#stopped = true;
    if (this.#fault === "stop-after") await operation();
    throw new Stopped(`the process ended at ${name}`);
  }
}

/** A dead process closes its files too: nothing may stay open between two runs. */
async function closedAnyway(file: OpenFile | undefined, error: unknown): Promise<never> {
  await file?.close().catch(() => {});
  throw error;
}
