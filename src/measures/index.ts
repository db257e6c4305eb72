export {
  allBallots,
  allStatements,
  type Ballot,
  explanationsOf,
  isAdopted,
  pointsOf,
  type Statement,
  type StatePoint,
} from "./history.ts";
export { measures, resolutions } from "./measures.data.ts";
export { capPeriod, measureId, measuresOn, measuresOnGoods } from "./measures.ts";
export { type DueReport, type ImplementationReport, implementation, owedByAll, reportStandings } from "./owed.ts";
export { printMeasures } from "./print.ts";
export { memberStates } from "./states.data.ts";
export { isAbout, resolutionNumber } from "./topic.ts";
export type { Explanation, Known, Measure, MeasureKind, Position, Resolution, Vote } from "./types.ts";
export { explanations, votes } from "./votes.data.ts";
export { membersOn, positions, tally } from "./votes.ts";
