export { type FileSystem, nodeFiles, type OpenFile } from "./files.ts";
export { nodeCrypto, nodeRandom } from "./node-crypto.ts";
export type {
  Acknowledged,
  ActToLog,
  BatchOptions,
  HeartbeatOptions,
  Log,
  LogOptions,
  Witnessing,
} from "./types.ts";
