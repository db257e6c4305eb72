import { randomBytes } from "node:crypto";
import { PenholderError } from "#kernel";
import { codeAt, type People } from "#people";
import type { ScriptPerson } from "./script.ts";

/** With what somebody of the demonstration signs in; printed once, kept nowhere. */
export interface Login {
  person: string;
  name: string;
  role: string;
  password: string;
  /** Base32, for an authenticator application. */
  totp: string;
}

/** Accounts for everybody, as an administrator and an officer would make them: invited, accepted, confirmed, admitted. */
export async function makeAccounts(
  people: People,
  persons: readonly ScriptPerson[],
  clock: () => number,
  progress: (done: number) => void,
): Promise<Login[]> {
  let done = 0;
  return Promise.all(
    persons.map(async ({ person, name, role }) => {
      const password = newPassword();
      const { invitation } = await invited(people, { person, login: person, name });
      const { secret: totp } = await people.accept({ invitation, password });
      await people.confirm({ invitation, code: codeAt(totp, clock()) });
      await people.admit(person);
      progress(++done);
      return { person, name, role, password, totp };
    }),
  );
}

/** Whoever was invited when it broke off the last time is invited anew. */
function invited(people: People, asked: { person: string; login: string; name: string }) {
  return people.invite(asked).catch((error: unknown) => {
    if (error instanceof PenholderError && error.code === "account-refused") return people.reset(asked.person);
    throw error;
  });
}

/** The code of an instant for an authenticator secret, for people without such an application at hand. */
export function demoCode(secret: string, now: number): string {
  if (/^[A-Z2-7]{16,64}$/u.test(secret)) return codeAt(secret, now);
  throw new PenholderError("usage", "An authenticator secret is 16 to 64 letters A to Z and digits 2 to 7.");
}

/** 80 bits in five groups, easy to copy. */
const newPassword = (): string =>
  randomBytes(10)
    .toString("hex")
    .replace(/(.{4})(?=.)/gu, "$1-");
