import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { PenholderError } from "#kernel";
import type { PeopleRow } from "#store";
import { charge, forgive } from "./attempts.ts";
import { type Context, overtaken, refused } from "./context.ts";
import { credentialIds, putRecoveryCodes } from "./factors.ts";
import { freshSession } from "./fresh.ts";
import { isBounded, isChallenge, newChallenge, passkeyId, useChallenge, userHandle } from "./passkey-assertion.ts";
import { checkNewPassword, isPassword, passwordRecord } from "./password.ts";
import type { OwnAccount } from "./people.ts";
import { dataOf } from "./rows.ts";
import { dropSessions, openSession } from "./sessions.ts";
import type { Passkey } from "./types.ts";

const mostPasskeys = 20;
/** COSE: EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

function passkeyOf(row: PeopleRow): Passkey {
  const { name, created, used } = dataOf("passkey", row);
  return { id: row.id.slice("passkey:".length), name, created, used };
}
const isPasskey = ({ id }: { id: string }): boolean => id.startsWith("passkey:");

export function ownAccount(context: Context): Omit<OwnAccount, "createToken" | "tokens" | "revokeToken"> {
  const { store, random, clock, policy, relyingParty } = context;
  return {
    async changePassword(secret, { old, password, address }) {
      const { account, session } = await store.read((reader) => freshSession(context, reader, secret));
      const { person } = account;
      if (old.length > policy.password.most) throw refused();
      await charge(context, account.login, address);
      checkNewPassword(password, policy.password, [account.login, account.name]);
      const row = await store.read((reader) => reader.row("credential", credentialIds.password(person)));
      const record = row ? dataOf("password", row).record : "";
      if (!row || !(await isPassword(old, record, await context.decoy, context.scrypt))) throw refused();
      const next = await passwordRecord(password, policy.scrypt, random, context.scrypt);
      return store.transact(async (transactor) => {
        await freshSession(context, transactor, secret);
        const changed = { id: row.id, person, expires: null, data: { record: next } };
        if (!(await transactor.putRow("credential", changed, row.version))) throw overtaken();
        await forgive(context, transactor, account.login, address);
        await dropSessions(transactor, person);
        const { appointment, opened, factor } = session;
        return openSession(context, transactor, person, { appointment, opened, factor });
      });
    },

    newRecoveryCodes: (secret) =>
      store.transact(async (transactor) => {
        const { session } = await freshSession(context, transactor, secret);
        return putRecoveryCodes(context, transactor, session.person);
      }),

    async passkeyRegistration(secret) {
      const { account, session } = await store.read((reader) => freshSession(context, reader, secret));
      return generateRegistrationOptions({
        rpName: relyingParty.name,
        rpID: relyingParty.id,
        userName: account.login,
        userDisplayName: account.name,
        userID: new Uint8Array(userHandle(context, account.person)),
        challenge: newChallenge(context, "register", session.id),
        timeout: policy.challenge,
        attestationType: "none",
        supportedAlgorithmIDs: algorithms,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      });
    },

    async registerPasskey(secret, { response, name }) {
      if (!/^[^\p{C}]{1,100}$/u.test(name)) throw unfit("has no name, or too long a one");
      const { session } = await store.read((reader) => freshSession(context, reader, secret));
      const { credential, challenge } = await registered(context, response, session.id);
      const data = { ...credential, name, created: clock(), used: null };
      const row = { id: passkeyId(credential.credential), person: session.person, expires: null, data };
      return store.transact(async (transactor) => {
        await freshSession(context, transactor, secret);
        if (!(await useChallenge(context, transactor, challenge))) throw refused();
        if ((await transactor.rowsOf("credential", session.person)).filter(isPasskey).length >= mostPasskeys)
          throw unfit(`would be one more than ${mostPasskeys}; remove one first`);
        if (!(await transactor.putRow("credential", row, 0))) throw unfit("is registered already");
        return passkeyOf({ ...row, version: 1 });
      });
    },

    passkeys: async (person) =>
      (await store.read((reader) => reader.rowsOf("credential", person))).filter(isPasskey).map(passkeyOf),

    removePasskey: (secret, id) =>
      store.transact(async (transactor) => {
        const { session } = await freshSession(context, transactor, secret);
        const row = /^[0-9a-f]{64}$/u.test(id) ? await transactor.row("credential", `passkey:${id}`) : null;
        if (row?.person !== session.person) throw unfit("is not one of yours");
        await transactor.dropRow("credential", row.id);
      }),
  };
}

const unfit = (problem: string): PenholderError => new PenholderError("account-refused", `The passkey ${problem}.`);

/** Checks a new passkey (WebAuthn, section 7.1), for a challenge of this session. */
async function registered({ relyingParty, ...context }: Context, response: RegistrationResponseJSON, session: string) {
  if (!isBounded(response)) throw unfit("does not verify; try once more");
  let challenge = "";
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: (given) => {
      challenge = given;
      return isChallenge({ relyingParty, ...context }, "register", session, given);
    },
    expectedOrigin: [...relyingParty.origins],
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (!checked?.verified) throw unfit("does not verify; try once more");
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential;
  const credential = {
    credential: id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    transports: (transports ?? []).map(String).slice(0, 10),
  };
  return { credential, challenge };
}
