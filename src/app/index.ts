export type { Dataset, FtmEntity, OpenScreening, Reference, Screening } from "#service";
export { openScreening } from "#service";
