import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { Label } from "#acts";
import type { Account, Opened, Passkey, Principal, Scope, Session, Token } from "./types.ts";

/** From an invitation to somebody who can sign in. Two people are needed: who invites, and who confirms that it was he. */
export interface Accounts {
  /** A new account, with the code by which its holder opens it; shown once. */
  invite(who: { person: string; login: string; name: string }): Promise<{ invitation: string; account: Account }>;
  /** Takes every factor, session and token from an account, which then opens by a new invitation and is admitted anew. */
  reset(person: string): Promise<{ invitation: string; account: Account }>;
  /** The holder's password; answers with the secret for his authenticator application. Can be repeated until `confirm`. */
  accept(given: { invitation: string; password: string }): Promise<{ secret: string; uri: string }>;
  /** A code out of that application: the invitation is used up. Answers with the recovery codes, shown once. */
  confirm(given: { invitation: string; code: string }): Promise<{ account: Account; recoveryCodes: string[] }>;
  /** Confirms by another officer that the holder is who he should be ("enrolled" or "suspended" → "active"). */
  admit(person: string): Promise<Account>;
  /** Ends every session and token at once. */
  suspend(person: string): Promise<Account>;
  account(person: string): Promise<Account | null>;
  /** In the order of their identities. */
  accounts(after: string | null, limit: number): Promise<Account[]>;
}

/** `address` is the network address of whoever tries. All throw `sign-in-refused` or `DelayedError`. */
export interface SignIn {
  /** Password and second factor (a code, or a recovery code) together, so that neither is confirmed by itself. */
  signIn(given: { login: string; password: string; code: string; address: string }): Promise<Opened>;
  passkeyOptions(): Promise<PublicKeyCredentialRequestOptionsJSON>;
  signInWithPasskey(given: { response: AuthenticationResponseJSON; address: string }): Promise<Opened>;
}

/** Each takes the secret of a session; those that change what it may do answer with another secret and end this one. */
export interface Sessions {
  /** Whose session it is; throws `sign-in-refused`. Keeps it from going idle. */
  session(secret: string): Promise<Principal & { via: "session" }>;
  sessions(person: string): Promise<Session[]>;
  /** Which of his appointments the person acts in; whether he has it is for the caller to check (`actingAs`). */
  choose(secret: string, appointment: string): Promise<Opened>;
  stepUp(secret: string, given: { code: string; address: string }): Promise<Opened>;
  /** What a passkey must answer to step up this session, and no other. */
  stepUpOptions(secret: string): Promise<PublicKeyCredentialRequestOptionsJSON>;
  stepUpWithPasskey(secret: string, given: { response: AuthenticationResponseJSON; address: string }): Promise<Opened>;
  signOut(secret: string): Promise<void>;
  /** Every session of a person; how many there were. */
  signOutEverywhere(person: string): Promise<number>;
}

/** Each asks for a session with a fresh second factor, else `step-up-required`. */
export interface OwnAccount {
  /** Ends all other sessions. */
  changePassword(secret: string, given: { old: string; password: string; address: string }): Promise<Opened>;
  newRecoveryCodes(secret: string): Promise<string[]>;
  passkeyRegistration(secret: string): Promise<PublicKeyCredentialCreationOptionsJSON>;
  registerPasskey(secret: string, given: { response: RegistrationResponseJSON; name: string }): Promise<Passkey>;
  passkeys(person: string): Promise<Passkey[]>;
  removePasskey(secret: string, id: string): Promise<void>;
  /** For the appointment of the session. The token is shown once; only a salted hash of it is kept. */
  createToken(
    secret: string,
    wanted: { name: string; scopes: readonly Scope[]; ceiling: Label; expires: number },
  ): Promise<{ secret: string; token: Token }>;
  tokens(person: string): Promise<Token[]>;
  revokeToken(person: string, prefix: string): Promise<boolean>;
}

/** Everything about signing in. Secrets go in and out as text and are kept only as hashes, or sealed under the key. */
export interface People extends Accounts, SignIn, Sessions, OwnAccount {
  /** Whose API token it is; throws `sign-in-refused`. */
  token(secret: string): Promise<Principal & { via: "token" }>;
  /** Forgets what has expired; how many rows. */
  sweep(): Promise<number>;
}
