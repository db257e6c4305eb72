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
export { openScreening } from "./open.ts";
export type { Dataset, FtmEntity, OpenScreening, PartBuilder, Reference, Screening } from "./types.ts";
