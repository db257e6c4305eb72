import { createHash, createHmac, createPrivateKey, createPublicKey, randomBytes, sign, verify } from "node:crypto";
import { type Act, countersignAct, type OpenedAct, openAct, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { type Crypto, fingerprint, formatVerifierKey, type Signer, utf8, verifierKey } from "#record";
import type { Place } from "../types.ts";
import type { Founding } from "./types.ts";

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

/** The record's cryptography on node:crypto, as far as the register needs it. */
export const testCrypto: Crypto = {
  sha256: (data) => createHash("sha256").update(data).digest(),
  hmacSha256: (key, data) => createHmac("sha256", key).update(data).digest(),
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  },
};

/** A signer whose key follows from its name and number. */
export function testSigner(name: string, number = 0): Signer & { fingerprint: string } {
  const seed = testCrypto.sha256(utf8(`${name} ${number}`));
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  const key = verifierKey(testCrypto, name, 1, publicKey);
  if (!key.ok) throw new Error(key.problem);
  return {
    vkey: formatVerifierKey(key.value),
    fingerprint: fingerprint(testCrypto, key.value),
    sign: (message) => sign(null, message, secret),
  };
}

export const record = "log.example/one";
export const secretary = testSigner("secretary");
export const founding: Founding = {
  record,
  founders: [
    {
      person: "secretary",
      name: "The Secretary",
      vkey: secretary.vkey,
      role: "secretary",
      team: "committee",
      label: "strictly confidential",
      compartments: ["A", "B"],
    },
  ],
};

export const start = Date.parse("2018-08-01T12:00:00Z");
export const placeOf = (sequence: number): Place => ({ at: start + sequence * 60_000, sequence: BigInt(sequence) });
const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** An act as somebody signs it; with a second signer, countersigned. */
export function signedAct(
  signers: readonly [Signer, ...Signer[]],
  given: Partial<Act> & { kind: string; body: Json },
): OpenedAct {
  const act: Act = {
    type: "penholder/act/1",
    id: hex(16),
    record,
    case: "0".repeat(32),
    subject: hex(16),
    actor: "secretary",
    role: "secretary",
    delegation: null,
    at: new Date(start).toISOString().replace(".000Z", "Z"),
    expects: null,
    label: "unclassified",
    compartments: [],
    ...given,
  };
  const [first, ...others] = signers;
  const envelope = others.reduce(countersignAct, signAct(act, first));
  const opened = openAct(utf8(canonicalJson(envelope as unknown as Json)));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

export const enrolment = (person: string, key: { vkey: string; fingerprint: string }, change: object = {}): Json => ({
  person,
  vkey: key.vkey,
  fingerprint: key.fingerprint,
  holder: "person",
  until: null,
  ...change,
});

export const appointment = (person: string, role: string, change: object = {}): Json => ({
  person,
  name: `The ${role} ${person}`,
  role,
  delegation: role === "member" ? "FR" : null,
  team: role === "expert" ? "panel" : "committee",
  label: "confidential",
  compartments: [],
  from: null,
  until: null,
  ...change,
});
