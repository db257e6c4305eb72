import { randomBytes } from "node:crypto";
import { type Act, countersignAct, type OpenedAct, openAct, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { fingerprint, parseVerifierKey, type Signer, utf8 } from "#record";
import type { Founding, Place } from "#register";
import { testCrypto, testSigner } from "./record-crypto.ts";

/** A signer whose key follows from a name and a number, with what its owner would read out. */
export function keyHolder(name: string, number = 0): Signer & { fingerprint: string } {
  const signer = testSigner(`${name}/${number}`);
  const key = parseVerifierKey(testCrypto, signer.vkey);
  if (!key.ok) throw new Error(key.problem);
  return { ...signer, fingerprint: fingerprint(testCrypto, key.value) };
}

export const record = "log.example/one";
export const secretary = keyHolder("secretary");
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
