import type { Act, OpenedAct } from "#acts";
import { type ErrorCode, PenholderError } from "#kernel";
import { type Actor, isRegisterKind, type Register } from "#people";
import {
  admit,
  type Brought,
  type Court,
  judge,
  type LodgingProof,
  looksAt,
  type Refusal,
  type Rule,
} from "#proceedings";
import type { Place, Reader, Subject, Transactor } from "#store";
import type { Institution } from "./context.ts";
import { disclosingIn } from "./disclosing.ts";
import type { Changed } from "./events.ts";
import { everything, project, standingOf } from "./project.ts";
import { recipientsAt } from "./recipients.ts";

/** What judging an act takes of an institution. */
export type Judging = Pick<Institution, "crypto" | "policy" | "founding">;

/** An act as it came: with the proof that it was lodged before, where it was, and who brought it; null: nobody signed in. */
export interface Doing {
  opened: OpenedAct;
  lodging?: LodgingProof | undefined;
  actor: Actor | null;
  /** Milliseconds. */
  received: number;
}

/**
 * What an act does at its place in the record: judged by the rules that everybody has (`proceedings`), then written to the
 * subjects that it changes. The one way, for acts that come in (`perform`) and for those that are replayed (`replayer`).
 * Gives the register after it, and what is to be told.
 */
export async function takeEffect(
  judging: Judging,
  transactor: Transactor,
  register: Register,
  doing: Doing,
  place: Place,
): Promise<{ register: Register; told: Changed[] }> {
  const { act } = doing.opened;
  const { received } = doing;
  const { court, rows } = await courtOf(judging, transactor, register, act);
  const judgement = judge(court, broughtAt(doing, place), doing.actor);
  if (!judgement.ok) throw errorOf(judgement.refusal);
  if (isRegisterKind(act.kind)) return { register: judgement.register, told: [ofRegister(act, place)] };
  const groups = recipientsAt(register, { at: received, sequence: place.sequence });
  return { register, told: await project(transactor, { act, place, received }, judgement.changed, rows, groups) };
}

/** That an act may be brought by whoever brings it, before its effect is looked at. Throws what `perform` throws. */
export async function judged(
  judging: Judging,
  reader: Reader,
  register: Register,
  doing: Doing,
  place: Pick<Place, "sequence">,
): Promise<void> {
  const { court } = await courtOf(judging, reader, register, doing.opened.act);
  const admitted = admit(court, broughtAt(doing, place), doing.actor);
  if (!admitted.ok) throw errorOf(admitted.refusal);
}

/** The record as far as this act can be judged by it, with the rows of the subjects. */
async function courtOf({ crypto, policy }: Judging, reader: Reader, register: Register, act: Act) {
  const rows = new Map<string, Subject>();
  for (const id of looksAt(act)) {
    const row = await reader.get(id, everything);
    if (row) rows.set(id, row);
  }
  const subject: Court["subject"] = (id) => {
    const row = rows.get(id);
    return row && standingOf(row);
  };
  const disclosing = await disclosingIn(reader, act, rows);
  return { court: { crypto, policy, register, subject, ...disclosing }, rows };
}

const broughtAt = ({ opened, received, lodging }: Doing, { sequence }: Pick<Place, "sequence">): Brought => ({
  ...{ opened, received, sequence },
  ...(lodging && { lodging }),
});

const codes: Readonly<Record<Rule, ErrorCode>> = {
  form: "act-refused",
  place: "act-invalid",
  lodging: "act-refused",
  signature: "act-invalid",
  waiting: "not-in-force-yet",
  right: "not-allowed",
  marking: "act-refused",
  register: "act-refused",
  lifecycle: "act-refused",
  version: "version-conflict",
};

const errorOf = ({ rule, sentence, hidden }: Refusal): PenholderError =>
  new PenholderError(hidden ? "not-found" : codes[rule], sentence);

const ofRegister = ({ kind, case: file, id, actor, label, compartments }: Act, { sequence }: Place): Changed => ({
  ...{ sequence, subject: file, kind: "register", case: file, version: 0, act: id, actor, by: kind },
  ...{ concerns: { teams: [], delegations: [], owners: [] }, label, compartments },
});
