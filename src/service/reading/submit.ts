import { type Act, openAct } from "#acts";
import { canonicalJson, type Json, PenholderError } from "#kernel";
import { isFresh, scopeOf } from "#people";
import type { LodgingProof } from "#proceedings";
import { toHex, utf8 } from "#record";
import type { Reader } from "#store";
import { type Beside, type Performed, perform, performBeside } from "../acts/index.ts";
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

/** Protests come from who may have lost key, part and account by what they are against: their signature is enough. */
const protests: readonly string[] = ["key/protest", "role/protest"];

/**
 * Hands in an official act. A session must have given its second factor a moment ago, a token have the scope; a protest,
 * and an objection or hold that was lodged with a witness, may be delivered by anybody. Throws what `perform` throws, `step-up-required`,
 * `not-allowed`, `sign-in-refused`, `idempotency-mismatch`.
 */
export async function submitAct(reading: Reading, asking: Asking, handed: Handed): Promise<Answered> {
  const envelope = bytesOf(handed.envelope);
  const opened = openAct(envelope);
  if (!opened.ok) throw new PenholderError("act-invalid", `The act cannot be read: ${opened.problem}; sign it anew.`);
  const { act } = opened.value;
  const speaksForItself = protests.includes(act.kind) || (handed.lodging !== undefined && delivered.includes(act.kind));
  if (!speaksForItself) expectBringer(asking, act);
  const { institution, registers } = reading;
  const submission = { envelope, ...(handed.lodging && { lodging: handed.lodging }) };
  const actor = speaksForItself ? null : asking.actor;
  const { key } = handed;
  if (key === undefined || asking.principal === null)
    return answerOf(await perform(institution, registers, submission, actor));
  const answers = answersTo(reading, asking.principal.person, key, handed);
  const before = await institution.store.read((reader) => answers.before(reader));
  return before ?? performBeside(institution, registers, submission, actor, answers.keep);
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

/**
 * The first answer again, for the same request under the same key. It is kept in the transaction of the act itself: whenever
 * the process dies, whoever asks again gets the answer to what was done, or it is done. What is done twice at the same time
 * is one act, and gets one answer.
 */
function answersTo(
  { institution: { crypto, clock } }: Reading,
  actor: string,
  key: string,
  { envelope, lodging }: Handed,
): { before(reader: Reader): Promise<Answered | null>; keep: Beside<Answered> } {
  const request = toHex(crypto.sha256(bytesOf({ envelope, lodging: (lodging ?? null) as Json })));
  const before = async (reader: Reader): Promise<Answered | null> => {
    const first = await reader.answered(actor, key);
    if (first && first.request !== request)
      throw new PenholderError(
        "idempotency-mismatch",
        "The idempotency key was used for another request; give each request a key of its own.",
      );
    return first && inOrder(first.answer as unknown as Answered);
  };
  return {
    before,
    keep: async (transactor, performed) => {
      const first = await before(transactor);
      if (first) return first;
      const answer = answerOf(performed);
      await transactor.answer({ key, actor, request, answer: answer as unknown as Json, at: clock() });
      return answer;
    },
  };
}
