export { listChanges } from "./changes.ts";
export { CustomerIndex } from "./customer-index.ts";
export { DecisionBook, type DecisionLine } from "./decisions.ts";
export { needsReview, rescreen, standing } from "./rescreen.ts";
export type {
  CustomerToReview,
  Decisions,
  EvidenceChange,
  ListChange,
  Reason,
  RescreenOptions,
} from "./types.ts";
