import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Act, type ActKind, actBodies, countersignAct, openAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { nodeCrypto } from "#log";
import { actRights, type Right } from "#people";
import { beginsSubject, judge, type Said } from "#proceedings";
import { type Signer, utf8 } from "#record";
import { registerCase } from "#register";
import { everything, exportCase, proceedingOf } from "#service";
import { type CaseEntry, Replay, verifyCase } from "#verify/case";
import { readFolder } from "../../src/cli/case-folder.ts";
import { Witnessed } from "../journeys/witnessed.ts";
import { Cast, compartment, type Player } from "./cast.ts";
import { type Draw, idBy, pick, type Scene, suggest } from "./random/acts.ts";
import { everybody } from "./random/people.ts";
import { suggestRegister } from "./random/register.ts";
import { sealed } from "./sealed.ts";

let cast: Cast | undefined;
afterEach(() => cast?.close());

const [steps, runs] = [160, Number(process.env.PENHOLDER_RUNS ?? 2)];
const day = 86_400_000;
/** Whose keys are lost now and then; everybody else goes on as he was. */
const lossy: readonly string[] = ["m-RU", "m-SE", "expert-3"];
const waits = [...Array.from({ length: 16 }, () => 0), 3_600_000, day, day, 2 * day, 8 * day, 60 * day];

/** An institution whose service and whose verifier see the same acts, one by one. */
class Both {
  readonly cast: Cast;
  readonly people: Player[];
  readonly scene: Scene = { subjects: [], acts: [], versions: [] };
  readonly replay: Replay;
  /** Accepted acts by kind. */
  readonly done = new Map<string, number>();
  readonly #draw: Draw;
  readonly #said = new Map<string, Said>();
  /** Keys that somebody was given besides his first, in their order. */
  readonly #keys = new Map<Player, Signer[]>();

  private constructor(own: Cast, people: Player[], draw: Draw) {
    [this.cast, this.people, this.#draw] = [own, people, draw];
    const { crypto, policy, founding } = own.institution;
    this.replay = new Replay(crypto, policy, founding);
  }

  static async open(draw: Draw): Promise<Both> {
    cast = await Cast.open("2018-08-01T12:00:00Z");
    return Both.on(cast, draw);
  }

  static async on(cast: Cast, draw: Draw): Promise<Both> {
    const both = new Both(cast, await everybody(cast), draw);
    const rows = await cast.institution.store.read((reader) => reader.acts({ visible: everything, limit: 1000 }));
    for (const { bytes, sequence, received } of rows)
      expect(both.replay.enact(entryOf(bytes, Number(sequence), received))).toBeNull();
    const { document, file } = await sealed(cast, cast.secretary);
    both.scene.versions.push({ document, file });
    for (const teams of [["committee"], ["committee", "another committee"]]) await both.opens(teams);
    return both;
  }

  /** A case with one of each thing in it. */
  async opens(teams: string[]): Promise<void> {
    const file = idBy(this.#draw);
    const delegations = ["SE", "JP", "US", "Relief Works (invented)"];
    const body = { title: "A case", teams, delegations };
    const envelope = this.cast.signed(this.cast.secretary, { kind: "case/open", case: file, body });
    expect(await this.brings(envelope)).toBe("taken");
  }

  /** A random act of the register, about somebody whose key may be lost; by an officer, or by himself. */
  async stepOfRegister(): Promise<string> {
    const draw = this.#draw;
    this.cast.time.now += pick(draw, waits);
    const about = pick(
      draw,
      this.people.filter(({ actor }) => lossy.includes(actor.id)),
    );
    const { kind, body, fresh } = suggestRegister(draw, this.replay.register, about);
    const officers = this.people.filter(({ actor }) => actor.role === "secretary" || actor.role === "chair");
    const isOwn = kind === "key/rotate" || draw(kind.endsWith("protest") ? 2 : 8) === 0;
    const by = isOwn ? about : pick(draw, officers);
    const file = registerCase(nodeCrypto, this.cast.institution.founding.record);
    const envelope = signAct(this.cast.act(by, { kind, case: file, body, id: idBy(draw) }), this.#signerOf(by));
    const outcome = await this.brings(utf8(canonicalJson(fresh ? countersignAct(envelope, fresh) : envelope)));
    if (fresh && outcome === "taken") this.#keys.set(about, [...(this.#keys.get(about) ?? [about.signer]), fresh]);
    return outcome;
  }

  /** With his last key mostly, or one that he had before. */
  #signerOf(by: Player): Signer {
    const keys = this.#keys.get(by) ?? [by.signer];
    return this.#draw(3) === 0 ? pick(this.#draw, keys) : (keys.at(-1) ?? by.signer);
  }

  /** One random act: what became of it, the same for both. Mostly one that can be, of a kind that was seldom. */
  async step(): Promise<string> {
    const draw = this.#draw;
    this.cast.time.now += pick(draw, waits);
    const drawn = Array.from({ length: draw(3) === 0 ? 1 : 14 }, () => this.#drawn());
    const possible = drawn.filter(({ envelope }) => this.#isPossible(envelope));
    const count = ({ kind }: { kind: string }) => this.done.get(kind) ?? 0;
    const [seldom] = possible.sort((one, other) => count(one) - count(other));
    const { envelope, by } = seldom ?? pick(draw, drawn);
    const lodging = draw(30) === 0 ? { salt: "AAAA", slip: "penholder/slip/v1\n" } : undefined;
    return this.brings(envelope, draw(2) === 0 ? by : undefined, lodging);
  }

  #drawn(): { envelope: Uint8Array; by: Player; kind: string } {
    const draw = this.#draw;
    const { subjects } = this.scene;
    const about = pick(draw, draw(5) === 0 ? subjects.slice(0, 2) : subjects);
    const { kind, body } = suggest(draw, this.scene, about);
    const subject = beginsSubject(kind) && draw(20) > 0 ? idBy(draw) : about.id;
    const by = this.#actor(kind);
    const version = this.replay.subjects.get(subject)?.version ?? null;
    const expects = draw(10) === 0 ? draw(6) : kind === "report/seal" || draw(5) === 0 ? version : null;
    const file = draw(30) === 0 ? idBy(draw) : about.case;
    const act = {
      ...this.cast.act(by, { kind, case: file, subject, body, expects, id: idBy(draw) }),
      ...(draw(8) === 0 ? marking(draw) : { label: about.label, compartments: [...about.compartments] }),
    };
    const signer = this.#signerOf(draw(25) === 0 ? pick(draw, this.people) : by);
    return { envelope: utf8(canonicalJson(signAct(act, signer))), by, kind };
  }

  #isPossible(envelope: Uint8Array): boolean {
    const opened = openAct(envelope);
    if (!opened.ok) return false;
    const { crypto, policy } = this.cast.institution;
    const { register, subjects } = this.replay;
    const subject = (id: string) => subjects.get(id);
    const reports = () => this.scene.subjects.filter(({ kind }) => kind === "report");
    const court = { crypto, policy, register, subject, said: (id: string) => this.#said.get(id), reports };
    return judge(court, { opened: opened.value, received: this.cast.time.now, sequence: 2n ** 40n }).ok;
  }

  /** Somebody to whom the table of rights allows such acts, mostly. */
  #actor(kind: string): Player {
    const draw = this.#draw;
    const { by = {} } = (actRights as Readonly<Record<string, Right>>)[kind] ?? {};
    const fitting = this.people.filter(({ actor }) => Object.hasOwn(by, actor.role));
    return pick(draw, draw(6) === 0 || fitting.length === 0 ? this.people : fitting);
  }

  /** Hands an act in to both; throws where the one takes what the other refuses. */
  async brings(envelope: Uint8Array, by?: Player, lodging?: { salt: string; slip: string }): Promise<string> {
    const { store } = this.cast.institution;
    const next = Number(await store.feed.count());
    const before = this.cast.time.now + 1000;
    let refusal: string | undefined;
    try {
      await this.cast.submit(envelope, by?.actor ?? null, lodging);
    } catch (error) {
      refusal = String((error as { code?: string }).code);
    }
    if (lodging)
      this.replay.enact({ ...entryOf(envelope, next, before), act: null, lodging: proofFor(envelope, lodging) });
    const entry = entryOf(envelope, next + (lodging ? 1 : 0), before);
    const failure = this.replay.enact(entry);
    const act = entry.act?.act;
    if (!act) return refusal ?? "taken";
    // Whether a sealed file is what its act says is compared apart, by the service and by the verifier.
    const ofFile = refusal === "act-refused" && act.kind === "report/seal" && failure === null;
    expect([act.kind, act.role, refusal ?? "taken", failure?.problem ?? "taken"]).toEqual([
      act.kind,
      act.role,
      refusal ?? "taken",
      refusal === undefined || ofFile ? "taken" : expect.any(String),
    ]);
    expect([refusal, failure === null]).toEqual([refusal, refusal === undefined || ofFile]);
    if (refusal === undefined) this.#noted(act);
    return refusal ?? "taken";
  }

  #noted(act: Act): void {
    const { id, kind } = act;
    this.scene.acts.push(id);
    this.#said.set(id, { ...act, body: act.body as { id?: string } });
    this.scene.subjects = [...this.replay.subjects.values()].map(({ proceeding }) => proceeding);
    this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }

  /** What both have made of the acts. */
  async expectAlike(): Promise<void> {
    const { store } = this.cast.institution;
    for (const [id, { proceeding, version }] of this.replay.subjects) {
      const row = await store.read((reader) => reader.get(id, everything));
      expect(row && { version: row.version, proceeding: proceedingOf(row) }).toEqual({ version, proceeding });
    }
  }
}

const marking = (draw: Draw) => ({
  label: pick(draw, ["unclassified", "confidential", "strictly confidential"] as const),
  compartments: draw(3) === 0 ? [compartment] : [],
});

function entryOf(bytes: Uint8Array, index: number, received: number): CaseEntry {
  const opened = openAct(bytes);
  const act = opened.ok ? opened.value : null;
  // Receipts and streams are checked elsewhere; a replay looks at none of them.
  return { index, bytes, received, act, lodging: null } as unknown as CaseEntry;
}

function proofFor(envelope: Uint8Array, proof: { salt: string; slip: string }) {
  const opened = openAct(envelope);
  return { act: opened.ok ? opened.value.act.id : "", proof };
}

/** Numbers below a bound out of a seed (mulberry32). */
function drawing(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

describe("service and verifier", () => {
  it("take the same acts of random people in random order, and make the same of them", async () => {
    const done = new Map<string, number>();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const both = await Both.open(drawing(seed));
        for (let at = 0; at < steps; at++)
          if ((await (at % 4 === 3 ? both.stepOfRegister() : both.step())) !== "taken") refused++;
        await both.expectAlike();
        for (const [kind, count] of both.done) done.set(kind, (done.get(kind) ?? 0) + count);
        await both.cast.close();
        cast = undefined;
      }),
      { numRuns: runs, endOnFailure: true },
    );
    // Otherwise nothing was compared.
    expect(refused).toBeGreaterThan(steps / 10);
    expect(done.size).toBeGreaterThan((Object.keys(actBodies) as ActKind[]).length / 4);
  }, 600_000);

  it("agree on the folders of the cases: what the service took in, a stranger verifies", async () => {
    const world = await Witnessed.open("2018-08-01T12:00:00Z");
    try {
      const both = await Both.on(world.cast, drawing(11));
      for (let at = 0; at < 60; at++) await (at % 4 === 3 ? both.stepOfRegister() : both.step());
      await world.publish();
      const none = { threshold: 0, keys: [] };
      const policy = { authors: none, publishers: none, log: world.policy, timestampers: [] };
      const { founding } = world.cast.institution;
      const verdicts: string[] = [];
      for (const { id } of both.scene.subjects.filter(({ kind }) => kind === "case")) {
        const folder = join(world.folder, `case-${id}`);
        await exportCase(world.source, id, world.cast.secretary.actor, folder);
        verdicts.push(verifyCase(readFolder(folder), { policy, crypto: nodeCrypto, founding }).says);
      }
      expect(verdicts).toHaveLength(2);
      for (const says of verdicts) expect(says).toMatch(/^AUTHENTIC/u);
    } finally {
      await world.close();
    }
  });
});
