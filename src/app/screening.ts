export type { Dataset, FtmEntity, OpenScreening, Reference, Screening } from "#service/screening";
export { answerJobs, openScreening, openScreeningPool, type WorkerPool } from "#service/screening";
