import { type Act, type OpenedAct, openAct } from "#acts";
import { PenholderError } from "#kernel";
import { type Actor, can, checkAct, enterAct, isRegisterKind, type Register } from "#people";
import { enact, type LodgingProof, leansOn, type Proceeding } from "#proceedings";
import type { Place, Transactor } from "#store";
import type { Institution } from "./context.ts";
import { lodgingStatement } from "./lodging.ts";
import { everything, proceedingOf, project } from "./project.ts";
import { type RegisterReader, registerCase } from "./register.ts";
import { expectSealing } from "./seal.ts";

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

/**
 * An official act: signed by whom it names, allowed by the table of rights, possible by the table of its lifecycle. The
 * act, its effect and its place in the record are one transaction. `actor` is who is signed in; null for acts that come
 * without a session and speak by their signature alone (an objection by the witness's way). Throws `act-invalid`,
 * `not-allowed`, `not-found`, `act-refused`, `version-conflict`.
 */
export async function perform(
  institution: Institution,
  registers: RegisterReader,
  submission: Submission,
  actor: Actor | null,
): Promise<Performed> {
  const opened = openAct(submission.envelope);
  if (!opened.ok) throw new PenholderError("act-invalid", `The act cannot be read: ${opened.problem}; sign it anew.`);
  await expectSealing(institution, opened.value);
  const received = institution.clock();
  const done = await institution.store.transact(async (transactor) => {
    const register = await registers.upToDate(transactor);
    return inOrder(institution, transactor, register, { opened: opened.value, submission, actor, received });
  });
  for (const changed of done.told) institution.events.tell(changed);
  return done.performed;
}

interface Doing {
  opened: OpenedAct;
  submission: Submission;
  actor: Actor | null;
  received: number;
}

async function inOrder(institution: Institution, transactor: Transactor, register: Register, doing: Doing) {
  const { opened, submission, received } = doing;
  const { act } = opened;
  if (submission.lodging && !(await transactor.actById(act.id, everything)))
    await transactor.append({ ...lodgingStatement(act, submission.lodging), received });
  const place = await transactor.append({ act: opened, received });
  if (place.repeated) return { performed: performedOf(act, place, []), told: [] };
  const acting = expectSigned(institution, register, doing, place);
  const known = await knownTo(transactor, act);
  expectAllowed(acting, act, known);
  if (isRegisterKind(act.kind)) {
    expectEntered(institution, register, doing, place);
    return { performed: performedOf(act, place, []), told: [] };
  }
  const bench = {
    crypto: institution.crypto,
    policy: institution.policy,
    known: (id: string) => known.get(id)?.proceeding,
  };
  const enacted = enact(bench, {
    act,
    bytes: opened.bytes,
    at: Math.floor(received / 1000),
    sequence: Number(place.sequence),
    ...(submission.lodging && { lodging: submission.lodging }),
  });
  if (!enacted.ok) throw new PenholderError("act-refused", enacted.refusal);
  expectVersion(act, known.get(act.subject)?.version ?? null);
  const told = await project(transactor, act, place, received, enacted.changed, known);
  return { performed: performedOf(act, place, told), told };
}

const performedOf = (act: Act, place: Place, told: readonly { subject: string; kind: string; version: number }[]) => ({
  act: act.id,
  sequence: place.sequence,
  subjects: told.map(({ subject, kind, version }) => ({ id: subject, kind, version })),
  repeated: place.repeated,
});

function expectSigned(
  { crypto }: Institution,
  register: Register,
  { opened, actor, received }: Doing,
  place: Place,
): Actor {
  const expected = actor === null ? {} : { actor };
  const checked = checkAct(crypto, register, opened, { at: received, sequence: place.sequence }, expected);
  if (!checked.ok) throw new PenholderError("act-invalid", checked.problem);
  return checked.value.actor;
}

function expectEntered({ crypto, founding }: Institution, register: Register, doing: Doing, place: Place): void {
  const { act } = doing.opened;
  if (act.case !== registerCase(crypto, founding.record) || act.subject !== act.case)
    throw new PenholderError(
      "act-invalid",
      "An act of the register names the register's case and subject; sign it for these.",
    );
  const entered = enterAct(crypto, register, doing.opened, { at: doing.received, sequence: place.sequence });
  if (!entered.ok) throw new PenholderError("act-refused", entered.problem);
}

interface Known {
  proceeding: Proceeding;
  version: number;
}

/** The act's own subject, and those that it leans on. */
async function knownTo(transactor: Transactor, act: Act): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (const id of new Set([act.subject, ...leansOn(act)])) {
    const subject = await transactor.get(id, everything);
    if (subject) known.set(id, { proceeding: proceedingOf(subject), version: subject.version });
  }
  return known;
}

/** By the table of rights: on the subject where there is one, else on the case in which it begins. */
function expectAllowed(actor: Actor, act: Act, known: ReadonlyMap<string, Known>): void {
  const subject = known.get(act.subject)?.proceeding ?? known.get(act.case)?.proceeding;
  const teams = (act.body as { teams?: string[] }).teams ?? [];
  const verdict = can(actor, act.kind, {
    label: subject?.label ?? act.label,
    compartments: subject?.compartments ?? act.compartments,
    ...(subject?.concerns ?? {
      teams: isRegisterKind(act.kind) && actor.team ? [actor.team] : teams,
      owners: [ownerOf(act)],
    }),
  });
  if (verdict.allowed) return;
  throw new PenholderError(verdict.hidden ? "not-found" : "not-allowed", verdict.reason);
}

/** Whose an act of the register is: the person that it is about. */
const ownerOf = (act: Act): string => (act.body as { person?: string }).person ?? act.actor;

/** What the actor saw must still be so, unless the act says that it does not matter (an objection among others). */
function expectVersion({ expects, subject }: Act, version: number | null): void {
  if (expects === null || expects === version) return;
  throw new PenholderError(
    "version-conflict",
    `${subject} has changed since the act was signed (version ${expects} was seen, it is at ${version ?? 0}); look at it again and sign anew.`,
  );
}
