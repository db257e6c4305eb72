import { type Act, openAct } from "#acts";
import { canonicalJson, type Json, PenholderError } from "#kernel";
import { isFresh, scopeOf } from "#people";
import type { LodgingProof } from "#proceedings";
import { toHex, utf8 } from "#record";
import { type Performed, perform } from "../acts/index.ts";
import type { Asking, Reading } from "./asking.ts";

/** An act as it is handed in over the network. */
export interface Handed {
  envelope: Json;
  lodging?: LodgingProof | undefined;
  /** The caller's key for this request: asked again with the same, it gets the same answer. */
  key?: string | undefined;
}

/** What is answered; `sequence` is the act's index in the record. */
export interface Answered {
  act: string;
  sequence: string;
  subjects: { id: string; kind: string; version: number }[];
  repeated: boolean;
}

/** Acts that speak by their signature alone where a witness took them in: anybody may deliver them. */
const delivered: readonly string[] = ["matter/object", "matter/hold"];

/**
 * Hands in an official act. A session must have given its second factor a moment ago, a token have the scope; an objection
 * or hold that was lodged with a witness may be delivered by anybody. Throws what `perform` throws, `step-up-required`,
 * `not-allowed`, `sign-in-refused`, `idempotency-mismatch`.
 */
export async function submitAct(reading: Reading, asking: Asking, handed: Handed): Promise<Answered> {
  const envelope = bytesOf(handed.envelope);
  const opened = openAct(envelope);
  if (!opened.ok) throw new PenholderError("act-invalid", `The act cannot be read: ${opened.problem}; sign it anew.`);
  const { act } = opened.value;
  const speaksForItself = handed.lodging !== undefined && delivered.includes(act.kind);
  if (!speaksForItself) expectBringer(asking, act);
  const submission = { envelope, ...(handed.lodging && { lodging: handed.lodging }) };
  const work = async (): Promise<Answered> =>
    answerOf(await perform(reading.institution, reading.registers, submission, speaksForItself ? null : asking.actor));
  return handed.key === undefined || asking.principal === null
    ? work()
    : once(reading, asking.principal.person, handed.key, handed, work);
}

/** What cannot be written canonically (half a character) was never signed. */
function bytesOf(envelope: Json): Uint8Array {
  try {
    return utf8(canonicalJson(envelope));
  } catch {
    throw new PenholderError("act-invalid", "The act cannot be read: its envelope is no canonical JSON; sign it anew.");
  }
}

function expectBringer({ principal, at }: Asking, { kind }: Act): void {
  if (!principal)
    throw new PenholderError("sign-in-refused", "An official act is handed in by whoever signed it; sign in first.");
  if (principal.via === "session" && !isFresh(principal, at))
    throw new PenholderError(
      "step-up-required",
      "An official act asks for your second factor; give it, then hand it in.",
    );
  const scope = scopeOf(kind);
  if (principal.via === "token" && (scope === null || !principal.token.scopes.includes(scope)))
    throw new PenholderError("not-allowed", `This token has no scope for "${kind}"; sign in, or make another.`);
}

const answerOf = ({ act, sequence, subjects, repeated }: Performed): Answered => ({
  act,
  sequence: String(sequence),
  subjects,
  repeated,
});

/** The store keeps canonical JSON; what is answered again has the same bytes as before. */
const inOrder = ({ act, sequence, subjects, repeated }: Answered): Answered => ({ act, sequence, subjects, repeated });

/** The first answer again, for the same request under the same key. What is done twice in between is one act all the same. */
async function once(
  { institution: { store, crypto, clock } }: Reading,
  actor: string,
  key: string,
  { envelope, lodging }: Handed,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const request = toHex(crypto.sha256(bytesOf({ envelope, lodging: (lodging ?? null) as Json })));
  const before = await store.read((reader) => reader.answered(actor, key));
  if (before && before.request !== request)
    throw new PenholderError(
      "idempotency-mismatch",
      "The idempotency key was used for another request; give each request a key of its own.",
    );
  if (before) return inOrder(before.answer as unknown as Answered);
  const answer = await work();
  await store.transact((transactor) =>
    transactor.answer({ key, actor, request, answer: answer as unknown as Json, at: clock() }),
  );
  return answer;
}
