import { randomBytes } from "node:crypto";
import type { Random } from "#kernel";
import { openPeople } from "../src/people/sign-in/open-people.ts";
import { nodeScrypt } from "../src/people/sign-in/password.ts";
import { type SignInPolicy, signInPolicy } from "../src/people/sign-in/policy.data.ts";
import { codeAt } from "../src/people/sign-in/totp.ts";
import type { Opened, PeopleStore } from "../src/people/sign-in/types.ts";
import { memoryStore } from "./people-memory-store.ts";

/** The real policy with passwords that hash at once. */
export const quickPolicy: SignInPolicy = { ...signInPolicy, scrypt: { ln: 4, r: 8, p: 1 } };
export const relyingParty = { id: "penholder.example", name: "Penholder", origins: ["https://penholder.example"] };
export const password = "nine purple lanterns";
export const address = "192.0.2.7";
const random: Random = (bytes) => randomBytes(bytes);

/** People on a store (in memory where none is given), with a clock to be set and every hash and read counted. */
export function testPeople(policy: SignInPolicy = quickPolicy, memory: PeopleStore = memoryStore()) {
  const time = { now: Date.parse("2018-08-21T14:00:00Z") };
  const seen = { hashes: [] as string[], reads: [] as string[], clock: 0 };
  const store: PeopleStore = {
    read: (work) =>
      memory.read((reader) =>
        work({
          row: (table, id) => {
            seen.reads.push(`row ${table}`);
            return reader.row(table, id);
          },
          rowsOf: (table, person) => {
            seen.reads.push(`rows of ${table}`);
            return reader.rowsOf(table, person);
          },
          rows: reader.rows,
        }),
      ),
    transact: (work) => {
      seen.reads.push("transact");
      return memory.transact(work);
    },
  };
  const people = openPeople({
    store,
    random,
    clock: () => {
      seen.clock++;
      return time.now;
    },
    key: new Uint8Array(32).fill(7),
    relyingParty,
    policy,
    scrypt: (text, salt, parameters) => {
      seen.hashes.push(JSON.stringify(parameters));
      return nodeScrypt(text, salt, parameters);
    },
  });
  const next = () => {
    time.now += 30_000;
  };
  return { people, time, seen, next, store: memory };
}
export type TestPeople = ReturnType<typeof testPeople>;

/** Somebody with an open account: how he makes a code, and his recovery codes. */
export interface Someone {
  login: string;
  person: string;
  code(): string;
  recoveryCodes: string[];
}

/** Invites, enrols and admits somebody; the clock moves past the code that enrolment used. */
export async function someone({ people, time, next }: TestPeople, person: string): Promise<Someone> {
  const login = `${person}@example.org`;
  const { invitation } = await people.invite({ person, login, name: `The delegate ${person}` });
  const { secret } = await people.accept({ invitation, password });
  const code = (): string => codeAt(secret, time.now);
  const { recoveryCodes } = await people.confirm({ invitation, code: code() });
  await people.admit(person);
  next();
  return { login, person, code, recoveryCodes };
}

/** A session of somebody, just opened. */
export async function signedIn(test: TestPeople, who: Someone): Promise<Opened> {
  const opened = await test.people.signIn({ login: who.login, password, code: who.code(), address });
  test.next();
  return opened;
}

/** What a promise is refused with, as text: the same for two refusals where nobody can tell them apart. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "went through";
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    return JSON.stringify([error.constructor.name, error.message, ...Object.entries(error)]);
  }
}
