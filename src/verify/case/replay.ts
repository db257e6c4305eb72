import {
  type Brought,
  type Court,
  type Judgement,
  judge,
  judgeAlone,
  type Proceeding,
  type Refusal,
  type Said,
  type Standing,
} from "#proceedings";
import type { Crypto, LogPolicy } from "#record";
import { type Founding, foundRegister, type Register } from "#register";
import type { CaseEntry } from "./types.ts";

export type { Standing };

/** Which of the checks an act fails, and why. */
interface Failure {
  step: "case-register" | "case-signatures" | "case-proceedings";
  problem: string;
}

/** The acts of a case judged again in their order, by the rules by which the service judged them (`proceedings`). */
export class Replay {
  readonly subjects = new Map<string, Standing>();
  /** Matters before the committee after each act on them, by its place. */
  readonly matters = new Map<number, Proceeding>();
  register: Register;
  /** Acts so far, by their ids. */
  readonly #acts = new Map<string, Said>();
  readonly #crypto: Crypto;
  readonly #policy: LogPolicy;
  #lodged: CaseEntry["lodging"] = null;

  constructor(crypto: Crypto, policy: LogPolicy, founding: Founding) {
    this.#crypto = crypto;
    this.#policy = policy;
    this.register = foundRegister(crypto, founding);
  }

  /** One act alone, of whose case not everything is open: nothing is enacted but its effect on the register. */
  judge(entry: CaseEntry): Failure | null {
    return this.#step(entry, judgeAlone);
  }

  /** All of one act: signature, role, right, and what it makes of its subject. A failed one leaves everything as it was. */
  enact(entry: CaseEntry): Failure | null {
    return this.#step(entry, judge);
  }

  #step(entry: CaseEntry, by: (court: Court, brought: Brought) => Judgement): Failure | null {
    const brought = this.#brought(entry);
    if (!brought) return null;
    const judgement = by(this.#court, brought);
    if (!judgement.ok) return failureOf(judgement.refusal);
    this.register = judgement.register;
    const { act } = brought.opened;
    this.#acts.set(act.id, { ...act, body: act.body as { id?: string } });
    for (const standing of judgement.changed) {
      this.subjects.set(standing.proceeding.id, standing);
      if (standing.proceeding.kind === "matter") this.matters.set(entry.index, standing.proceeding);
    }
    return null;
  }

  get #court(): Court {
    const { register, subjects } = this;
    return {
      ...{ crypto: this.#crypto, policy: this.#policy, register, subject: (id) => subjects.get(id) },
      said: (id) => this.#acts.get(id),
      reports: (file) =>
        [...subjects.values()]
          .map(({ proceeding }) => proceeding)
          .filter((one) => one.kind === "report" && one.case === file),
    };
  }

  /** The act with its place, and the proof of a lodging that stands just before it. */
  #brought({ act: opened, lodging, index, received }: CaseEntry): Brought | undefined {
    if (lodging) {
      this.#lodged = lodging;
      return;
    }
    const before = this.#lodged;
    this.#lodged = null;
    if (!opened) return;
    const proof = before?.act === opened.act.id ? { lodging: before.proof } : {};
    return { opened, received, sequence: BigInt(index), ...proof };
  }
}

function failureOf({ rule, sentence }: Refusal): Failure {
  if (rule === "register" || rule === "place") return { step: "case-register", problem: sentence };
  const ofActor =
    rule === "signature" || rule === "waiting" || rule === "lodging" || rule === "right" || rule === "marking";
  return { step: ofActor ? "case-signatures" : "case-proceedings", problem: sentence };
}
