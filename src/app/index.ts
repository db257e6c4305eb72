export type { Dataset, FtmEntity, OpenScreening, Reference, Screening } from "#service";
export { answerJobs, openScreening, openScreeningPool, type WorkerPool } from "#service";
