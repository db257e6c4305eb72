import { createHmac } from "node:crypto";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { PeopleRow, PeopleTransactor } from "#store";
import { type Context, refused } from "./context.ts";
import { type Data, dataOf } from "./rows.ts";
import { hashed, same } from "./secrets.ts";

/** What a challenge is for. It answers nothing else, in no other session. */
export type Purpose = "register" | "assert";

const longest = 20_000;

export const passkeyId = (credential: string): string => `passkey:${hashed(credential)}`;

/** How WebAuthn names a person to authenticators: tells nothing about him. */
export const userHandle = ({ key }: Context, person: string): Buffer =>
  createHmac("sha256", key).update(`webauthn user\n${person}`).digest();

function tag({ key }: Context, purpose: Purpose, session: string | null, head: Uint8Array): Buffer {
  const bound = `webauthn ${purpose}\n${session ?? ""}\n`;
  return createHmac("sha256", key).update(bound).update(head).digest();
}

/** A challenge that needs no row until it was used: 16 random bytes, when it ends, and our own seal of both. */
export function newChallenge(context: Context, purpose: Purpose, session: string | null): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(24, context.random(16));
  head.writeBigUInt64BE(BigInt(context.clock() + context.policy.challenge), 16);
  return new Uint8Array(Buffer.concat([head, tag(context, purpose, session, head)]));
}

/** Whether a challenge is ours, for this, and not over. That it was not used before is for `useChallenge` to say. */
export function isChallenge(context: Context, purpose: Purpose, session: string | null, challenge: string): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== 56 || bytes.toString("base64url") !== challenge) return false;
  const head = bytes.subarray(0, 24);
  const genuine = same(tag(context, purpose, session, head).toString("hex"), bytes.subarray(24).toString("hex"));
  const left = Number(head.readBigUInt64BE(16)) - context.clock();
  return genuine && left > 0 && left <= context.policy.challenge;
}

/** True the first time only. */
export function useChallenge(context: Context, transactor: PeopleTransactor, challenge: string): Promise<boolean> {
  const expires = context.clock() + 2 * context.policy.challenge;
  return transactor.putRow("challenge", { id: `used:${hashed(challenge)}`, person: null, expires, data: null }, 0);
}

/** Options for `navigator.credentials.get`: no credential is named, so that they tell nothing about anybody. */
export function assertionOptions(context: Context, session: string | null) {
  return generateAuthenticationOptions({
    rpID: context.relyingParty.id,
    challenge: newChallenge(context, "assert", session),
    userVerification: "required",
    timeout: context.policy.challenge,
  });
}

/**
 * Checks an assertion (WebAuthn, section 7.2): challenge, origin, relying party, presence and verification of the user,
 * signature, counter. Answers with what uses it up and names the person. Throws `sign-in-refused`.
 */
export async function useAssertion(
  context: Context,
  response: AuthenticationResponseJSON,
  session: string | null,
): Promise<(transactor: PeopleTransactor) => Promise<string>> {
  if (!isBounded(response)) throw refused();
  const row = await context.store.read((reader) => reader.row("credential", passkeyId(response.id)));
  if (!row || row.person === null) throw refused();
  const { person } = row;
  const passkey = dataOf("passkey", row);
  let challenge = "";
  const verified = await counterOf(context, response, passkey, (given) => {
    challenge = given;
    return isChallenge(context, "assert", session, given);
  });
  const handle = response.response.userHandle;
  if (verified === null || (handle && handle !== userHandle(context, person).toString("base64url"))) throw refused();
  const used = rowWith(row, { ...passkey, counter: verified, used: context.clock() });
  return async (transactor) => {
    if (!(await useChallenge(context, transactor, challenge))) throw refused();
    // A counter that went on in between was another use of the same key: the row has changed, and this one is refused.
    if (!(await transactor.putRow("credential", used, row.version))) throw refused();
    return person;
  };
}

/** What browsers send is a few thousand characters, and these parts of it are there. */
export function isBounded({ id, response }: Pick<AuthenticationResponseJSON, "id"> & { response: object }): boolean {
  if (typeof id !== "string" || typeof response !== "object" || response === null) return false;
  return id.length + JSON.stringify(response).length <= longest;
}

function rowWith({ version: _, ...row }: PeopleRow, data: Data<"passkey">) {
  return { ...row, data };
}

/** The new counter of the authenticator; null for whatever does not verify. */
async function counterOf(
  { relyingParty }: Context,
  response: AuthenticationResponseJSON,
  passkey: Data<"passkey">,
  expectedChallenge: (challenge: string) => boolean,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: [...relyingParty.origins],
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
        counter: passkey.counter,
      },
    });
    return verified && authenticationInfo.userVerified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
