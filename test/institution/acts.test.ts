import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Act, countersignAct, openAct, signAct, signedBy } from "#acts";
import { canonicalJson } from "#kernel";
import { newKey, nodeCrypto, nodeSigner } from "#log";
import { signatureType, utf8 } from "#record";
import { printKinds } from "../../src/acts/print.ts";

const key = (name: string) => nodeSigner(newKey(name, signatureType.ed25519).secret, name);
const [own, other] = [key("illustration.example/a"), key("illustration.example/b")];
const id = "0123456789abcdef0123456789abcdef";
const act: Act = {
  type: "penholder/act/1",
  id,
  record: "illustration.example/record",
  case: id,
  subject: id,
  kind: "report/discuss",
  actor: "a",
  role: "chair",
  delegation: null,
  at: "2018-08-21T12:00:00Z",
  expects: 3,
  label: "confidential",
  compartments: ["panel"],
  body: {},
};
const bytes = utf8(canonicalJson(signAct(act, own)));

describe("an official act", () => {
  it("opens to what was signed, by the key that signed it and no other", () => {
    const opened = openAct(bytes);
    expect(opened.ok && opened.value.act).toEqual(act);
    expect(opened.ok && signedBy(nodeCrypto, opened.value, [own.vkey])).toBe(true);
    expect(opened.ok && signedBy(nodeCrypto, opened.value, [other.vkey])).toBe(false);
  });

  it("can be countersigned by a second key", () => {
    const opened = openAct(utf8(canonicalJson(countersignAct(signAct(act, own), other))));
    for (const { vkey } of [own, other]) expect(opened.ok && signedBy(nodeCrypto, opened.value, [vkey])).toBe(true);
  });

  it("is refused, or no longer signed, whatever byte of it changes", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        const opened = openAct(changed);
        return !opened.ok || !signedBy(nodeCrypto, opened.value, [own.vkey]);
      }),
    );
  });

  it("is never read out of other bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => !openAct(noise).ok));
    const spaced = utf8(JSON.stringify(signAct(act, own), null, 1));
    expect(openAct(spaced).ok).toBe(false);
    expect(openAct(utf8(canonicalJson(signAct({ ...act, kind: "Report" }, own)))).ok).toBe(false);
  });
});

it("docs/acts.md lists the kinds as the program holds them", () => {
  expect(readFileSync("docs/acts.md", "utf8")).toContain(printKinds());
});
