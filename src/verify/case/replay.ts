import { type Act, isActKind, type OpenedAct } from "#acts";
import { enact, type LodgingProof, lodgedBefore, type PlacedAct, type Proceeding } from "#proceedings";
import { bad, type Crypto, type LogPolicy, ok, type Result } from "#record";
import {
  type Actor,
  actRights,
  can,
  checkAct,
  enterAct,
  type Founding,
  foundRegister,
  isRegisterKind,
  type Register,
  type Right,
  registerCase,
} from "#register";
import type { CaseEntry } from "./types.ts";

const rights = new Map<string, Right>(Object.entries(actRights));

/** A subject as the acts up to now have made it. */
export interface Standing {
  proceeding: Proceeding;
  version: number;
}

/** What a failed step was about, for the check that it fails. */
interface Refusal {
  step: "case-register" | "case-signatures" | "case-proceedings";
  problem: string;
}

/** The acts of a case enacted again in their order, by the same pure rules by which the service performed them. */
export class Replay {
  readonly subjects = new Map<string, Standing>();
  /** Matters before the committee after each act on them, by its place. */
  readonly matters = new Map<number, Proceeding>();
  register: Register;
  readonly #crypto: Crypto;
  readonly #policy: LogPolicy;
  readonly #registerCase: string;
  #lodged: CaseEntry["lodging"] = null;

  constructor(crypto: Crypto, policy: LogPolicy, founding: Founding) {
    this.#crypto = crypto;
    this.#policy = policy;
    this.#registerCase = registerCase(crypto, founding.record);
    this.register = foundRegister(crypto, founding);
  }

  /** Signature and role of one act alone, whether the role may do such a thing at all, and its effect on the register; nothing is enacted. */
  judge(entry: CaseEntry): Refusal | null {
    const step = this.#step(entry);
    if (!step) return null;
    const { opened, placed } = step;
    const acting = this.#acting(opened, placed, entry);
    if (!acting.ok) return refused("case-signatures", acting.problem);
    if (isRegisterKind(opened.act.kind)) return this.#enter(opened, entry);
    const right: Right | undefined = rights.get(opened.act.kind);
    const { role } = acting.value;
    return right?.by[role] ? null : refused("case-signatures", `"${opened.act.kind}" is not for the role "${role}".`);
  }

  /** All of one act: signature, role, right, and what it makes of its subject. */
  enact(entry: CaseEntry): Refusal | null {
    const step = this.#step(entry);
    if (!step) return null;
    const { opened, placed } = step;
    const { act } = opened;
    const acting = this.#acting(opened, placed, entry);
    if (!acting.ok) return refused("case-signatures", acting.problem);
    const allowed = this.#mayDo(acting.value, act);
    if (!allowed.ok) return refused("case-signatures", allowed.problem);
    if (isRegisterKind(act.kind)) return this.#enter(opened, entry);
    if (!isActKind(act.kind)) return refused("case-proceedings", `There is no kind of act "${act.kind}".`);
    const known = this.subjects.get(act.subject);
    const enacted = enact(this.#bench, placed);
    if (!enacted.ok) return refused("case-proceedings", enacted.refusal);
    if (act.expects !== null && act.expects !== (known?.version ?? null))
      return refused(
        "case-proceedings",
        `The act was signed on version ${act.expects} of its subject, which was at ${known?.version ?? 0}.`,
      );
    for (const proceeding of enacted.changed) {
      this.subjects.set(proceeding.id, { proceeding, version: (this.subjects.get(proceeding.id)?.version ?? 0) + 1 });
      if (proceeding.kind === "matter") this.matters.set(entry.index, proceeding);
    }
    return null;
  }

  get #bench() {
    return { crypto: this.#crypto, policy: this.#policy, known: (id: string) => this.subjects.get(id)?.proceeding };
  }

  /** The act with its place, and the proof of a lodging that stands just before it. */
  #step({
    act: opened,
    lodging,
    index,
    received,
    bytes,
  }: CaseEntry): { opened: OpenedAct; placed: PlacedAct } | undefined {
    if (lodging) {
      this.#lodged = lodging;
      return;
    }
    const before = this.#lodged;
    this.#lodged = null;
    if (!opened) return;
    const proof: LodgingProof | null = before?.act === opened.act.id ? before.proof : null;
    const at = Math.floor(received / 1000);
    return { opened, placed: { act: opened.act, bytes, at, sequence: index, ...(proof && { lodging: proof }) } };
  }

  /** Who acted: judged when the act was received; an objection or hold that was lodged before, when a witness took it in. */
  #acting(opened: OpenedAct, placed: PlacedAct, { received, index }: CaseEntry): Result<Actor> {
    const { kind } = opened.act;
    let moment: { at: number; sequence?: bigint } = { at: received, sequence: BigInt(index) };
    if (placed.lodging && (kind === "matter/object" || kind === "matter/hold")) {
      const lodged = lodgedBefore(this.#bench, placed);
      if (!lodged.ok) return lodged;
      moment = { at: Math.min(received, lodged.value.at * 1000) };
    }
    const acting = checkAct(this.#crypto, this.register, opened, moment);
    return acting.ok ? ok(acting.value.actor) : acting;
  }

  #enter(opened: OpenedAct, { index, received }: CaseEntry): Refusal | null {
    const { act } = opened;
    if (act.case !== this.#registerCase || act.subject !== act.case)
      return refused("case-register", "An act of the register names another case than the register's.");
    const entered = enterAct(this.#crypto, this.register, opened, { at: received, sequence: BigInt(index) });
    if (!entered.ok) return refused("case-register", entered.problem);
    this.register = entered.value;
    return null;
  }

  /** By the table of rights: on the subject where there is one, else on the case in which it begins. */
  #mayDo(actor: Actor, act: Act): Result<null> {
    const subject = (this.subjects.get(act.subject) ?? this.subjects.get(act.case))?.proceeding;
    const { teams = [], person = act.actor } = act.body as { teams?: string[]; person?: string };
    const verdict = can(actor, act.kind, {
      label: subject?.label ?? act.label,
      compartments: subject?.compartments ?? act.compartments,
      ...(subject?.concerns ?? {
        teams: isRegisterKind(act.kind) && actor.team ? [actor.team] : teams,
        owners: [person],
      }),
    });
    return verdict.allowed ? ok(null) : bad(verdict.reason);
  }
}

const refused = (step: Refusal["step"], problem: string): Refusal => ({ step, problem });
