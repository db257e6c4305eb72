import { PenholderError } from "#kernel";
import { nodeScrypt, passwordRecord } from "./password.ts";
import { signInPolicy } from "./policy.data.ts";
import { Turns } from "./turns.ts";
import type { PeopleOptions, Scrypt } from "./types.ts";

/** What every part of sign-in works with. */
export interface Context extends Required<PeopleOptions> {
  /** A password record that nobody's password opens: for names that nobody has. */
  decoy: Promise<string>;
}

export function contextOf(options: PeopleOptions): Context {
  if (options.key.length !== 32)
    throw new PenholderError("key-invalid", "The key of the accounts is not 32 bytes; make one with penholder keygen.");
  const policy = options.policy ?? signInPolicy;
  const turns = new Turns(policy.hashes);
  const plain = options.scrypt ?? nodeScrypt;
  const scrypt: Scrypt = (...given) => turns.take(() => plain(...given));
  const nobodys = Buffer.from(options.random(32)).toString("base64url");
  const decoy = passwordRecord(nobodys, policy.scrypt, options.random, plain);
  // Whoever signs in first awaits it; until then a failure of it must not end the process.
  decoy.catch(() => undefined);
  return { ...options, policy, scrypt, decoy };
}

/** The same bytes for whatever is wrong. */
export const refused = (): PenholderError =>
  new PenholderError("sign-in-refused", "This does not open anything, or not any more; sign in again.");

/** Somebody wrote the same row in between: nothing was changed. */
export const overtaken = (): PenholderError =>
  new PenholderError("account-refused", "The account was changed at the same moment; try again.");
