import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cosignWith, initLog, type Log, nodeRandom, openLog, startupCheck } from "#log";
import { formatSizeBody, sizeMediaType } from "#record";
import { StaticLog } from "../../src/log/monitor/test-support.ts";
import { serve } from "../timestamping/authority.ts";
import { type Attack, control, type Outcome } from "./attack.ts";
import { played, refusal, type Scene } from "./log-scene.ts";

const lock = "lock.sqlite";
const ahead = "the log asks its witnesses at start, and stops where one shows more than it has";
const agree = "log, store and lock database must agree: no crash explains that they do not";

/** A real log in a folder, with the scene's witnesses. */
async function logIn(scene: Scene, folder: string): Promise<Log> {
  const witnessing = cosignWith(scene.policy, { clock: () => scene.now, timeout: 3000 });
  return openLog({ folder, signer: scene.log.signer, clock: () => scene.now, witnessing });
}

const append = (log: Log) => log.append({ stream: nodeRandom(16), act: nodeRandom(100) });

/** Runs a log, keeps a backup, runs on, and puts parts of the backup back; how the next start ends. */
async function restored(
  scene: Scene,
  parts: "all" | "lock" | "log",
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<Outcome> {
  const [folder, backup] = [scene.newFolder(), scene.newFolder()];
  await initLog({ folder, signer: scene.log.signer });
  await appendTo(scene, folder, 3);
  cpSync(folder, backup, { recursive: true });
  await appendTo(scene, folder, 3);
  const now = join(scene.folder, "now.sqlite");
  cpSync(join(folder, lock), now);
  if (parts === "lock") cpSync(join(backup, lock), join(folder, lock));
  else {
    rmSync(folder, { recursive: true });
    cpSync(backup, folder, { recursive: true });
    if (parts === "log") cpSync(now, join(folder, lock));
  }
  await meanwhile();
  return refusal(appendTo(scene, folder, 1));
}

const down = (scene: Scene, count: number) =>
  Promise.all(scene.witnesses.slice(0, count).map((witness) => witness.close()));

async function appendTo(scene: Scene, folder: string, count: number): Promise<void> {
  const log = await logIn(scene, folder);
  try {
    for (let i = 0; i < count; i++) await append(log);
  } finally {
    await log.close();
  }
}

const row = (name: string, does: string, defence: string, expected: string, more: Partial<Attack> = {}) => ({
  name,
  who: "operator" as const,
  does,
  defence,
  expected,
  ...more,
});

export const logFolders: Attack[] = [
  control(
    played(row("honest restart", "closes the log and opens it again", "", "it went through"), async (scene) => {
      const folder = scene.newFolder();
      await initLog({ folder, signer: scene.log.signer });
      await appendTo(scene, folder, 3);
      return refusal(appendTo(scene, folder, 1));
    }),
  ),
  played(row("restored backup", "puts log and lock database back together", ahead, "log-behind-witness"), (scene) =>
    restored(scene, "all"),
  ),
  played(row("restored lock database", "puts the lock database back by itself", agree, "log-disagrees"), (scene) =>
    restored(scene, "lock"),
  ),
  played(row("restored log", "puts all but the lock database back", agree, "log-disagrees"), (scene) =>
    restored(scene, "log"),
  ),
  played(
    row(
      "restored backup, three witnesses cut off",
      "leaves one witness that it cannot reach",
      ahead,
      "log-behind-witness",
    ),
    (scene) => restored(scene, "all", () => down(scene, 3)),
  ),
  played(
    row(
      "restored backup, all witnesses cut off",
      "starts without any witness, and appends",
      "without a quorum nothing is published or acknowledged",
      "log-not-cosigned",
    ),
    (scene) => restored(scene, "all", () => down(scene, 4)),
  ),
  played(row("log begun anew", "makes an empty log under the same key", ahead, "log-behind-witness"), async (scene) => {
    await scene.publish(scene.log.more(4));
    const folder = scene.newFolder();
    await initLog({ folder, signer: scene.log.signer });
    return refusal(logIn(scene, folder).then((log) => log.close()));
  }),
  played(
    row(
      "rollback past a witness's word",
      "starts with a checkpoint of another tree of one size",
      ahead,
      "log-behind-witness",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(4));
      const other = new StaticLog(scene.log.origin, scene.log.signer).more(4);
      return refusal(startupCheck(scene.policy, other.checkpoint()));
    },
  ),
  played(
    row(
      "unsigned claim of a witness",
      "has a witness claim a larger log that this log never signed",
      "only what the log itself signed stops it",
      "it went through",
      { who: "witness" },
    ),
    async (scene) => {
      await scene.publish(scene.log.more(4));
      const note = scene.log.checkpoint();
      const stranger = new StaticLog(scene.log.origin).more(9);
      const { server, url } = await serve((_, response) => void response.end(stranger.checkpoint()));
      const outcome = await refusal(startupCheck(scene.policy.replace(scene.member(3).url, url.slice(0, -1)), note));
      server.close();
      return outcome;
    },
  ),
  played(
    row(
      "fail-open attempt",
      "cuts two of four witnesses off and appends",
      "without a quorum nothing is published or acknowledged",
      "log-not-cosigned",
    ),
    async (scene) => {
      const folder = scene.newFolder();
      await initLog({ folder, signer: scene.log.signer });
      const log = await logIn(scene, folder);
      await append(log);
      const before = log.checkpoint();
      await down(scene, 2);
      const outcome = await refusal(append(log));
      const published = log.checkpoint() !== before;
      await log.close();
      return published ? { ended: "published all the same", says: "" } : outcome;
    },
  ),
  played(
    row(
      "slippery witness",
      "answers every request with another latest size",
      "attempts are counted; the others make the quorum",
      "it went through",
      { who: "witness" },
    ),
    async (scene) => {
      let asked = 0;
      const { server, url } = await serve((_, response) => {
        response.writeHead(409, { "content-type": sizeMediaType }).end(formatSizeBody(BigInt((asked++ % 5) + 1)));
      });
      scene.log.more(9);
      const policy = scene.policy.replace(scene.member(3).url, url.slice(0, -1));
      const cosigner = cosignWith(policy, { clock: () => scene.now, timeout: 3000 });
      const deed = cosigner.cosign(scene.log.checkpoint(), async (old) => scene.log.proof(Number(old)));
      const outcome = await refusal(deed);
      await cosigner.settled();
      server.close();
      return asked <= 4 ? outcome : { ended: `it was asked ${asked} times`, says: "" };
    },
  ),
];
