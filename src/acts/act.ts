import { z } from "zod";
import { actOf, checkSignatures, countersign, type Envelope, signStatement } from "#document";
import { parseCanonicalJson } from "#kernel";
import { bad, type Crypto, fromBase64, fromUtf8, ok, type Result, type Signer } from "#record";
import { type Act, actType, labels } from "./types.ts";

const id = z.string().regex(/^[0-9a-f]{32}$/u);
const name = z.string().min(1).max(200);
/** A day and time that there are: the 99th of a month would be earlier and later than nothing. */
const isInstant = (text: string): boolean => {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === text.slice(0, 19);
};
const form = z.strictObject({
  type: z.literal("penholder/act/1"),
  id,
  record: name,
  case: id,
  subject: id,
  kind: z.string().regex(/^[a-z-]+\/[a-z-]+$/u),
  actor: name,
  role: name,
  delegation: name.nullable(),
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u)
    .refine(isInstant),
  expects: z.int().nonnegative().nullable(),
  label: z.enum(labels),
  compartments: z.array(name).max(20),
  body: z.json(),
});
const envelopeForm = z.strictObject({
  payloadType: z.literal(actType),
  payload: z.string(),
  signatures: z
    .array(z.strictObject({ keyid: name, sig: z.string().max(200) }))
    .min(1)
    .max(4),
});

/** Signs an act with the actor's own key. */
export function signAct(act: Act, signer: Signer): Envelope {
  return signStatement(actType, act, [signer]);
}

/** Adds another's signature to an act that is not on the record yet, such as a new key's to its own enrolment. */
export function countersignAct(envelope: Envelope, signer: Signer): Envelope {
  return countersign({ envelope, receipt: null }, signer).envelope;
}

/** An act out of its envelope; who signed it is not yet checked. */
export interface OpenedAct {
  act: Act;
  envelope: Envelope;
  /** What the record commits to: the envelope's canonical JSON. */
  bytes: Uint8Array;
}

/** Reads the bytes of a signed act, which must be canonical JSON to the byte, envelope and payload alike. Never throws. */
export function openAct(bytes: Uint8Array): Result<OpenedAct> {
  const envelope = envelopeForm.safeParse(jsonOf(bytes));
  if (!envelope.success) return bad("the envelope of the act is not in the form that docs/acts.md describes");
  const payload = fromBase64(envelope.data.payload);
  const act = form.safeParse(payload.ok ? jsonOf(payload.value) : undefined);
  if (!act.success) return bad(`the act is not in form: ${act.error.issues[0]?.path.join(".") ?? "payload"}`);
  return ok({ act: act.data, envelope: envelope.data, bytes: actOf(envelope.data) });
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  if (!text.ok) return undefined;
  try {
    return parseCanonicalJson(text.value);
  } catch {
    return undefined;
  }
}

/** Whether one of these keys (vkeys) signed the act, and no signature of theirs is false. */
export function signedBy(crypto: Crypto, { envelope }: OpenedAct, vkeys: readonly string[]): boolean {
  return checkSignatures(crypto, envelope, { threshold: 1, keys: [...vkeys] }).enough;
}
