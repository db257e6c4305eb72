import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { lodgingHash, signLodging, toHex } from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import { lodgeWith, statementsOf } from "./lodge-with.ts";
import { runWitness } from "./run-witness.ts";
import { must, temporaryFolder, testSigner } from "./test-support.ts";

const log = testSigner("log.example", "note");
const member = testSigner("mission.example", "note");
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function start(name: string, submitters = [member.vkey]) {
  const key = testSigner(name, "cosignature");
  const witness = await runWitness({ folder: temporaryFolder(), key, logs: [], submitters, listen: { port: 0 } });
  closing.push(() => witness.close());
  return { vkey: key.vkey, url: witness.url };
}

const policyOf = (witnesses: { vkey: string; url: string }[]) =>
  [
    `log ${log.vkey}`,
    ...witnesses.map(({ vkey, url }, i) => `witness w${i} ${vkey} ${url}/`),
    `group all all ${witnesses.map((_, i) => `w${i}`).join(" ")}`,
    "quorum all",
    "",
  ].join("\n");

it("hands a lodging to every witness and keeps each one's slip; then each states it", async () => {
  const policy = policyOf([await start("a.example"), await start("b.example"), await start("c.example", [])]);
  const matter = nodeRandom(16);
  const before = await statementsOf(policy, matter);
  expect(before.map((answer) => answer.text !== null && answer.statement.lodged)).toEqual([[], [], []]);
  const note = must(signLodging(nodeCrypto, { matter, commitment: nodeRandom(32) }, member));
  const answers = await lodgeWith(policy, note);
  expect(answers.map(({ slip }) => slip !== null)).toEqual([true, true, false]);
  expect(answers[2]).toMatchObject({ problem: expect.stringContaining("403") as string });
  const after = await statementsOf(policy, matter);
  const stated = after.map((answer) => answer.text !== null && answer.statement.lodged.map(({ hash }) => toHex(hash)));
  const hash = toHex(lodgingHash(nodeCrypto, note));
  expect(stated).toEqual([[hash], [hash], []]);
});

it("takes no slip for another lodging, and none that its witness did not sign", async () => {
  const honest = await start("a.example");
  const earlier = must(signLodging(nodeCrypto, { matter: nodeRandom(16), commitment: nodeRandom(32) }, member));
  const [first] = await lodgeWith(policyOf([honest]), earlier);
  const replayer = createServer((_, response) => response.end(first?.slip ?? ""));
  await new Promise<void>((resolve) => replayer.listen(0, "127.0.0.1", resolve));
  closing.push(async () => replayer.close());
  const url = `http://127.0.0.1:${(replayer.address() as AddressInfo).port}`;
  const note = must(signLodging(nodeCrypto, { matter: nodeRandom(16), commitment: nodeRandom(32) }, member));
  const [replayed] = await lodgeWith(policyOf([{ vkey: honest.vkey, url }]), note);
  expect(replayed).toMatchObject({ slip: null, problem: "its slip is for another lodging" });
  const stranger = { vkey: testSigner("b.example", "cosignature").vkey, url };
  expect((await lodgeWith(policyOf([stranger]), note))[0]).toMatchObject({ slip: null });
  expect((await statementsOf(policyOf([stranger]), nodeRandom(16)))[0]).toMatchObject({ text: null });
});
