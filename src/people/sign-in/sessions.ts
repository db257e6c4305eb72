import { PenholderError } from "#kernel";
import type { PeopleReader, PeopleRow, PeopleTransactor } from "#store";
import { accountOf } from "./accounts.ts";
import { charge, forgive } from "./attempts.ts";
import { type Context, refused } from "./context.ts";
import { secondFactor } from "./factors.ts";
import { assertionOptions, useAssertion } from "./passkey-assertion.ts";
import type { Sessions } from "./people.ts";
import { dataOf } from "./rows.ts";
import { hashed, newSecret } from "./secrets.ts";
import type { Opened, Session } from "./types.ts";

/** As the register names appointments. */
const appointmentForm = /^([0-9a-f]{32}|founding-\d{1,2})$/u;

/** How far the clock may have been set back while a session is open, in milliseconds. */
const maxBack = 2 * 60_000;

function sessionOf(row: PeopleRow): Session {
  return { id: row.id, person: row.person ?? "", expires: row.expires ?? 0, ...dataOf("session", row) };
}

function newRow({ policy }: Context, id: string, person: string, data: Omit<Session, "id" | "person" | "expires">) {
  const { appointment, opened, seen, factor } = data;
  const expires = Math.min(seen + policy.session.idle, opened + policy.session.absolute);
  return { id, person, expires, data: { appointment, opened, seen, factor } };
}

/** A session under a new secret of ours: what the caller brought with him is never adopted. */
export async function openSession(
  context: Context,
  transactor: PeopleTransactor,
  person: string,
  data: { appointment: string | null; opened: number; factor: number },
): Promise<Opened> {
  const secret = newSecret(context.random);
  const row = newRow(context, hashed(secret), person, { ...data, seen: context.clock() });
  await transactor.putRow("session", row, 0);
  return { secret, session: sessionOf({ ...row, version: 1 }) };
}

/** The session of a secret, with its account's state checked; throws `sign-in-refused`. */
export async function currentSession(context: Context, reader: PeopleReader, secret: string) {
  const row = await reader.row("session", hashed(secret));
  if (!row) throw refused();
  const session = sessionOf(row);
  const now = context.clock();
  if (session.expires <= now || session.seen > now + maxBack) throw refused();
  const person = await reader.row("person", session.person);
  if (!person || accountOf(person).state !== "active") throw refused();
  return { row, session, account: accountOf(person) };
}

/** Ends a session and opens another that differs in what is given. Of two who do it at once, one is refused. */
export async function rotate(
  context: Context,
  transactor: PeopleTransactor,
  secret: string,
  change: { appointment?: string; factor?: number },
): Promise<Opened> {
  const { session } = await currentSession(context, transactor, secret);
  if (!(await transactor.dropRow("session", session.id))) throw refused();
  const { person, appointment, opened, factor } = session;
  return openSession(context, transactor, person, { appointment, opened, factor, ...change });
}

export function sessions(context: Context): Sessions {
  const { store, clock, policy } = context;
  return {
    async session(secret) {
      const { row, session } = await store.read((reader) => currentSession(context, reader, secret));
      const now = clock();
      if (now - session.seen < policy.session.touch) return { via: "session", ...session, session };
      const touched = newRow(context, session.id, session.person, { ...session, seen: now });
      // Where it is refused, another request has just written the same.
      await store.transact((transactor) => transactor.putRow("session", touched, row.version));
      return { via: "session", ...session, session: sessionOf({ ...touched, version: row.version + 1 }) };
    },

    async sessions(person) {
      const rows = await store.read((reader) => reader.rowsOf("session", person));
      return rows.map(sessionOf).filter(({ expires }) => expires > clock());
    },

    async choose(secret, appointment) {
      if (!appointmentForm.test(appointment))
        throw new PenholderError("account-refused", "An appointment is named by 32 hexadecimal digits; choose one.");
      return store.transact((transactor) => rotate(context, transactor, secret, { appointment }));
    },

    async stepUp(secret, { code, address }) {
      const { account } = await store.read((reader) => currentSession(context, reader, secret));
      await charge(context, account.login, address);
      return store.transact(async (transactor) => {
        const rows = await transactor.rowsOf("credential", account.person);
        if (!(await secondFactor(context, rows, code)?.(transactor))) throw refused();
        await forgive(context, transactor, account.login, address);
        return rotate(context, transactor, secret, { factor: clock() });
      });
    },

    async stepUpOptions(secret) {
      const { session } = await store.read((reader) => currentSession(context, reader, secret));
      return assertionOptions(context, session.id);
    },

    async stepUpWithPasskey(secret, { response, address }) {
      const { session } = await store.read((reader) => currentSession(context, reader, secret));
      await charge(context, null, address);
      const assertion = await useAssertion(context, response, session.id);
      return store.transact(async (transactor) => {
        if ((await assertion(transactor)) !== session.person) throw refused();
        await forgive(context, transactor, null, address);
        return rotate(context, transactor, secret, { factor: clock() });
      });
    },

    signOut: async (secret) => {
      await store.transact((transactor) => transactor.dropRow("session", hashed(secret)));
    },

    signOutEverywhere: (person) => store.transact((transactor) => dropSessions(transactor, person)),
  };
}

export async function dropSessions(transactor: PeopleTransactor, person: string): Promise<number> {
  const rows = await transactor.rowsOf("session", person);
  for (const { id } of rows) await transactor.dropRow("session", id);
  return rows.length;
}
