export { isRegisterKind, type RegisterBody, type RegisterKind, registerBodies } from "./register/bodies.ts";
export { checkAct, type Expected } from "./register/check-act.ts";
export { type Entered, enterAct, replayRegister } from "./register/enter.ts";
export { actorOf, appointmentsOf, keysOf, membersOf } from "./register/find.ts";
export { foundRegister } from "./register/founding.ts";
export type { Acting, Appointment, EnrolledKey, Founder, Founding, Register } from "./register/types.ts";
export { type Action, type ActKind, can, noSuchThing, type ReadingAction, visible } from "./rights/can.ts";
export { printRights } from "./rights/print.ts";
export { actRights, readingRights, roleRights } from "./rights/rights.data.ts";
export { type Relation, type Right, type RoleRight, relations } from "./rights/words.ts";
export { actingAs, anybody, canAs, isFresh, scopeOf } from "./sign-in/acting.ts";
export { DelayedError } from "./sign-in/delayed.ts";
export { openPeople } from "./sign-in/open-people.ts";
export type { Accounts, OwnAccount, People, Sessions, SignIn } from "./sign-in/people.ts";
export { type SignInPolicy, signInPolicy } from "./sign-in/policy.data.ts";
export {
  type Account,
  type AccountState,
  type Opened,
  type Passkey,
  type PeopleOptions,
  type PeopleStore,
  type Principal,
  type Scope,
  type Scrypt,
  type Session,
  scopes,
  type Token,
} from "./sign-in/types.ts";
export { type Actor, type Place, type Role, roles, type Subject, type Verdict } from "./types.ts";
