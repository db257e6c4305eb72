import { labels } from "#acts";
import { PenholderError } from "#kernel";
import type { PeopleRow } from "#store";
import { accountOf } from "./accounts.ts";
import { type Context, refused } from "./context.ts";
import { freshSession } from "./fresh.ts";
import type { OwnAccount, People } from "./people.ts";
import { dataOf } from "./rows.ts";
import { hashed, newSecret, same } from "./secrets.ts";
import { base32 } from "./totp.ts";
import { scopes, type Token } from "./types.ts";

const prefixForm = /^[a-z2-7]{16}$/u;
const form = /^ph_([a-z2-7]{16})_([A-Za-z0-9_-]{43})$/u;

function tokenOf(row: PeopleRow): Token {
  const { salt: _, hash: __, ...shown } = dataOf("token", row);
  return { prefix: row.id, person: row.person ?? "", expires: row.expires ?? 0, ...shown };
}

export function tokens(
  context: Context,
): Pick<OwnAccount, "createToken" | "tokens" | "revokeToken"> & Pick<People, "token"> {
  const { store, random, clock, policy } = context;
  return {
    async createToken(secret, { name, scopes: wanted, ceiling, expires }) {
      const now = clock();
      checkWanted(name, wanted, ceiling, expires > now && expires <= now + policy.token.longest);
      const own = newSecret(random);
      const [prefix, salt] = [base32(random(10)).toLowerCase(), newSecret(random)];
      return store.transact(async (transactor) => {
        const { session } = await freshSession(context, transactor, secret);
        if (session.appointment === null) throw noAppointment();
        const { person, appointment } = session;
        if ((await transactor.rowsOf("token", person)).length >= policy.token.most)
          throw new PenholderError(
            "account-refused",
            `There are ${policy.token.most} tokens already; revoke one first.`,
          );
        const shown = { name, appointment, scopes: [...new Set(wanted)], ceiling, created: now, used: null };
        const row = { id: prefix, person, expires, data: { ...shown, salt, hash: hashed(salt + own) } };
        await transactor.putRow("token", row, 0);
        return { secret: `ph_${prefix}_${own}`, token: tokenOf({ ...row, version: 1 }) };
      });
    },

    tokens: async (person) => (await store.read((reader) => reader.rowsOf("token", person))).map(tokenOf),

    revokeToken: (person, prefix) =>
      store.transact(async (transactor) => {
        const row = prefixForm.test(prefix) ? await transactor.row("token", prefix) : null;
        return row?.person === person && transactor.dropRow("token", prefix);
      }),

    async token(secret) {
      const [, prefix = "", own = ""] = form.exec(secret) ?? [];
      const { row, person } = await store.read(async (reader) => {
        const row = await reader.row("token", prefix);
        return { row, person: await reader.row("person", row?.person ?? "") };
      });
      const now = clock();
      const { salt, hash } = row ? dataOf("token", row) : { salt: "", hash: "" };
      const isRight = same(hashed(salt + own), hash);
      if (!row || !isRight || !person || accountOf(person).state !== "active" || (row.expires ?? 0) <= now)
        throw refused();
      const token = tokenOf(row);
      if (now - (token.used ?? 0) >= policy.token.touch) {
        const { version, ...kept } = row;
        const used = { ...kept, data: { ...dataOf("token", row), used: now } };
        await store.transact((transactor) => transactor.putRow("token", used, version));
      }
      return { via: "token", person: token.person, appointment: token.appointment, token };
    },
  };
}

const noAppointment = (): PenholderError =>
  new PenholderError("account-refused", "The session acts in no appointment yet; choose one before making a token.");

function checkWanted(name: string, wanted: readonly string[], ceiling: string, inTime: boolean): void {
  const refuse = (problem: string): never => {
    throw new PenholderError("account-refused", `The token ${problem}.`);
  };
  if (!/^[^\p{C}]{1,100}$/u.test(name)) refuse("has no name, or too long a one; give it one to know it by");
  if (wanted.length === 0 || wanted.some((one) => !(scopes as readonly string[]).includes(one)))
    refuse(`needs at least one scope, of ${scopes.join(", ")}`);
  if (!(labels as readonly string[]).includes(ceiling)) refuse("has a ceiling that is no label");
  if (!inTime) refuse("must expire, within a year");
}
