import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { parseVerifierKey, utf8 } from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { addCheckpoint } from "./add-checkpoint.ts";
import { Lodgings } from "./lodge.ts";
import { defaultLimits } from "./options.ts";
import { WitnessStore } from "./store.ts";
import { must, TestLog, temporaryFolder, testSigner } from "./test-support.ts";

const log = new TestLog("log.example/a").grow(20);
const signer = testSigner("witness.example/1", "cosignature");
const store = new WitnessStore(temporaryFolder(), signer.vkey);
const core = {
  crypto: nodeCrypto,
  store,
  signer,
  key: must(parseVerifierKey(nodeCrypto, signer.vkey)),
  logs: new Map([[log.origin, [must(parseVerifierKey(nodeCrypto, log.signer.vkey))]]]),
  submitters: [],
  limits: { ...defaultLimits, refusedKept: 10 },
  clock: Date.now,
};
afterAll(() => store.close());

it("cosigns nothing but what the log signed, whatever bytes come", () => {
  expect(addCheckpoint(core, utf8(log.request(0, 8))).status).toBe(200);
  const valid = utf8(log.request(8, 20));
  const lodgings = new Lodgings(core);
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ maxLength: 3 }), fc.nat(5), (at, added, removed) => {
      const from = at % valid.length;
      const body = Buffer.concat([valid.subarray(0, from), added, valid.subarray(from + removed)]);
      const { status } = addCheckpoint(core, body);
      expect([200, 400, 403, 404, 409, 422]).toContain(status);
      if (status === 200) expect(store.head(log.origin)?.text).toBe(log.text());
      expect([400, 403]).toContain(lodgings.lodge(body).status);
    }),
    { numRuns: 400 },
  );
  fc.assert(fc.property(fc.uint8Array(), (body) => void expect([400]).toContain(addCheckpoint(core, body).status)));
  // Anyone can repeat what the log signed with other proofs; the disk does not fill.
  expect(store.refused(log.origin).length).toBeLessThanOrEqual(10);
});
