import { type Act, openAct } from "#acts";
import { PenholderError } from "#kernel";
import type { Actor, Register } from "#people";
import type { LodgingProof } from "#proceedings";
import type { Place, Transactor } from "#store";
import type { Institution } from "./context.ts";
import { type Doing, judged, takeEffect } from "./effect.ts";
import { holdDocuments } from "./holding.ts";
import { lodgingStatement } from "./lodging.ts";
import { everything } from "./project.ts";
import type { RegisterReader } from "./register.ts";
import { expectSealing, sealing } from "./seal.ts";

/** A signed act as it is handed in; with the proof that it was lodged with a witness before, where it was. */
export interface Submission {
  envelope: Uint8Array;
  lodging?: LodgingProof;
}

/** What became of an act. */
export interface Performed {
  act: string;
  sequence: bigint;
  /** Subjects that it changed, with their new versions. */
  subjects: { id: string; kind: string; version: number }[];
  /** The act was in the record already; nothing was done again. */
  repeated: boolean;
}

/** What is written beside an act in its own transaction, which gives what is answered; what it throws undoes the act. */
export type Beside<T> = (transactor: Transactor, performed: Performed) => Promise<T>;

/**
 * An official act: signed by whom it names, allowed by the table of rights, possible by the table of its lifecycle. The
 * act, its effect and its place in the record are one transaction. `actor` is who is signed in; null for acts that come
 * without a session and speak by their signature alone (an objection by the witness's way). Throws `act-invalid`,
 * `not-allowed`, `not-found`, `act-refused`, `version-conflict`.
 */
export function perform(
  institution: Institution,
  registers: RegisterReader,
  submission: Submission,
  actor: Actor | null,
): Promise<Performed> {
  return performBeside(institution, registers, submission, actor, async (_, performed) => performed);
}

/** `perform`, with something beside the act that is there if the act is, and not otherwise. Throws what that throws, too. */
export async function performBeside<T>(
  institution: Institution,
  registers: RegisterReader,
  submission: Submission,
  actor: Actor | null,
  beside: Beside<T>,
): Promise<T> {
  const opened = openAct(submission.envelope);
  if (!opened.ok) throw new PenholderError("act-invalid", `The act cannot be read: ${opened.problem}; sign it anew.`);
  const { lodging } = submission;
  if (opened.value.act.kind === sealing) {
    const doing = { opened: opened.value, lodging, actor, received: institution.clock() };
    if (await isNew(institution, registers, doing)) await expectSealing(institution, opened.value);
  }
  // Nobody waits for it: between the time of receipt and the place in the queue nothing may come, or who came first could
  // be found to have come last.
  registers.current().catch(() => undefined);
  const received = institution.clock();
  const done = await institution.store.transact(async (transactor) => {
    const register = await registers.upToDate(transactor);
    const doing = { opened: opened.value, lodging, actor, received };
    const { performed, told } = await inOrder(institution, transactor, register, doing);
    return { answer: await beside(transactor, performed), told };
  });
  for (const changed of done.told) institution.events.tell(changed);
  return done.answer;
}

/** Whether the act is not in the record yet; then it must be allowed, before anything is looked at on its behalf. */
async function isNew(institution: Institution, registers: RegisterReader, doing: Doing): Promise<boolean> {
  return institution.store.read(async (reader) => {
    if (await reader.actById(doing.opened.act.id, everything)) return false;
    await judged(institution, reader, await registers.upToDate(reader), doing, { sequence: await reader.actCount() });
    return true;
  });
}

async function inOrder(institution: Institution, transactor: Transactor, register: Register, doing: Doing) {
  const { opened, lodging, received } = doing;
  const { act } = opened;
  if (lodging && !(await transactor.actById(act.id, everything)))
    await transactor.append({ ...lodgingStatement(act, lodging), received });
  const place = await transactor.append({ act: opened, received });
  if (place.repeated) return { performed: performedOf(act, place, []), told: [] };
  const { told } = await takeEffect(institution, transactor, register, doing, place);
  await holdDocuments(institution, transactor, act, doing.actor, { sequence: place.sequence, received });
  return { performed: performedOf(act, place, told), told };
}

const performedOf = (act: Act, place: Place, told: readonly { subject: string; kind: string; version: number }[]) => ({
  act: act.id,
  sequence: place.sequence,
  subjects: told
    .filter(({ version }) => version > 0)
    .map(({ subject, kind, version }) => ({ id: subject, kind, version })),
  repeated: place.repeated,
});
