import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Act, actBodies, openAct, signAct } from "#acts";
import { canonicalJson, type Json } from "#kernel";
import { newKey, nodeSigner } from "#log";
import { signatureType, utf8 } from "#record";
import { readImport } from "../src/verify/read-import.ts";

const signer = nodeSigner(newKey("illustration.example/importer", signatureType.ed25519).secret, "importer");
const id = "0123456789abcdef0123456789abcdef";
const hash = "ab".repeat(32);
const body = {
  ...{ list: "uk", title: "UK Sanctions List", format: "uk-csv", edition: "2026-02-13", content: hash },
  ...{ editionFrom: "list", imported: "2026-11-22T09:00:00Z", facts: hash, entries: 3, oddities: 0 },
  counts: { Person: 2, Vessel: 1 },
  sources: [{ name: "uk.csv", bytes: 700, hash }],
  accepted: ["shrink"],
  before: { edition: "2026-02-12", content: hash },
} satisfies Json;
const act: Act = {
  ...{ type: "penholder/act/1", id, record: "log.example", case: id, subject: id, kind: "list/import" },
  ...{ actor: signer.vkey, role: "importer", delegation: null, at: "2026-11-22T09:00:01Z", expects: null },
  ...{ label: "unclassified", compartments: [], body },
};
const bytesOf = (stated: Act): Uint8Array => utf8(canonicalJson(signAct(stated, signer)));

describe("the import of a list as an act", () => {
  it("is read as it was signed, and is in the form of its kind", () => {
    expect(actBodies["list/import"].safeParse(body).success).toBe(true);
    expect(openAct(bytesOf(act)).ok).toBe(true);
    const { list, edition, content, entries, before, accepted } = body;
    const said = { list, edition, content, entries, before, accepted, body };
    expect(readImport(bytesOf(act))).toMatchObject({ ...said, actor: signer.vkey, at: act.at, stream: id });
    expect(readImport(bytesOf({ ...act, body: { ...body, before: null } }))?.before).toBeNull();
  });

  it.each([
    ["another kind", { kind: "position/record" }],
    ["no body", { body: null }],
    ["a hash that is none", { body: { ...body, content: "ab" } }],
    ["no sources", { body: { ...body, sources: 1 } }],
    ["a source that is none", { body: { ...body, sources: [7] } }],
    ["an edition before it that is none", { body: { ...body, before: { edition: "2026-02-12" } } }],
  ] as [string, Partial<Act>][])("is not read out of %s", (_, change) => {
    expect(readImport(bytesOf({ ...act, ...change }))).toBeUndefined();
  });

  it("is never read out of noise, and never throws on damaged bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => readImport(noise) === undefined));
    const bytes = bytesOf(act);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = bytes.slice();
        changed[at] = value;
        readImport(changed);
      }),
    );
  });
});
