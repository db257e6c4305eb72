export type { Institution } from "./context.ts";
export { type Changed, Events } from "./events.ts";
export { lodgingKind, lodgingOf } from "./lodging.ts";
export { type Beside, type Performed, perform, performBeside, type Submission } from "./perform.ts";
export { everything, proceedingOf, withoutApproaches } from "./project.ts";
export { RegisterReader } from "./register.ts";
export { replayer } from "./replay.ts";
export { fileOf } from "./seal.ts";
