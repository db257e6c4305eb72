import { mkdir, open, readdir, rename, rm } from "node:fs/promises";

/** An open file or directory. Every call may fail; after a failed `sync` nothing of the file may be believed. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The operations of a file system that the log needs, one by one, so that a test can make each of them fail. */
export interface FileSystem {
  /** For writing; fails where the name exists. */
  create(path: string): Promise<OpenFile>;
  openDirectory(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** One directory, whose parent exists; true where it was made, false where it was there. */
  makeDirectory(path: string): Promise<boolean>;
  /** null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Names in a directory; none where there is no such directory. */
  list(path: string): Promise<{ name: string; directory: boolean }[]>;
  /** A file or a whole directory; nothing happens where there is none. */
  remove(path: string): Promise<void>;
}

/** The file system of the machine. */
export const nodeFiles: FileSystem = {
  create: async (path) => openFile(await open(path, "wx", 0o644)),
  openDirectory: async (path) => openFile(await open(path, "r")),
  rename,
  makeDirectory: (path) => mkdir(path).then(() => true, absent("EEXIST", false)),
  read: async (path) => {
    const file = await open(path, "r").catch(absent("ENOENT", null));
    if (!file) return null;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  },
  list: async (path) => {
    const entries = await readdir(path, { withFileTypes: true }).catch(absent("ENOENT", []));
    return entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
};

type Handle = Awaited<ReturnType<typeof open>>;

function openFile(handle: Handle): OpenFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Turns one expected error into a value. */
function absent<T>(code: string, value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === code) return value;
    throw error;
  };
}
