export * from "#register";
export { actingAs, anybody, canAs, isFresh, scopeOf } from "./sign-in/acting.ts";
export { DelayedError } from "./sign-in/delayed.ts";
export { openPeople } from "./sign-in/open-people.ts";
export type { Accounts, OwnAccount, People, Sessions, SignIn } from "./sign-in/people.ts";
export { type SignInPolicy, signInPolicy } from "./sign-in/policy.data.ts";
export { codeAt } from "./sign-in/totp.ts";
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
