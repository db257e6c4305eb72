import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { openSlip, parseVerifierKey, signLodging } from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import { must, TestLog, temporaryFolder, testSigner } from "./test-support.ts";

const log = new TestLog("log.example/a").grow(20);
const other = new TestLog(log.origin, log.signer).grow(20, "other");
const key = testSigner("witness.example/1", "cosignature");
const member = testSigner("mission.example", "note");

/** A witness in a process of its own, which kills itself before the reply to its `dies`th success leaves it. */
async function start(folder: string, dies: number): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(new URL("./kill-child.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const keys = { pkcs8: key.pkcs8, submitter: member.vkey, log: log.signer.vkey, origin: log.origin };
  child.send({ folder, dies, ...keys });
  const [message] = (await once(child, "message")) as [{ url: string }];
  return { child, url: message.url };
}

async function post(url: string, body: string) {
  const response = await fetch(url, { method: "POST", body });
  return { status: response.status, body: await response.text() };
}

describe("a witness killed between keeping and replying", () => {
  it("stands by what it kept, and signs nothing else", async () => {
    const folder = temporaryFolder();
    const first = await start(folder, 1);
    const exit = once(first.child, "exit");
    await expect(post(`${first.url}/add-checkpoint`, log.request(0, 8))).rejects.toThrow();
    expect(await exit).toEqual([null, "SIGKILL"]);
    const second = await start(folder, 3);
    // The reply was lost, the state was not: the fork that an operator would now try is refused.
    expect(await post(`${second.url}/add-checkpoint`, other.request(0, 9))).toEqual({ status: 409, body: "8\n" });
    expect((await post(`${second.url}/add-checkpoint`, other.request(8, 20))).status).toBe(422);
    expect((await post(`${second.url}/add-checkpoint`, log.request(8, 8))).status).toBe(200);
    second.child.kill("SIGKILL");
  });

  it("gives the slip that it had kept when asked again", async () => {
    const folder = temporaryFolder();
    const lodging = must(signLodging(nodeCrypto, { matter: nodeRandom(16), commitment: nodeRandom(32) }, member));
    const first = await start(folder, 1);
    await expect(post(`${first.url}/lodge`, lodging)).rejects.toThrow();
    const second = await start(folder, 9);
    const slip = await post(`${second.url}/lodge`, lodging);
    const keys = [must(parseVerifierKey(nodeCrypto, key.vkey))];
    expect(must(openSlip(nodeCrypto, slip.body, keys)).inAll.index).toBe(0n);
    second.child.kill("SIGKILL");
  });
});
