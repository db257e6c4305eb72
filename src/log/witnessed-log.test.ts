import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parseLogPolicy, parseReceipt, verifyReceipt } from "#record";
import { cosignWith, initLog, nodeCrypto, openLog, runWitness } from "./index.ts";
import { testSigner } from "./witness/test-support.ts";

const work = mkdtempSync(join(tmpdir(), "penholder-witnessed-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it("a log with four witnesses gives receipts that satisfy its policy, and never starts behind them", async () => {
  const signer = testSigner("log.example/witnessed", "note");
  const logs = [{ origin: "log.example/witnessed", vkey: signer.vkey }];
  const witnesses = await Promise.all(
    [1, 2, 3, 4].map((i) => {
      const key = testSigner(`witness.example/${i}`, "cosignature");
      return runWitness({ folder: join(work, `witness-${i}`), key, logs, listen: { port: 0 } });
    }),
  );
  const lines = witnesses.map(({ vkey, url }, i) => `witness w${i} ${vkey} ${url}\n`).join("");
  const text = `log ${signer.vkey}\n${lines}group all-of-them 3 w0 w1 w2 w3\nquorum all-of-them\n`;
  const policy = parseLogPolicy(nodeCrypto, text);
  if (!policy.ok) throw new Error(policy.problem);

  const folder = join(work, "log");
  await initLog({ folder, signer });
  const witnessing = cosignWith(policy.value);
  let log = await openLog({ folder, signer, witnessing });
  for (let i = 0; i < 3; i++) {
    const { receipt } = await log.append({ stream: new Uint8Array(16), act: new Uint8Array([i]) });
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw new Error(parsed.problem);
    expect(verifyReceipt(nodeCrypto, parsed.value, policy.value).ok).toBe(true);
  }
  await log.close();
  await witnessing.settled();

  // A folder begun anew under the same key: what a restored backup looks like to the witnesses.
  const restored = join(work, "restored");
  await initLog({ folder: restored, signer });
  const refused = openLog({ folder: restored, signer, witnessing: cosignWith(policy.value) });
  await expect(refused).rejects.toMatchObject({ code: "log-behind-witness" });

  const again = cosignWith(policy.value);
  log = await openLog({ folder, signer, witnessing: again });
  expect((await log.append({ stream: new Uint8Array(16), act: new Uint8Array([9]) })).number).toBe(3n);
  await log.close();
  await again.settled();
  await Promise.all(witnesses.map((witness) => witness.close()));
});
