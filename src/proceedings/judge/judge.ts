import { type Act, actBodies, isActKind } from "#acts";
import { PenholderError } from "#kernel";
import { type Actor, actRights, enterAct, isRegisterKind, type Right, registerBodies, registerCase } from "#register";
import { enact, isApart } from "../enact.ts";
import { leansOn } from "../leanings.ts";
import type { Enacted } from "../types.ts";
import { actingIn, benchOf, placedOf } from "./acting.ts";
import { notDisclosable } from "./disclosure.ts";
import { wronglyMarked } from "./marking.ts";
import { mayDo, mayLeanOn } from "./rights.ts";
import type { Brought, Court, Judgement, Refusal, Rule } from "./types.ts";

/** Subjects that an act may be judged by, of which a court must know. */
export const looksAt = (act: Act): Set<string> => new Set([act.subject, ...leansOn(act)]);

/**
 * What one act does at its place in the record. The one way for everybody: the service before it takes an act in, whoever
 * replays the record, and a stranger who verifies a case. In this order: it is in form; it names the register's case where
 * it is the register's, and no other does; whom it names signed it, in a role that he had; the table of rights allows it,
 * and its marking; then the register takes it, or its subject's lifecycle, with nothing changed that it says it saw.
 */
export function judge(court: Court, brought: Brought, by: Actor | null = null): Judgement {
  const admitted = admit(court, brought, by);
  return admitted.ok ? effect(admitted.court, brought) : admitted;
}

/** Everything before an act's effect: who acts, and whether he may. The court is then as he may lean on it. */
export function admit(
  court: Court,
  brought: Brought,
  by: Actor | null = null,
): { ok: true; court: Court } | { ok: false; refusal: Refusal } {
  const { act } = brought.opened;
  const badly = illFormed(act) ?? misplaced(court, act);
  if (badly) return { ok: false, refusal: badly };
  const acting = actingIn(court, brought, by);
  if (!acting.ok) return acting;
  const { actor } = acting;
  const seen = sightOf(court, actor, act);
  const known = (id: string) => seen.subject(id)?.proceeding;
  const { at } = placedOf(brought);
  const refusal =
    mayDo(actor, act, known) ?? wronglyMarked(actor, act, known(act.subject)) ?? notDisclosable(court, actor, act, at);
  return refusal ? { ok: false, refusal } : { ok: true, court: seen };
}

/**
 * As far as an act can be judged of whose case not everything is open: its form, its signature, whether the role may do
 * such a thing at all, and its effect on the register.
 */
export function judgeAlone(court: Court, brought: Brought): Judgement {
  const { act } = brought.opened;
  const badly = illFormed(act) ?? misplaced(court, act);
  if (badly) return { ok: false, refusal: badly };
  const acting = actingIn(court, brought, null);
  if (!acting.ok) return acting;
  if (isRegisterKind(act.kind)) return effect(court, brought);
  const { role } = acting.actor;
  if (!rights.get(act.kind)?.by[role]) return refused("right", `"${act.kind}" is not for the role "${role}".`);
  return { ok: true, register: court.register, changed: [] };
}

const rights = new Map<string, Right>(Object.entries(actRights));

/** The body has the form of its kind; looked at first, so that nothing later meets another. */
function illFormed({ kind, body, expects }: Act): Refusal | undefined {
  const form = isRegisterKind(kind) ? registerBodies[kind] : isActKind(kind) ? actBodies[kind] : undefined;
  if (!form) return { rule: "form", sentence: `There is no kind of act "${kind}"; docs/acts.md lists them.` };
  const read = form.safeParse(body);
  if (read.success && !(kind === "report/seal" && expects === null)) return undefined;
  if (read.success)
    return {
      rule: "form",
      sentence: "An act of sealing states the version of the report that its signer saw; sign it with that.",
    };
  const where = read.error.issues[0]?.path.join(".") ?? "";
  return { rule: "form", sentence: `The body of "${kind}" is not in form at "${where}".` };
}

/** The register's case is for its acts alone, and they are for no other. */
function misplaced({ crypto, register }: Court, act: Act): Refusal | undefined {
  const own = registerCase(crypto, register.record);
  const named = [act.case, act.subject].filter((id) => id === own).length;
  if (named === (isRegisterKind(act.kind) ? 2 : 0)) return undefined;
  return {
    rule: "place",
    sentence: "Acts of the register, and no others, name the register's case and subject; sign it for the right ones.",
  };
}

/** The court as an actor may lean on it: besides the act's own subject and case, what he may see. */
function sightOf(court: Court, actor: Actor, act: Act): Court {
  const subject = (id: string) => {
    const found = court.subject(id);
    return found && (id === act.subject || id === act.case || mayLeanOn(actor, found.proceeding)) ? found : undefined;
  };
  return { ...court, subject };
}

function effect(court: Court, brought: Brought): Judgement {
  const { opened, received, sequence } = brought;
  const { act } = opened;
  if (isRegisterKind(act.kind)) {
    const entered = enterAct(court.crypto, court.register, opened, { at: received, sequence });
    return entered.ok ? { ok: true, register: entered.value, changed: [] } : refused("register", entered.problem);
  }
  const enacted = enactedIn(court, brought);
  if (!enacted.ok) return refused("lifecycle", enacted.refusal);
  const version = court.subject(act.subject)?.version ?? null;
  const stale = unseen(act, version);
  if (stale) return refused("version", stale);
  const changed = enacted.changed.map((proceeding) => {
    const before = court.subject(proceeding.id)?.version ?? 0;
    return { proceeding, version: isApart(act.kind) ? before : before + 1 };
  });
  return { ok: true, register: court.register, changed };
}

/** A day that no dated rule or calendar covers is refused as well: what nobody can compute has no effect. */
function enactedIn(court: Court, brought: Brought): Enacted {
  try {
    return enact(benchOf(court), placedOf(brought));
  } catch (error) {
    if (error instanceof PenholderError) return { ok: false, refusal: error.message };
    throw error;
  }
}

/** What the actor saw must still be so, unless the act says that it does not matter (an objection among others). */
function unseen({ expects, subject }: Act, version: number | null): string | undefined {
  if (expects === null || expects === version) return undefined;
  return `${subject} has changed since the act was signed (version ${expects} was seen, it is at ${version ?? 0}); look at it again and sign anew.`;
}

const refused = (rule: Rule, sentence: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { rule, sentence },
});
