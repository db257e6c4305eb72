import { join } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAct } from "#acts";
import { canonicalJson, PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { utf8 } from "#record";
import { exportCase, importVerified, packed, unpacked } from "#service";
import { fileNames, readCaseFile, verifyCase } from "#verify/case";
import { Forged } from "../journeys/tamperings.ts";
import { Witnessed } from "../journeys/witnessed.ts";
import { Cast, randomId } from "./cast.ts";

let world: Witnessed;
let archive: Uint8Array;
let coordinator: Awaited<ReturnType<Cast["player"]>>;
const file = randomId();
const names: Record<string, string> = {};

beforeAll(async () => {
  world = await Witnessed.open("2018-08-01T13:00:00Z");
  const { cast } = world;
  const body = { title: "Small case", teams: ["committee"], delegations: [] };
  await cast.does(cast.secretary, { kind: "case/open", case: file, body });
  coordinator = await cast.player("coordinator", "coordinator");
  const { store } = cast.institution;
  for (const label of ["unclassified", "confidential", "strictly confidential"] as const) {
    const content = utf8(`Evidence, ${label}.`);
    const blob = await store.putBlob(content, { label, compartments: [], mediaType: "text/plain" });
    await store.transact((transactor) => transactor.fileBlob(blob));
    names[label] = blob.name;
    const said = { title: label, document: blob.name, note: "" };
    const act = cast.act(coordinator, { kind: "evidence/contribute", case: file, subject: randomId(), body: said });
    await cast.submit(utf8(canonicalJson(signAct(act, coordinator.signer))), coordinator.actor);
  }
  await world.publish();
  archive = (await exportCase(world.source, file, coordinator.actor, null)).archive ?? new Uint8Array();
});
afterAll(() => world.close());

const options = () => {
  const policy = { authors: none, publishers: none, log: world.policy, timestampers: [] };
  return { policy, crypto: nodeCrypto, founding: world.cast.institution.founding };
};
const none = { threshold: 0, keys: [] };
const told = (files: ReadonlyMap<string, Uint8Array>) => {
  const read = readCaseFile(files.get(fileNames.case) ?? new Uint8Array());
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};

describe("documents that acts name", () => {
  it("are in the folder, and verified by the names by which acts know them", () => {
    const files = unpacked(archive);
    const { attachments = [] } = told(files);
    expect(attachments.map(({ name }) => name).sort()).toEqual(Object.values(names).sort());
    expect(attachments.filter(({ opening }) => opening !== undefined)).toHaveLength(2);
    for (const [label, name] of Object.entries(names))
      expect(new TextDecoder().decode(files.get(fileNames.attachment(name, "text/plain")))).toBe(`Evidence, ${label}.`);
    const report = verifyCase(files, options());
    expect(report.verdict).toBe("authentic");
    expect(report.checks.filter(({ outcome }) => outcome === "warned")).toEqual([]);
  });

  it.each(["unclassified", "confidential", "strictly confidential"])("cannot be exchanged: %s", (label) => {
    const path = fileNames.attachment(names[label] ?? "", "text/plain");
    const forged = new Forged(unpacked(archive));
    forged.put(path, "Evidence, altered.");
    expect(verifyCase(forged.finished(), options()).says).toContain(`${path} is not the document that acts name so`);
    const dropped = new Forged(unpacked(archive));
    dropped.put(path, null);
    dropped.case.attachments = dropped.case.attachments?.filter(({ name }) => name !== names[label]);
    expect(verifyCase(dropped.finished(), options()).says).toMatch(
      new RegExp(`^ALTERED: .*Act \\d+ names the document ${names[label]}`, "u"),
    );
  });

  it("are opened by nothing but what the store drew", () => {
    const forged = new Forged(unpacked(archive));
    const { attachments = [] } = forged.case;
    const other = attachments.find(({ name }) => name === names.confidential)?.opening ?? "";
    for (const opening of [other, "0".repeat(64), undefined]) {
      forged.case.attachments = attachments.map(({ opening: own, ...one }) => {
        const given = one.name === names["strictly confidential"] ? opening : own;
        return { ...one, ...(given !== undefined && { opening: given }) };
      });
      expect(verifyCase(forged.finished(), options()).verdict).toBe("altered");
    }
  });

  it("fail where one is another, missing, or named by no act", () => {
    const files = unpacked(archive);
    const path = fileNames.attachment(names.unclassified ?? "", "text/plain");
    expect(verifyCase(new Map(files).set(path, utf8("Evidence, altered.")), options()).verdict).toBe("altered");
    const without = new Map(files);
    without.delete(path);
    expect(verifyCase(without, options()).verdict).toBe("dropped");
    const own = told(files);
    const stranger = {
      ...own,
      attachments: [{ name: "0".repeat(64), missing: "gone" }],
      files: own.files.filter((one) => !one.name.startsWith("attachments/")),
    };
    const forged = new Map([...files].filter(([name]) => !name.startsWith("attachments/")));
    forged.set(fileNames.case, utf8(`${canonicalJson(stranger as never)}\n`));
    expect(verifyCase(forged, options()).says).toContain("named by no act");
  });

  it("are left out above the clearance of whoever exports, and nothing tells them from what is not filed", async () => {
    const low = { ...coordinator.actor, label: "unclassified" as const };
    const { archive: bytes, missing } = await exportCase(world.source, file, low, null);
    const files = unpacked(bytes ?? new Uint8Array());
    expect(missing).toHaveLength(2);
    expect(new Set(told(files).attachments?.flatMap((one) => one.missing ?? [])).size).toBe(1);
    expect([...files.values()].some((one) => new TextDecoder().decode(one).includes("Evidence, confidential"))).toBe(
      false,
    );
    expect(verifyCase(files, options()).verdict).toBe("authentic");
  });
});

describe("bringing a case in", () => {
  const another = async () => {
    const other = await Cast.open("2018-08-02T13:00:00Z", world.policy);
    return { other, institution: { ...other.institution, founding: world.cast.institution.founding } };
  };

  it("verifies it first, and changes nothing where anything is wrong", async () => {
    const { other, institution } = await another();
    try {
      const files = unpacked(archive);
      const act = [...files.keys()].find((name) => name.startsWith("acts/")) ?? "";
      const bytes = files.get(act) ?? new Uint8Array();
      const altered = new Map(files).set(act, bytes.with(40, (bytes[40] ?? 0) ^ 1));
      await expect(importVerified(institution, { archive: packed(altered) })).rejects.toMatchObject({
        code: "case-refused",
      });
      const founding = { ...institution.founding, record: "other.example/record" };
      await expect(importVerified({ ...institution, founding }, { archive })).rejects.toMatchObject({
        code: "case-refused",
      });
      expect(await institution.store.read((reader) => reader.actCount())).toBe(0n);
      const done = await importVerified(institution, { archive });
      expect(done).toMatchObject({ case: file, repeated: false });
      expect(await importVerified(institution, { files })).toEqual({ ...done, repeated: true });
      const found = await institution.store.getBlob(names.unclassified ?? "", {
        label: "unclassified",
        compartments: [],
      });
      expect(found?.info.mediaType).toBe("text/plain");
    } finally {
      await other.close();
    }
  });

  it("is for officers of an institution that is empty yet", async () => {
    const { served } = world;
    const secretary = await served.somebody("secretary", "secretary");
    const [reader] = [await served.somebody("reader", "reader")];
    const ask = (by: typeof secretary, body: Uint8Array) =>
      by.visitor.ask("POST", "/cases/import", body, { "content-type": "application/zip" });
    expect((await ask(reader, archive)).status).toBe(403);
    expect((await served.visitor().ask("POST", "/cases/import", archive)).status).toBe(403);
    expect((await ask(secretary, archive)).body).toMatchObject({ case: file, repeated: true });
    expect((await ask(secretary, utf8("PK nothing"))).body).toMatchObject({ code: "file-corrupt" });
  });
});

describe("an archive that nobody has looked at", () => {
  it.each(["../case.json", "/etc/passwd", "acts/../../x", "a\\b", "acts/\u0000", "acts/./x", "a/b/c/d", ".hidden"])(
    "is refused with a file %j",
    (name) => {
      expect(() => unpacked(zipSync({ [name]: strToU8("x") }))).toThrow(PenholderError);
    },
  );

  it("unpacks to no more than a case may hold, whatever it states", () => {
    const bytes = zipSync({ "acts/0000.json": strToU8("x".repeat(500)) });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const stating = (size: number) => {
      const forged = new DataView(bytes.slice().buffer);
      forged.setUint32(directory + 24, size, true);
      return new Uint8Array(forged.buffer);
    };
    expect(() => unpacked(stating(2 ** 31))).toThrow(/more than any case/u);
    const short = unpacked(stating(10)).get("acts/0000.json");
    expect(short?.length).toBeLessThanOrEqual(10);
  });

  it("may have a folder around it, and is the folder that was packed", () => {
    const around = Object.fromEntries([...unpacked(archive)].map(([name, bytes]) => [join("case", name), bytes]));
    expect(unpacked(zipSync(around))).toEqual(unpacked(archive));
  });

  it("is read or refused, whatever bytes it holds", () => {
    const tried = (bytes: Uint8Array) => {
      try {
        return unpacked(bytes) instanceof Map;
      } catch (error) {
        return error instanceof PenholderError;
      }
    };
    const small = zipSync({ "case.json": strToU8("{}\n"), "acts/0000.json": strToU8("x".repeat(200)) });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), tried));
    fc.assert(
      fc.property(fc.nat(small.length - 1), fc.nat(255), (at, byte) => tried(small.with(at, byte))),
      { numRuns: 500 },
    );
  });
});
