export { listChanges } from "./changes.ts";
export { CustomerIndex, CustomerIndexBuilder } from "./customer-index.ts";
export { DecisionBook, type DecisionLine } from "./decisions.ts";
export { needsReview, rescreen } from "./rescreen.ts";
export type {
  CustomerToReview,
  Decisions,
  EvidenceChange,
  ListChange,
  Reason,
  RescreenOptions,
} from "./types.ts";
