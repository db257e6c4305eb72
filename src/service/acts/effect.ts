import type { Act, OpenedAct } from "#acts";
import { PenholderError } from "#kernel";
import {
  type Actor,
  checkAct,
  enterAct,
  isRegisterKind,
  type Place as Moment,
  type Register,
  registerCase,
} from "#people";
import {
  type Bench,
  enact,
  type LodgingProof,
  leansOn,
  lodgedBefore,
  type PlacedAct,
  type Proceeding,
} from "#proceedings";
import type { Place, Reader, Transactor } from "#store";
import { expectAllowed, expectForm, mayLeanOn } from "./allowed.ts";
import type { Institution } from "./context.ts";
import type { Changed } from "./events.ts";
import { lowered } from "./lowered.ts";
import { everything, proceedingOf, project } from "./project.ts";
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
  const { act } = doing.opened;
  const { bench, placed, versions } = await judged(judging, transactor, register, doing, place);
  if (isRegisterKind(act.kind))
    return { register: entered(judging, register, doing, place), told: [ofRegister(act, place)] };
  const enacted = enact(bench, placed);
  if (!enacted.ok) throw new PenholderError("act-refused", enacted.refusal);
  expectVersion(act, versions.get(act.subject) ?? null);
  const { received } = doing;
  const groups = recipientsAt(register, { at: received, sequence: place.sequence });
  return { register, told: await project(transactor, act, place, received, enacted.changed, versions, groups) };
}

/** The act as it stands before the tables: in form, signed, and allowed to whoever signed it. Throws what `perform` throws. */
export async function judged(
  { crypto, policy, founding }: Judging,
  reader: Reader,
  register: Register,
  doing: Doing,
  { sequence }: Pick<Place, "sequence">,
): Promise<{ bench: Bench; placed: PlacedAct; versions: Map<string, number> }> {
  const { opened, lodging, received } = doing;
  const { act } = opened;
  expectForm(act);
  expectOwnCase(act, registerCase(crypto, founding.record));
  const proceedings = new Map<string, Proceeding>();
  const bench: Bench = { crypto, policy, known: (id) => proceedings.get(id) };
  const at = Math.floor(received / 1000);
  const placed = { act, bytes: opened.bytes, at, sequence: Number(sequence), ...(lodging && { lodging }) };
  const acting = expectSigned(bench, register, doing, momentOf(bench, placed, { at: received, sequence }));
  const versions = new Map<string, number>();
  for (const id of new Set([act.subject, ...leansOn(act)])) {
    const subject = await reader.get(id, everything);
    if (!subject) continue;
    const proceeding = proceedingOf(subject);
    if (id !== act.subject && id !== act.case && !mayLeanOn(acting, proceeding)) continue;
    proceedings.set(id, proceeding);
    versions.set(id, subject.version);
  }
  expectAllowed(acting, act, bench.known);
  return { bench, placed, versions };
}

/** The register's case is for its acts alone, and they are for no other. */
function expectOwnCase(act: Act, ofRegister: string): void {
  const own = isRegisterKind(act.kind);
  if (own ? act.case === ofRegister && act.subject === ofRegister : ![act.case, act.subject].includes(ofRegister))
    return;
  throw new PenholderError(
    "act-invalid",
    "Acts of the register, and no others, name the register's case and subject; sign it for the right ones.",
  );
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

function entered({ crypto }: Judging, register: Register, { opened, received }: Doing, { sequence }: Place): Register {
  const after = enterAct(crypto, register, opened, { at: received, sequence });
  if (!after.ok) throw new PenholderError("act-refused", after.problem);
  return after.value;
}

/** What the actor saw must still be so, unless the act says that it does not matter (an objection among others). */
function expectVersion({ expects, subject }: Act, version: number | null): void {
  if (expects === null || expects === version) return;
  throw new PenholderError(
    "version-conflict",
    `${subject} has changed since the act was signed (version ${expects} was seen, it is at ${version ?? 0}); look at it again and sign anew.`,
  );
}
