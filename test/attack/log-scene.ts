import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cosignWith,
  type FindingKind,
  type MonitorOptions,
  monitor,
  nodeCrypto,
  nodeRandom,
  runWitness,
  type Witness,
} from "#log";
import { signLodging } from "#record";
import { type Member, policyText, Site, StaticLog } from "../../src/log/monitor/test-support.ts";
import { testSigner } from "../../src/log/witness/test-support.ts";
import { good } from "../record-fixture.ts";
import type { Attack, Outcome } from "./attack.ts";
import { must } from "./stage.ts";

export const origin = "log.example/record";
const submitter = testSigner("mission.example", "note");

/**
 * A log on a site of its own, four real witnesses of four organisations of whom three make a quorum (one may lie), and a
 * monitor. Time is the scene's to set.
 */
export class Scene {
  now = 2_000_000_000_000;
  readonly folder: string = mkdtempSync(join(tmpdir(), "penholder-attack-"));
  readonly log: StaticLog = new StaticLog(origin);
  readonly site: Site = new Site(this.log);
  readonly witnesses: Witness[] = [];
  readonly members: Member[] = [];
  policy = "";
  #folders = 0;

  async open(): Promise<this> {
    await this.site.open();
    for (const name of ["a", "b", "c", "d"]) await this.witness(testSigner(`${name}.example/witness`, "cosignature"));
    this.policy = policyText(this.log, 3, this.members);
    return this;
  }

  /** Starts one more witness; with the key of another, it is that witness with another memory: a liar. */
  async witness(key: Member["key"]): Promise<Member> {
    const logs = [{ origin, vkey: this.log.signer.vkey }];
    const folder = this.newFolder();
    const witness = await runWitness({
      folder,
      key,
      logs,
      submitters: [submitter.vkey],
      listen: { port: 0 },
      clock: () => this.now,
    });
    this.witnesses.push(witness);
    this.members.push({ key, url: witness.url });
    return { key, url: witness.url };
  }

  /** The same witness with another memory, for whoever is to be deceived. */
  liar(i: number): Promise<Member> {
    return this.witness(this.member(i).key);
  }

  member(i: number): Member {
    return must(this.members[i]);
  }

  /** Publishes a log's checkpoint with the cosignatures of these members, all of whom must sign. */
  async publish(of: StaticLog = this.log, members: readonly Member[] = this.members.slice(0, 4)): Promise<string> {
    const cosigner = cosignWith(policyText(of, members.length, members), { clock: () => this.now, timeout: 3000 });
    const note = await cosigner.cosign(of.checkpoint(), async (old) => of.proof(Number(old)));
    await cosigner.settled();
    of.files.set("/checkpoint", note);
    return note;
  }

  async look(more: Partial<MonitorOptions> = {}): Promise<Outcome> {
    const options = {
      urls: [this.site.url],
      policy: this.policy,
      stateFolder: join(this.folder, "monitor"),
      timeout: 3000,
    };
    const { findings } = await monitor({ ...options, clock: () => this.now, ...more });
    const evidence = findings.flatMap(({ about, evidence: path }) =>
      path === null ? [] : [{ bytes: readFileSync(path), accused: must(about.split("/lodgings")[0]) }],
    );
    return {
      ended: findings.length === 0 ? "nothing found" : [...new Set(findings.map(named))].sort().join(", "),
      says: findings.map(({ says }) => says).join(" "),
      evidence,
    };
  }

  /** Hands a commitment to a witness and brings back its slip. */
  async lodge(member: Member, commitment: Uint8Array, matter: Uint8Array = nodeRandom(16)): Promise<string> {
    const body = good(signLodging(nodeCrypto, { matter, commitment }, submitter));
    const answer = await fetch(`${member.url}/lodge`, { method: "POST", body });
    if (answer.status !== 200) throw new Error(`no slip: ${answer.status} ${await answer.text()}`);
    return answer.text();
  }

  newFolder(): string {
    return join(this.folder, `${this.#folders++}`);
  }

  async close(): Promise<void> {
    await this.site.close();
    await Promise.all(this.witnesses.map((witness) => witness.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A finding, and whether it is proved or only told. */
const named = ({ kind, evidence }: { kind: FindingKind; evidence: string | null }) =>
  `${kind}, ${evidence === null ? "told" : "proved"}`;

/** An attack played with real witnesses and a real monitor. */
export function played(row: Omit<Attack, "run">, play: (scene: Scene) => Promise<Outcome>): Attack {
  return {
    ...row,
    run: async () => {
      const scene = await new Scene().open();
      try {
        return await play(scene);
      } finally {
        await scene.close();
      }
    },
  };
}

/** Ends with the code of the error that a deed is refused with. */
export async function refusal(deed: Promise<unknown>): Promise<Outcome> {
  try {
    await deed;
    return { ended: "it went through", says: "" };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ended: "code" in error ? String(error.code) : "another error", says: error.message };
  }
}
