import { PenholderError } from "#kernel";
import type { PeopleReader, PeopleRow, PeopleTransactor } from "#store";
import { type Context, overtaken, refused } from "./context.ts";
import { credentialIds, newTotpRow, putRecoveryCodes, secondFactor, totpSecret } from "./factors.ts";
import { checkNewPassword, passwordRecord } from "./password.ts";
import type { Accounts } from "./people.ts";
import { type Data, dataOf } from "./rows.ts";
import { hashed, keyed, newSecret } from "./secrets.ts";
import { base32, totpUri } from "./totp.ts";
import type { Account, AccountState } from "./types.ts";

/** Sign-in names are compared without regard to case and width. */
export const normalLogin = (login: string): string => login.normalize("NFKC").trim().toLowerCase();
export const loginId = ({ key }: Context, login: string): string => keyed(key, "login", normalLogin(login));
export const accountOf = (row: PeopleRow): Account => ({ person: row.id, ...dataOf("account", row) });
const invitationId = (invitation: string): string => `invitation:${hashed(invitation)}`;

export function accounts(context: Context): Accounts {
  const { store, random, policy } = context;
  return {
    async invite({ person, login, name }) {
      checkName(person, login, name);
      const data = { login: normalLogin(login), name, state: "invited", created: context.clock() } as const;
      const account = { person, ...data };
      const id = loginId(context, login);
      return store.transact(async (transactor) => {
        const isNew =
          (await transactor.putRow("person", { id: person, person, expires: null, data }, 0)) &&
          (await transactor.putRow("login", { id, person, expires: null, data: null }, 0));
        if (!isNew)
          throw new PenholderError("account-refused", `${person} or ${login} has an account already; choose another.`);
        return { account, invitation: await putInvitation(context, transactor, person) };
      });
    },

    async reset(person) {
      return store.transact(async (transactor) => {
        await lockOut(transactor, person);
        for (const { id } of await transactor.rowsOf("credential", person)) await transactor.dropRow("credential", id);
        const account = await setState(transactor, person, ["invited", "enrolled", "active", "suspended"], "invited");
        return { account, invitation: await putInvitation(context, transactor, person) };
      });
    },

    async accept({ invitation, password }) {
      const account = await store.read((reader) => invited(context, reader, invitation));
      checkNewPassword(password, policy.password, [account.login, account.name]);
      const record = await passwordRecord(password, policy.scrypt, random, context.scrypt);
      const secret = random(20);
      await store.transact(async (transactor) => {
        const { person } = await invited(context, transactor, invitation);
        const id = credentialIds.password(person);
        await replace(transactor, { id, person, expires: null, data: { record } });
        await replace(transactor, newTotpRow(context, person, secret, -1));
      });
      return { secret: base32(secret), uri: totpUri(secret, context.relyingParty.name, account.login) };
    },

    async confirm({ invitation, code }) {
      return store.transact(async (transactor) => {
        const { person } = await invited(context, transactor, invitation);
        const row = await transactor.row("credential", credentialIds.totp(person));
        const factor = row && totpSecret(context, row) ? secondFactor(context, [row], code) : null;
        if (!factor) throw new PenholderError("account-refused", "The code is not that of now; give the next one.");
        await factor(transactor);
        await transactor.dropRow("challenge", invitationId(invitation));
        const recoveryCodes = await putRecoveryCodes(context, transactor, person);
        return { account: await setState(transactor, person, ["invited"], "enrolled"), recoveryCodes };
      });
    },

    admit: (person) =>
      store.transact((transactor) => setState(transactor, person, ["enrolled", "suspended"], "active")),

    suspend: (person) =>
      store.transact(async (transactor) => {
        await lockOut(transactor, person);
        return setState(transactor, person, ["active"], "suspended");
      }),

    async account(person) {
      if (!isName(person)) return null;
      const row = await store.read((reader) => reader.row("person", person));
      return row && accountOf(row);
    },

    accounts: async (after, limit) =>
      (await store.read((reader) => reader.rows("person", after, limit))).map(accountOf),
  };
}

/** Ends every session, token and invitation of a person. */
async function lockOut(transactor: PeopleTransactor, person: string): Promise<void> {
  for (const table of ["session", "token", "challenge"] as const)
    for (const { id } of await transactor.rowsOf(table, person)) await transactor.dropRow(table, id);
}

async function setState(
  transactor: PeopleTransactor,
  person: string,
  from: readonly AccountState[],
  to: AccountState,
): Promise<Account> {
  const row = await transactor.row("person", person);
  const data: Data<"account"> | null = row && dataOf("account", row);
  if (!row || !data || !from.includes(data.state)) {
    const now = data ? `is "${data.state}"` : "does not exist";
    throw new PenholderError("account-refused", `The account of ${person} ${now}, and cannot become "${to}" now.`);
  }
  const changed = { ...data, state: to };
  if (!(await transactor.putRow("person", { id: row.id, person, expires: null, data: changed }, row.version)))
    throw overtaken();
  return { person, ...changed };
}

async function putInvitation(context: Context, transactor: PeopleTransactor, person: string): Promise<string> {
  const invitation = newSecret(context.random);
  const expires = context.clock() + context.policy.invitation;
  await transactor.putRow("challenge", { id: invitationId(invitation), person, expires, data: null }, 0);
  return invitation;
}

async function invited(context: Context, reader: PeopleReader, invitation: string): Promise<Account> {
  const row = await reader.row("challenge", invitationId(invitation));
  if (!row || (row.expires ?? 0) <= context.clock()) throw refused();
  const person = await reader.row("person", row.person ?? "");
  if (!person) throw refused();
  return accountOf(person);
}

async function replace(transactor: PeopleTransactor, row: Omit<PeopleRow, "version">): Promise<void> {
  const seen = (await transactor.row("credential", row.id))?.version ?? 0;
  if (!(await transactor.putRow("credential", row, seen))) throw overtaken();
}

const isName = (text: string): boolean => text.isWellFormed() && /^[^\p{C}]{1,200}$/u.test(text);

function checkName(person: string, login: string, name: string): void {
  // A displayed name may join letters invisibly, as Persian does; it may not turn the direction of what stands around it.
  const display = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069]{1,200}$/u;
  const fits = (text: string): boolean => isName(text) && text.trim() === text;
  if (![person, login].every(fits) || !display.test(name) || name.trim() === "" || normalLogin(login) === "")
    throw new PenholderError(
      "account-refused",
      "An identity, login or name is empty, too long or no text; give another.",
    );
}
