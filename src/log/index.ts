export { type FileSystem, nodeFiles, type OpenFile } from "#disk";
export { copyLog, type LogCopy, restoreLog } from "./copy.ts";
export type { ActFeed, FollowedFeed } from "./feed.ts";
export { type FsckOptions, fsck } from "./fsck.ts";
export type { FsckReport } from "./fsck-report.ts";
export { type InitOptions, initLog } from "./init-log.ts";
export { openLog } from "./log.ts";
export { checkEvidence, type Proved } from "./monitor/evidence.ts";
export { monitor } from "./monitor/monitor.ts";
export type { Finding, FindingKind, MonitorOptions, MonitorReport, Submission } from "./monitor/options.ts";
export { nodeCrypto, nodeRandom } from "./node-crypto.ts";
export { newKey, nodeSigner } from "./node-signer.ts";
export { publicFile, type Resource, type ServeOptions, type Serving, serveLog } from "./serve.ts";
export {
  type Answer,
  attachedTokens,
  attachToken,
  checkpointDigest,
  type FetchOptions,
  fetchToken,
  readCertificates,
  requestToken,
  type ShownCertificate,
  type Stamp,
  type TokenOptions,
  type TokenProblem,
  type TokenRequest,
  tokenOf,
  verifyToken,
} from "./timestamp/index.ts";
export type {
  Acknowledged,
  ActToLog,
  BatchOptions,
  CaughtUp,
  FollowingLog,
  HeartbeatOptions,
  Log,
  LogOptions,
  PublishedLog,
  Witnessing,
} from "./types.ts";
export { type Cosigner, type CosignOptions, cosignWith } from "./witness/cosign-with.ts";
export { readEnrolment } from "./witness/enrolment.ts";
export {
  type LodgeAnswer,
  type LodgeOptions,
  lodgeWith,
  type StatementAnswer,
  statementsOf,
} from "./witness/lodge-with.ts";
export type { EnrolledLog, Witness, WitnessLimits, WitnessOptions } from "./witness/options.ts";
export { runWitness } from "./witness/run-witness.ts";
export { type StartupFinding, type StartupOptions, startupCheck } from "./witness/startup-check.ts";
