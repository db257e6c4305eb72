import { type Act, countersignAct, type Label, signAct } from "#acts";
import { PenholderError } from "#kernel";
import { isRegisterKind, registerCase } from "#register";

type Signer = Parameters<typeof signAct>[1];
export type SignedEnvelope = ReturnType<typeof signAct>;

/** What an act states, and what it follows from: who acts, and what is known of its subject. */
export interface DraftedFrom {
  record: string;
  actor: { person: string; role: string; delegation: string | null };
  /** Null where the act begins it. */
  subject: { id: string; case: string; label: Label; compartments: string[] } | null;
  /** For an act that begins a subject: where it belongs. */
  within?: { id: string; label: Label; compartments: string[] } | undefined;
  kind: string;
  body: Act["body"];
  expects: number | null;
  marking?: { label?: Label | undefined; compartments?: string[] | undefined };
  /** Milliseconds; and 16 random bytes, hexadecimal. */
  at: number;
  draw: () => string;
}

export type Drafted = Act;

/** 16 bytes as 32 hexadecimal digits. */
export const freshId = (random: (length: number) => Uint8Array): string =>
  [...random(16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The act as it is to be signed. It is marked as its subject is, or its case, unless `marking` says otherwise; an act that
 * begins something draws an id for it; one with neither subject nor case opens a case of its own.
 */
export function draftAct(from: DraftedFrom): Drafted {
  const { record, actor, subject, within, kind, body, expects, marking = {}, at, draw } = from;
  const own = subject?.id ?? draw();
  const near = subject ?? within ?? { label: "unclassified" as const, compartments: [] };
  return {
    type: "penholder/act/1",
    id: draw(),
    record,
    case: subject?.case ?? within?.id ?? own,
    subject: own,
    kind,
    actor: actor.person,
    role: actor.role,
    delegation: actor.delegation,
    at: new Date(at).toISOString().replace(/\.\d+Z$/u, "Z"),
    expects,
    label: marking.label ?? near.label,
    compartments: marking.compartments ?? near.compartments,
    body,
  };
}

/** The act signed with the actor's own key, and countersigned by further ones (a new key that is enrolled). Throws `key-invalid`. */
export function signedEnvelope(act: Drafted, [first, ...others]: readonly Signer[]): SignedEnvelope {
  if (!first) throw new PenholderError("key-invalid", "An act is signed with the actor's own key: name one.");
  let envelope = signAct(act, first);
  for (const signer of others) envelope = countersignAct(envelope, signer);
  return envelope;
}

/** What an act of the register is on: the register of its record; undefined for an act of any other kind. */
export function registerOf(
  kind: string,
  crypto: Parameters<typeof registerCase>[0],
  record: string,
): NonNullable<DraftedFrom["subject"]> | undefined {
  if (!isRegisterKind(kind)) return undefined;
  const id = registerCase(crypto, record);
  return { id, case: id, label: "unclassified", compartments: [] };
}
