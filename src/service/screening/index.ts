export {
  type FtmProperty,
  type FtmSchema,
  isA,
  matchableWith,
  propertiesOf,
  schemaNames,
  schemaOf,
  typeOf,
} from "./ftm/model.ts";
export type { MatchFilter } from "./match/accept.ts";
export { cleanProperties, QueryError } from "./match/clean.ts";
export { explanationsOf, type MatchOptions, type MatchQuery, matchQuery } from "./match/match.ts";
export { openScreening } from "./open.ts";
export { openScreeningPool } from "./open-pool.ts";
export { ChangesBook } from "./rescreen/changes-in-thread.ts";
export type { Span } from "./rescreen/editions.ts";
export * from "./search/index.ts";
export type { Dataset, FtmEntity, OpenScreening, PartBuilder, Reference, Screening } from "./types.ts";
export { answerJobs, placesOf, type ThreadTask } from "./workers/answer-jobs.ts";
export { type LoadedLists, loadInThread } from "./workers/loader.ts";
export { JobFailed, Overloaded, type PoolOptions, WorkerPool } from "./workers/pool.ts";
