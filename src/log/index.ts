export { type FileSystem, nodeFiles, type OpenFile } from "./files.ts";
export { type InitOptions, initLog } from "./init-log.ts";
export { openLog } from "./log.ts";
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
