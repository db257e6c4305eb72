import type { Act, OpenedAct } from "#acts";
import { PenholderError } from "#kernel";
import { type Actor, can, checkAct, enterAct, isRegisterKind, type Place as Moment, type Register } from "#people";
import {
  type Bench,
  enact,
  type LodgingProof,
  leansOn,
  lodgedBefore,
  type PlacedAct,
  type Proceeding,
} from "#proceedings";
import type { Place, Transactor } from "#store";
import type { Institution } from "./context.ts";
import type { Changed } from "./events.ts";
import { lowered } from "./lowered.ts";
import { everything, proceedingOf, project } from "./project.ts";
import { registerCase } from "./register.ts";

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
 * What an act does at its place in the record: checked against the register, the rights and the tables, then written to
 * the subjects that it changes. The one way, for acts that come in (`perform`) and for those that are replayed
 * (`replayer`). Gives the register after it, and what is to be told.
 */
export async function takeEffect(
  judging: Judging,
  transactor: Transactor,
  register: Register,
  doing: Doing,
  place: Place,
): Promise<{ register: Register; told: Changed[] }> {
  const { opened, lodging, received } = doing;
  const { act } = opened;
  const known = await knownTo(transactor, act);
  const bench = { ...judging, known: (id: string) => known.get(id)?.proceeding };
  const [at, sequence] = [Math.floor(received / 1000), Number(place.sequence)];
  const placed = { act, bytes: opened.bytes, at, sequence, ...(lodging && { lodging }) };
  const acting = expectSigned(bench, register, doing, momentOf(bench, placed, { at: received, ...place }));
  expectAllowed(acting, act, known);
  if (isRegisterKind(act.kind))
    return { register: entered(judging, register, doing, place), told: [ofRegister(act, place)] };
  const enacted = enact(bench, placed);
  if (!enacted.ok) throw new PenholderError("act-refused", enacted.refusal);
  expectVersion(act, known.get(act.subject)?.version ?? null);
  return { register, told: await project(transactor, act, place, received, enacted.changed, known) };
}

/**
 * When it was said, as its key and role are judged: as it was received; where an objection or hold was lodged before, when a
 * witness took it in, so that a key rotated since does not void what was in time.
 */
function momentOf(bench: Bench, placed: PlacedAct, { at, sequence }: Moment & { sequence: bigint }): Moment {
  const { kind } = placed.act;
  if (!placed.lodging || (kind !== "matter/object" && kind !== "matter/hold")) return { at, sequence };
  const lodged = lodgedBefore(bench, placed);
  if (!lodged.ok) throw new PenholderError("act-refused", lodged.problem);
  return { at: Math.min(at, lodged.value.at * 1000) };
}

const ofRegister = ({ kind, case: file, id, actor, label, compartments }: Act, { sequence }: Place): Changed => ({
  ...{ sequence, subject: file, kind: "register", case: file, version: 0, act: id, actor, by: kind },
  ...{ concerns: { teams: [], delegations: [], owners: [] }, label, compartments },
});

/** Whoever signed it; where a session or token brings it, with no more than that may see. */
function expectSigned({ crypto }: Bench, register: Register, { opened, actor }: Doing, moment: Moment): Actor {
  const checked = checkAct(crypto, register, opened, moment, actor === null ? {} : { actor });
  if (!checked.ok) throw new PenholderError("act-invalid", checked.problem);
  return actor === null ? checked.value.actor : lowered(checked.value.actor, actor);
}

function entered({ crypto, founding }: Judging, register: Register, doing: Doing, place: Place): Register {
  const { act } = doing.opened;
  if (act.case !== registerCase(crypto, founding.record) || act.subject !== act.case)
    throw new PenholderError(
      "act-invalid",
      "An act of the register names the register's case and subject; sign it for these.",
    );
  const after = enterAct(crypto, register, doing.opened, { at: doing.received, sequence: place.sequence });
  if (!after.ok) throw new PenholderError("act-refused", after.problem);
  return after.value;
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
