export { measures, resolutions } from "./measures.data.ts";
export {
  capPeriod,
  type DueReport,
  type ImplementationReport,
  implementation,
  measureId,
  measuresOn,
  measuresOnGoods,
} from "./measures.ts";
export { printMeasures } from "./print.ts";
export type { Explanation, Known, Measure, MeasureKind, Position, Resolution, Vote } from "./types.ts";
export { explanations, votes } from "./votes.data.ts";
export { membersOn, type Point, positions, record, tally } from "./votes.ts";
