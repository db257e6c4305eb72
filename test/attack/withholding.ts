import { nodeRandom } from "#log";
import { encodeEntry, parseEntry } from "#record";
import { StaticLog } from "../../src/log/monitor/test-support.ts";
import { good } from "../record-fixture.ts";
import { type Attack, control } from "./attack.ts";
import { played, type Scene } from "./log-scene.ts";
import { must } from "./stage.ts";

const slips = "a slip of a witness dates what was lodged; the log must hold it in the promised time";
const rate = "heartbeats at a promised rate: silence is evidence";
const serves = "the monitor reads every entry and rebuilds every root";
const streams = "entries carry stream, number and the hash of the one before";
const within = 600;

const row = (name: string, does: string, defence: string, expected: string, more: Partial<Attack> = {}) => ({
  name,
  who: "operator" as const,
  does,
  defence,
  expected,
  ...more,
});

/** Publishes, looks, changes one thing in what is served, and looks again. */
const served = (name: string, does: string, expected: string, change: (scene: Scene) => unknown): Attack =>
  played(row(name, does, serves, expected), async (scene) => {
    await scene.publish(scene.log.more(5));
    await scene.look();
    await scene.publish(scene.log.more(5));
    change(scene);
    return scene.look();
  });

/** Two honest entries of one stream, then something else in it. */
const inStream = (
  name: string,
  does: string,
  expected: string,
  next: (stream: Uint8Array, scene: Scene) => Uint8Array,
): Attack =>
  played(row(name, does, streams, expected), async (scene) => {
    const stream = nodeRandom(16);
    scene.log.append(scene.log.entry(stream));
    scene.log.append(scene.log.entry(stream));
    await scene.publish(scene.log.append(next(stream, scene)));
    return scene.look();
  });

export const withholding: Attack[] = [
  control(
    played(row("honest intake", "logs what was lodged, at the promised rate", "", "nothing found"), async (scene) => {
      const commitment = nodeRandom(32);
      const slip = await scene.lodge(scene.member(0), commitment);
      scene.log.append(scene.log.entry(nodeRandom(16), commitment));
      for (let i = 0; i < 4; i++) {
        await scene.publish(scene.log.more(2));
        await scene.look();
        scene.now += 60_000;
      }
      await scene.publish();
      return scene.look({ slips: [slip], within, heartbeat: { entries: 2, period: 60 } });
    }),
  ),
  played(row("withheld entry", "makes a lodged submission disappear", slips, "late, proved"), async (scene) => {
    const slip = await scene.lodge(scene.member(1), nodeRandom(32));
    await scene.publish(scene.log.more(3));
    scene.now += (within + 1) * 1000;
    await scene.publish(scene.log.more(3));
    return scene.look({ slips: [slip], within });
  }),
  played(
    row(
      "withheld entry without a slip",
      "says that it never came",
      "the submitter publishes its submission: the time is then its own word",
      "late, proved",
    ),
    async (scene) => {
      const submissions = [{ commitment: Buffer.from(nodeRandom(32)).toString("base64"), since: scene.now / 1000 }];
      scene.now += (within + 1) * 1000;
      await scene.publish(scene.log.more(3));
      return scene.look({ submissions, within });
    },
  ),
  played(
    row("late entry", "logs a submission after the promised time, and calls it in time", slips, "nothing found", {
      beyond: true,
      defence: "the witnesses' times bound the entry from below; the monitor that looked in time has the evidence",
    }),
    async (scene) => {
      const commitment = nodeRandom(32);
      const slip = await scene.lodge(scene.member(1), commitment);
      scene.now += (within + 1) * 1000;
      await scene.publish(scene.log.append(scene.log.entry(nodeRandom(16), commitment)));
      return scene.look({ slips: [slip], within });
    },
  ),
  played(row("silence", "stops logging, and has the same tree cosigned", rate, "silence, proved"), async (scene) => {
    const heartbeat = { entries: 2, period: 60 };
    await scene.publish(scene.log.more(2));
    await scene.look({ heartbeat });
    scene.now += 300_000;
    await scene.publish();
    return scene.look({ heartbeat });
  }),
  served("data not served", "publishes a checkpoint and keeps the entries", "withheld, told", ({ site }) =>
    site.withheld.add("/tile/entries/000.p/10"),
  ),
  served("other data served", "serves other entries than the checkpoint stands for", "wrong-data, told", ({ log }) => {
    const other = new StaticLog(log.origin, log.signer).more(10);
    log.files.set("/tile/entries/000.p/10", must(other.files.get("/tile/entries/000.p/10")));
  }),
  served("nothing served", "takes the log off the net", "unreachable, told", ({ site }) =>
    site.withheld.add("/checkpoint"),
  ),
  served("checkpoint that nobody signed", "serves a tree under another key", "not-signed, told", ({ log }) =>
    log.files.set("/checkpoint", new StaticLog(log.origin).more(10).checkpoint()),
  ),
  served("checkpoint without witnesses", "publishes without asking them", "not-cosigned, told", ({ log }) =>
    log.files.set("/checkpoint", log.checkpoint()),
  ),
  played(row("rollback", "serves an earlier checkpoint again", serves, "shrunk, told"), async (scene) => {
    const old = await scene.publish(scene.log.more(5));
    await scene.publish(scene.log.more(5));
    await scene.look();
    scene.log.files.set("/checkpoint", old);
    return scene.look();
  }),
  played(
    row(
      "stale view",
      "shows a monitor the same old checkpoint for ever",
      "cosignatures have an age limit",
      "stale, told",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      await scene.look({ maxAge: 3600 });
      scene.now += 3_601_000;
      return scene.look({ maxAge: 3600 });
    },
  ),
  played(
    row(
      "stale view of a log that grows",
      "shows a monitor the old checkpoint while the witnesses cosign new ones",
      "monitors read the witnesses' own endpoints",
      "hidden-growth, told",
    ),
    async (scene) => {
      const old = await scene.publish(scene.log.more(5));
      await scene.publish(scene.log.more(5));
      scene.log.files.set("/checkpoint", old);
      scene.now += 120_000;
      return scene.look();
    },
  ),
  inStream(
    "two entries with one stream and number",
    "logs a second version under a number that is taken",
    "two-entries, proved",
    (stream, { log }) => {
      const last = good(parseEntry(must(log.entries[1])));
      return encodeEntry({ ...last, stream, commitment: nodeRandom(32) });
    },
  ),
  inStream(
    "wrong previous hash",
    "logs a version that does not name the one before it",
    "broken-chain, proved",
    (stream) => encodeEntry({ stream, number: 2n, previous: nodeRandom(32), commitment: nodeRandom(32) }),
  ),
  inStream("left-out number", "logs version 3 without version 2", "gap, told", (stream) =>
    encodeEntry({ stream, number: 3n, previous: nodeRandom(32), commitment: nodeRandom(32) }),
  ),
  inStream("foreign entry", "puts something else into the log", "foreign-entry, told", () => Buffer.from("foreign")),
];
