import { nodeCrypto, nodeRandom } from "#log";
import { cosign, formatNote, formatSignatureLine, parseNote } from "#record";
import { StaticLog } from "../../src/log/monitor/test-support.ts";
import { good } from "../record-fixture.ts";
import { serve } from "../timestamping/authority.ts";
import { type Attack, control } from "./attack.ts";
import { played, refusal, type Scene } from "./log-scene.ts";

const accounts = "a witness's own signatures contradict it";

const row = (name: string, does: string, defence: string, expected: string, more: Partial<Attack> = {}) => ({
  name,
  who: "witness" as const,
  does,
  defence,
  expected,
  ...more,
});

/** The scene's policy with another address for the first witness: what its key does there is its own doing. */
const withLiar = (scene: Scene, liar: { url: string }) => scene.policy.replace(scene.member(0).url, liar.url);

export const lyingWitnesses: Attack[] = [
  control(
    played(row("honest slip", "confirms a lodging and lists it", "", "nothing found"), async (scene) => {
      await scene.publish(scene.log.more(2));
      const slip = await scene.lodge(scene.member(0), nodeRandom(32));
      return scene.look({ slips: [slip] });
    }),
  ),
  played(
    row(
      "slip denied",
      "confirms a lodging and later signs a list without it",
      accounts,
      "lodging-denied, proved, witness-backwards, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(2));
      const matter = nodeRandom(16);
      const slip = await scene.lodge(scene.member(0), nodeRandom(32), matter);
      scene.now += 5000;
      const liar = await scene.liar(0);
      await scene.lodge(liar, nodeRandom(32), matter);
      return scene.look({ policy: withLiar(scene, liar), slips: [slip] });
    },
  ),
  played(
    row(
      "slip forgotten",
      "confirms a lodging and later shows an empty list",
      accounts,
      "lodgings-wrong, told, witness-backwards, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(2));
      const slip = await scene.lodge(scene.member(0), nodeRandom(32));
      await scene.look({ slips: [slip] });
      scene.now += 5000;
      return scene.look({ policy: withLiar(scene, await scene.liar(0)), slips: [slip] });
    },
  ),
  played(
    row("witness gone backwards", "cosigns a smaller tree after a larger one", accounts, "witness-backwards, proved"),
    async (scene) => {
      await scene.publish(scene.log.more(8));
      await scene.look();
      scene.now += 5000;
      const liar = await scene.liar(0);
      const small = new StaticLog(scene.log.origin, scene.log.signer).append(...scene.log.entries.slice(0, 4));
      await scene.publish(small, [liar]);
      return scene.look({ policy: withLiar(scene, liar) });
    },
  ),
  played(
    row(
      "two trees by one witness",
      "cosigns two trees of one size",
      accounts,
      "split-view, proved, witness-backwards, proved",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      await scene.look();
      const liar = await scene.liar(0);
      await scene.publish(new StaticLog(scene.log.origin, scene.log.signer).more(5), [liar]);
      return scene.look({ policy: withLiar(scene, liar) });
    },
  ),
  played(
    row(
      "witness silent about a slip",
      "does not answer the one who holds its slip",
      "silence of a witness whose slip is held is reported",
      "witness-unreachable, told",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(2));
      const slip = await scene.lodge(scene.member(0), nodeRandom(32));
      await scene.witnesses[0]?.close();
      return scene.look({ slips: [slip] });
    },
  ),
  played(
    row(
      "framing an honest log",
      "shows a second tree of its own making as the log's",
      "nothing counts but what the log itself signed",
      "witness-unproved, told",
    ),
    async (scene) => {
      await scene.publish(scene.log.more(5));
      const { text } = good(parseNote(new StaticLog(scene.log.origin).more(5).checkpoint()));
      const real = good(parseNote(scene.log.checkpoint()));
      const line = good(cosign(nodeCrypto, text, BigInt(scene.now / 1000), scene.member(0).key));
      const framed = formatNote({ text, signatures: [...real.signatures, line] });
      const { server, url } = await serve((request, response) => {
        const isCheckpoint = request.url?.endsWith("/checkpoint") && !request.url.includes("lodgings");
        response.writeHead(isCheckpoint ? 200 : 404).end(isCheckpoint ? framed : "");
      });
      const outcome = await scene.look({ policy: withLiar(scene, { url: url.slice(0, -1) }) });
      server.close();
      return outcome;
    },
  ),
  played(
    row(
      "forged cosignature",
      "answers the log with a cosignature over another tree",
      "the log's client verifies every cosignature",
      "quorum-missing",
    ),
    async (scene) => {
      const other = new StaticLog(scene.log.origin, scene.log.signer).more(5);
      const { text } = good(parseNote(other.checkpoint()));
      const line = good(cosign(nodeCrypto, text, BigInt(scene.now / 1000), scene.member(0).key));
      const { server, url } = await serve((_, response) => void response.end(formatSignatureLine(line)));
      scene.log.more(5);
      const outcome = await refusal(
        scene.publish(scene.log, [{ ...scene.member(0), url: url.slice(0, -1) }, scene.member(1)]),
      );
      server.close();
      return outcome;
    },
  ),
];
