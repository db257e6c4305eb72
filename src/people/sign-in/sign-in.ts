import { accountOf, loginId, normalLogin } from "./accounts.ts";
import { charge, forgive } from "./attempts.ts";
import { type Context, refused } from "./context.ts";
import { credentialIds, newTotpRow, recoveryRecord, secondFactor } from "./factors.ts";
import { assertionOptions, useAssertion } from "./passkey-assertion.ts";
import { isDated, isPassword, passwordRecord } from "./password.ts";
import type { SignIn } from "./people.ts";
import { dataOf } from "./rows.ts";
import { openSession } from "./sessions.ts";

/** No person is called so: control characters are refused in names. (PostgreSQL takes no U+0000.) */
const nobody = "\u0001nobody";
const longest = 1000;

export function signIn(context: Context): SignIn {
  const { store, clock, random, policy } = context;
  const decoys = decoyRows(context);

  /** The same reads for a name that nobody has; what is missing is stood in for, so that the same work follows. */
  async function lookUp(login: string) {
    return store.read(async (reader) => {
      const person = (await reader.row("login", loginId(context, login)))?.person ?? nobody;
      const row = await reader.row("person", person);
      const rows = await reader.rowsOf("credential", person);
      const password = rows.find(({ id }) => id === credentialIds.password(person));
      return {
        person,
        isOpen: row !== null && accountOf(row).state === "active",
        record: password ? dataOf("password", password).record : "",
        rows: rows.some(({ id }) => id.startsWith("totp:")) ? rows : decoys,
      };
    });
  }

  return {
    async signIn({ login, password, code, address }) {
      if ([login, password, code].some((text) => text.length > longest)) throw refused();
      const identity = normalLogin(login);
      await charge(context, identity, address);
      const { person, isOpen, record, rows } = await lookUp(login);
      const isRight = await isPassword(password, record, await context.decoy, context.scrypt);
      const factor = secondFactor(context, rows, code);
      if (!isRight || !factor || !isOpen) throw refused();
      const renewed = isDated(record, policy.scrypt)
        ? await passwordRecord(password, policy.scrypt, random, context.scrypt)
        : record;
      return store.transact(async (transactor) => {
        const account = await transactor.row("person", person);
        const kept = await transactor.row("credential", credentialIds.password(person));
        // Between the check and now the account may have been suspended, or its password changed.
        const stillSo =
          account && accountOf(account).state === "active" && kept && dataOf("password", kept).record === record;
        if (!stillSo || !(await factor(transactor))) throw refused();
        const { version, ...row } = kept;
        if (renewed !== record) await transactor.putRow("credential", { ...row, data: { record: renewed } }, version);
        await forgive(context, transactor, identity, address);
        const now = clock();
        return openSession(context, transactor, person, { appointment: null, opened: now, factor: now });
      });
    },

    passkeyOptions: () => assertionOptions(context, null),

    async signInWithPasskey({ response, address }) {
      await charge(context, null, address);
      const assertion = await useAssertion(context, response, null);
      return store.transact(async (transactor) => {
        const person = await assertion(transactor);
        const row = await transactor.row("person", person);
        if (!row || accountOf(row).state !== "active") throw refused();
        await forgive(context, transactor, null, address);
        const now = clock();
        return openSession(context, transactor, person, { appointment: null, opened: now, factor: now });
      });
    },
  };
}

/** A second factor and recovery codes that nobody has. */
function decoyRows(context: Context) {
  const { random, policy } = context;
  const totp = newTotpRow(context, nobody, random(20), Number.MAX_SAFE_INTEGER);
  const codes = Array.from({ length: policy.recoveryCodes }, () =>
    recoveryRecord(context, nobody, Buffer.from(random(20)).toString("hex")),
  );
  const recovery = { id: credentialIds.recovery(nobody), person: nobody, expires: null, data: { codes } };
  return [totp, recovery].map((row) => ({ ...row, version: 1 }));
}
