import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { FileSystem, OpenFile } from "./files.ts";

/** A file to be, under its final name. */
export interface NewFile {
  path: string;
  bytes: Uint8Array;
}

/** Names of files that a crash left half-written end so; nobody reads them, and `sweep` removes them. */
export const unfinished = ".new";

/**
 * Writes files so that after a crash or a loss of power each of them is there whole or not at all, and once this
 * returns, there whole. Replaces a file of the same name. All of them together: no file gets its name before the bytes
 * of every one are on the disk.
 *
 * The hole that remains: a disk or a hypervisor that confirms a flush that it did not make. Nothing above it can tell.
 */
export function writeDurably(files: FileSystem, group: readonly NewFile[]): Promise<void> {
  return writeInOrder(files, [group]);
}

/**
 * As writeDurably, in groups: no file of a group gets its name before the names of the groups before it are on the
 * disk. The bytes of all groups are written and synced side by side, under names that nobody reads: one wait for the
 * disk instead of one a group.
 */
export async function writeInOrder(files: FileSystem, groups: readonly (readonly NewFile[])[]): Promise<void> {
  // Opened before the renames: a folder opened after them may be read anew from the disk, and an error that the
  // kernel met while writing the old copy would never be reported to us.
  const names = [...new Set(groups.flat().map((file) => dirname(file.path)))];
  const opened = await openFolders(files, names);
  try {
    const named = groups.map((group) => group.map((file) => ({ ...file, temporary: temporaryName(file.path) })));
    await all(named.flat().map((file) => writeTemporary(files, file.temporary, file.bytes)));
    for (const group of named) {
      await all(group.map((file) => files.rename(file.temporary, file.path)));
      // Guards the names: without it the files could be gone after a loss of power, whole as they are.
      const changed = new Set(group.map((file) => dirname(file.path)));
      await all([...opened].flatMap(([name, folder]) => (changed.has(name) ? [folder.sync()] : [])));
    }
  } finally {
    await all([...opened.values()].map((folder) => folder.close()));
  }
}

/** All of them, or none stays open. */
async function openFolders(files: FileSystem, folders: readonly string[]): Promise<Map<string, OpenFile>> {
  const opened = new Map<string, OpenFile>();
  try {
    await all(folders.map(async (folder) => opened.set(folder, await openOrMake(files, folder))));
    return opened;
  } catch (error) {
    await all([...opened.values()].map((folder) => folder.close()));
    throw error;
  }
}

async function openOrMake(files: FileSystem, folder: string): Promise<OpenFile> {
  try {
    return await files.openDirectory(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await makeFolders(files, [folder]);
    return await files.openDirectory(folder);
  }
}

/** Makes folders, with those above them, and returns when their names are durable. */
export async function makeFolders(files: FileSystem, folders: readonly string[]): Promise<void> {
  const changed = await all(folders.map((folder) => ensureFolder(files, folder)));
  await all([...new Set(changed.flat())].map((parent) => syncFolder(files, parent)));
}

async function writeTemporary(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await closing(await files.create(path), async (file) => {
    await file.write(bytes);
    // Guards the bytes: without it the name could survive a loss of power and its content not.
    await file.sync();
  });
}

/** Makes a folder and those above it; returns the parents whose list of names has changed, outermost first. */
async function ensureFolder(files: FileSystem, folder: string): Promise<string[]> {
  try {
    return (await files.makeDirectory(folder)) ? [dirname(folder)] : [];
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    const above = await ensureFolder(files, dirname(folder));
    await files.makeDirectory(folder);
    return [...above, dirname(folder)];
  }
}

/** Guards the name of a new folder, and with it everything that will ever be in it. */
export async function syncFolder(files: FileSystem, folder: string): Promise<void> {
  await closing(await files.openDirectory(folder), (opened) => opened.sync());
}

async function closing(file: OpenFile, work: (file: OpenFile) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** Removes what a crash left half-written in these folders. */
export async function sweep(files: FileSystem, folders: readonly string[]): Promise<void> {
  for (const folder of folders)
    for (const { name, directory } of await files.list(folder))
      if (!directory && name.endsWith(unfinished)) await files.remove(`${folder}/${name}`);
}

/** Random, so that what an earlier process left behind is never in the way. */
function temporaryName(path: string): string {
  return `${path}.${randomBytes(6).toString("hex")}${unfinished}`;
}

/** Waits for all of them even where one fails, so that nothing is still writing when the error is reported. */
async function all<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const done = await Promise.allSettled(work);
  return done.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
