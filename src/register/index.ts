export { type Actor, type Place, type Role, roles, type Subject, type Verdict } from "./actor.ts";
export { isRegisterKind, type RegisterBody, type RegisterKind, registerBodies } from "./bodies.ts";
export { checkAct, type Expected, waitingSentence } from "./check-act.ts";
export { type Entered, enterAct, replayRegister } from "./enter.ts";
export { actorOf, appointmentsOf, keysOf, membersOf } from "./find.ts";
export { foundRegister } from "./founding.ts";
export { registerCase } from "./register-case.ts";
export {
  type Action,
  type ActKind,
  can,
  concernsOf,
  isWithinClearance,
  noSuchThing,
  type ReadingAction,
  type Sight,
  visible,
} from "./rights/can.ts";
export { printRights } from "./rights/print.ts";
export { actRights, readingRights, roleRights } from "./rights/rights.data.ts";
export { type Relation, type Right, type RoleRight, relations } from "./rights/words.ts";
export { cameInForce, isSettled, isWaiting } from "./second-look/in-force.ts";
export { secondLookRules } from "./second-look/rules.data.ts";
export type { Acting, Appointment, EnrolledKey, Founder, Founding, Register, Waiting } from "./types.ts";
