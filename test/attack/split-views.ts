import { formatNote, parseNote } from "#record";
import { StaticLog } from "../../src/log/monitor/test-support.ts";
import { good } from "../record-fixture.ts";
import type { Attack, Outcome } from "./attack.ts";
import { control } from "./attack.ts";
import { played, refusal, type Scene } from "./log-scene.ts";
import { judge, policyWith } from "./stage.ts";

const quorum = "a quorum of witnesses, three of four: 2k − n > 1 liar";
const following = "the monitor compares what the log and every witness show";

/** How a reader with the policy of the scene judges a checkpoint. */
function judged(scene: Scene, note: string): Outcome {
  const policy = policyWith({ log: scene.policy });
  const bytes = Buffer.from(note);
  const { verdict, says } = judge(bytes, policy);
  return { ended: verdict, says, artefact: { bytes, policy } };
}

/** Two trees that differ after a common beginning. */
async function fork(scene: Scene, growth = 3): Promise<StaticLog> {
  await scene.publish(scene.log.more(5));
  const other = scene.log.fork().more(growth);
  scene.log.more(3);
  return other;
}

/** The log with liars among the witnesses: one tree for some readers, the other tree for the others. Both notes. */
async function collusion(scene: Scene, liars: number): Promise<[first: string, second: string]> {
  const other = await fork(scene);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => scene.member(i)) as [never, never, never, never];
  const lying = await Promise.all([a, b].slice(0, liars).map((_, i) => scene.liar(i)));
  const first = await scene.publish(scene.log, [a, b, c]);
  const second = await scene.publish(other, [...lying, d]);
  return [first, second];
}

const row = (name: string, does: string, defence: string, expected: string, more: Partial<Attack> = {}) => ({
  name,
  who: "operator" as const,
  does,
  defence,
  expected,
  ...more,
});

export const splitViews: Attack[] = [
  control(
    played(row("honest log", "grows and is cosigned", "", "nothing found"), async (scene) => {
      for (const count of [5, 0, 300]) {
        await scene.publish(scene.log.more(count));
        await scene.look();
      }
      return scene.look();
    }),
  ),
  played(
    row("split view", "shows half of the witnesses one tree, the other half another", quorum, "not-logged"),
    async (scene) => {
      const other = await fork(scene);
      await scene.publish(scene.log, [scene.member(0), scene.member(1)]);
      return judged(scene, await scene.publish(other, [scene.member(2), scene.member(3)]));
    },
  ),
  played(
    row("split view, seen by a monitor", "the same", following, "not-cosigned, told, split-view, proved"),
    async (scene) => {
      const other = await fork(scene);
      await scene.publish(scene.log, [scene.member(0), scene.member(1)]);
      await scene.publish(other, [scene.member(2), scene.member(3)]);
      return scene.look();
    },
  ),
  played(
    row(
      "split view by a smaller tree",
      "shows one witness a smaller tree that is no beginning of the other",
      following,
      "split-view, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      const other = scene.log.fork().more(3);
      await scene.publish(scene.log.more(20), [scene.member(0), scene.member(1), scene.member(2)]);
      await scene.publish(other, [scene.member(3)]);
      return scene.look();
    },
  ),
  played(
    row(
      "split view by a larger tree",
      "shows one witness a larger tree and then outgrows it",
      following,
      "split-view, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      const other = scene.log.fork().more(30);
      const three = [scene.member(0), scene.member(1), scene.member(2)];
      await scene.publish(scene.log.more(3), three);
      await scene.publish(other, [scene.member(3)]);
      await scene.look();
      await scene.publish(scene.log.more(40), three);
      return scene.look();
    },
  ),
  played(
    row(
      "split view over two sites",
      "serves the world one tree and one country another",
      following,
      "not-cosigned, told, split-view, proved",
    ),
    async (scene) => {
      const other = await fork(scene);
      await scene.publish();
      other.files.set("/checkpoint", other.checkpoint());
      await scene.look();
      scene.site.shown = other;
      return scene.look();
    },
  ),
  played(
    row(
      "a second tree offered to the witnesses",
      "asks all witnesses to cosign a tree of the same size",
      "a witness never cosigns a second tree; it keeps what it refused",
      "split-view, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      const other = new StaticLog(scene.log.origin, scene.log.signer).more(5);
      const refused = await refusal(scene.publish(other));
      return refused.ended === "quorum-missing" ? scene.look() : refused;
    },
  ),
  played(
    row(
      "one colluding witness",
      "has a witness cosign both trees: as many liars as the policy withstands",
      quorum,
      "not-logged",
      { who: "witness" },
    ),
    async (scene) => {
      const [, second] = await collusion(scene, 1);
      return judged(scene, second);
    },
  ),
  played(
    row("one colluding witness, seen by a monitor", "the same", following, "split-view, proved", { who: "witness" }),
    async (scene) => {
      await collusion(scene, 1);
      return scene.look();
    },
  ),
  played(
    row(
      "two colluding witnesses",
      "has two witnesses cosign both trees: one liar more than the policy withstands",
      "none: beyond the policy, a reader alone is deceived",
      "authentic, authentic",
      { who: "witness", beyond: true },
    ),
    async (scene) => {
      const notes = await collusion(scene, 2);
      const [one, two] = notes.map((note) => judged(scene, note));
      return { ended: `${one?.ended}, ${two?.ended}`, says: two?.says ?? "" };
    },
  ),
  played(
    row(
      "two colluding witnesses, seen by a monitor",
      "the same: two honest witnesses still show what they cosigned",
      following,
      "split-view, proved",
      { who: "witness" },
    ),
    async (scene) => {
      await collusion(scene, 2);
      return scene.look();
    },
  ),
  played(
    row(
      "two colluding witnesses, and one reader kept a checkpoint",
      "the same",
      "two signed trees of one size contradict each other",
      "not-logged",
      { who: "witness" },
    ),
    async (scene) => {
      const [first, second] = await collusion(scene, 2);
      const { verdict, says } = judge(Buffer.from(second), policyWith({ log: scene.policy }), [first]);
      return { ended: verdict, says };
    },
  ),
  played(
    row(
      "all four witnesses collude",
      "has every witness cosign both trees",
      "whoever has seen the one tree proves the other",
      "split-view, proved",
      { who: "witness" },
    ),
    async (scene) => {
      const other = await fork(scene);
      await scene.publish();
      await scene.look();
      const lying = await Promise.all([0, 1, 2, 3].map((i) => scene.liar(i)));
      await scene.publish(other, lying);
      scene.site.shown = other;
      return scene.look();
    },
  ),
  played(
    row("stolen log key", "forks the log without any witness", quorum, "not-logged", { who: "thief" }),
    async (scene) => {
      return judged(scene, (await fork(scene)).checkpoint());
    },
  ),
  played(
    row(
      "stolen log key: junk",
      "appends what is no entry of the record",
      "the monitor reads every entry",
      "foreign-entry, told",
      { who: "thief" },
    ),
    async (scene) => {
      await scene.publish(scene.log.more(3));
      await scene.publish(scene.log.append(Buffer.from("buy now")));
      return scene.look();
    },
  ),
  played(
    row(
      "late-enrolled witness",
      "rewrites the past, and has only witnesses enrolled since vouch for it",
      "a late witness vouches forward only; who saw the past proves the change",
      "split-view, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(6));
      await scene.look();
      const rewritten = new StaticLog(scene.log.origin, scene.log.signer)
        .append(...scene.log.entries.slice(0, 3))
        .more(5);
      const late = await Promise.all([0, 1, 2, 3].map((i) => scene.liar(i)));
      await scene.publish(rewritten, late);
      scene.site.shown = rewritten;
      return scene.look();
    },
  ),
  played(
    row(
      "cosignatures of one tree on another",
      "moves the witnesses' lines to a tree that they never saw",
      quorum,
      "not-logged",
    ),
    async (scene) => {
      const other = await fork(scene);
      const real = good(parseNote(await scene.publish()));
      const text = good(parseNote(other.checkpoint()));
      const signatures = [...text.signatures, ...real.signatures.filter(({ name }) => name !== scene.log.origin)];
      return judged(scene, formatNote({ text: text.text, signatures }));
    },
  ),
];
