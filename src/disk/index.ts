export { openDatabase, transaction } from "./database.ts";
export { makeFolders, type NewFile, sweep, syncFolder, unfinished, writeDurably, writeInOrder } from "./durable.ts";
export { type FileSystem, nodeFiles, type OpenFile } from "./files.ts";
export { type Owned, own } from "./owner.ts";
