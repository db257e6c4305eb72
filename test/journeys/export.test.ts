import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAct, signAct } from "#acts";
import { canonicalJson } from "#kernel";
import { nodeCrypto } from "#log";
import { utf8 } from "#record";
import { everything, exportCase, exportDisclosed, importCase } from "#service";
import { fileNames, verifyCase } from "#verify/case";
import { readFolder } from "../../src/cli/case-folder.ts";
import { Cast, type Player, randomId } from "../institution/cast.ts";
import { Witnessed } from "./witnessed.ts";

let world: Witnessed;
beforeAll(async () => {
  world = await Witnessed.open("2018-08-01T13:00:00Z");
});
afterAll(() => world.close());

const options = () => {
  const none = { threshold: 0, keys: [] };
  const policy = { authors: none, publishers: none, log: world.policy, timestampers: [] };
  return { policy, crypto: nodeCrypto, founding: world.cast.institution.founding };
};
let written = 0;
/** One for all cases: another coordinator of the same panel would wait for a second look. */
let coordinating: Player | undefined;
const target = () => join(world.folder, `folder-${written++}`);

/** A case with a meeting that is asked for, and evidence of a label. */
async function opened(label: "unclassified" | "strictly confidential" = "unclassified") {
  const { cast } = world;
  const file = randomId();
  const body = { title: "Small case", teams: ["committee"], delegations: [] };
  await cast.does(cast.secretary, { kind: "case/open", case: file, body });
  coordinating ??= await cast.player("coordinator", "coordinator");
  const coordinator = coordinating;
  const act = {
    ...cast.act(coordinator, {
      kind: "evidence/contribute",
      case: file,
      subject: randomId(),
      body: { title: "A ledger", document: "e".repeat(43), note: "" },
    }),
    label,
  };
  await cast.submit(utf8(canonicalJson(signAct(act, coordinator.signer))), coordinator.actor);
  const { subject, id } = act;
  await world.publish();
  return { file, coordinator, subject, evidence: id };
}

describe("a case as a folder", () => {
  it("is written whole or not at all, and never over another", async () => {
    const { file, coordinator } = await opened();
    const to = target();
    await exportCase(world.source, file, coordinator.actor, to);
    await expect(exportCase(world.source, file, coordinator.actor, to)).rejects.toMatchObject({
      code: "restore-not-empty",
    });
    expect(readdirSync(world.folder).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
    const stranger = { ...coordinator.actor, role: "reader" as const, team: null };
    const nowhere = target();
    await expect(exportCase(world.source, file, stranger, nowhere)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(exportCase(world.source, randomId(), coordinator.actor, nowhere)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(existsSync(nowhere)).toBe(false);
  });

  it("is brought into an empty institution, with states equal to the byte", async () => {
    const { file, coordinator } = await opened();
    const to = target();
    await exportCase(world.source, file, coordinator.actor, to);
    const files = readFolder(to);
    const other = await Cast.open("2018-08-02T13:00:00Z", world.policy);
    try {
      const institution = { ...other.institution, founding: world.cast.institution.founding };
      const { acts, repeated } = await importCase(institution, files);
      expect(repeated).toBe(false);
      expect(acts).toBeGreaterThan(3);
      const states = JSON.parse(new TextDecoder().decode(files.get(fileNames.states))) as Record<
        string,
        { version: number; life: unknown }
      >;
      for (const [id, { version, life }] of Object.entries(states)) {
        const subject = await institution.store.read((reader) => reader.get(id, everything));
        expect(subject).toMatchObject({ version, state: { life } });
      }
      expect(await importCase(institution, files)).toEqual({ case: file, acts, repeated: true });
      const another = target();
      await exportCase(world.source, (await opened()).file, coordinator.actor, another);
      await expect(importCase(institution, readFolder(another))).rejects.toMatchObject({ code: "restore-not-empty" });
    } finally {
      await other.close();
    }
  });

  it("holds what its exporter may see; the rest is said to be closed, and nothing that rests on it is claimed", async () => {
    const { file, coordinator } = await opened("strictly confidential");
    const to = target();
    const low = { ...coordinator.actor, label: "unclassified" as const };
    expect(await exportCase(world.source, file, low, to)).toMatchObject({ closed: 1 });
    const files = readFolder(to);
    expect(files.has(fileNames.states)).toBe(false);
    for (const bytes of files.values()) expect(new TextDecoder().decode(bytes)).not.toContain("A ledger");
    const report = verifyCase(files, options());
    expect(report.verdict).toBe("authentic");
    expect(report.says).toMatch(/1 act of this case is closed here.*: what it did is not known \(\d+ of the log\)/u);
    await expect(importCase(world.cast.institution, files)).rejects.toMatchObject({ code: "case-refused" });
  });

  it("shows the public what was disclosed, and nothing else", async () => {
    const { file, coordinator, evidence } = await opened();
    const to = target();
    await expect(exportDisclosed(world.source, file, to)).rejects.toMatchObject({ code: "not-found" });
    const disclosing = { kind: "act/disclose", case: file, body: { acts: [evidence], reason: "The case is closed." } };
    await expect(world.cast.does(coordinator, disclosing)).rejects.toMatchObject({ code: "act-refused" });
    await world.cast.does(coordinator, { kind: "case/close", case: file, body: { reason: "It is done." } });
    await world.cast.does(coordinator, disclosing);
    await world.publish();
    await exportDisclosed(world.source, file, to);
    const files = readFolder(to);
    const kinds = new TextDecoder()
      .decode(files.get(fileNames.table))
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[4]);
    expect(kinds.filter((kind) => kind && !/^(role|key)\//u.test(kind))).toEqual(["evidence/contribute"]);
    const report = verifyCase(files, options());
    expect(report.verdict).toBe("authentic");
    expect(report.says).toContain("The folder holds the acts that were disclosed");
  });

  it("is refused where the operator put an act on the record that nobody could do", async () => {
    const { cast } = world;
    const member = await cast.player("m-se", "member", "SE");
    const said = (file: string) => ({ kind: "case/close", case: file, body: { reason: "No." } });
    const forgeries = [
      (file: string, { signer }: Player) => signAct(cast.act(cast.secretary, said(file)), signer),
      (file: string) => signAct(cast.act(member, said(file)), member.signer),
    ];
    const sentences = [
      /: No key that secretary had at that time signed the act/u,
      /: "case\/close" is not for the role "member"/u,
    ];
    for (const [at, forge] of forgeries.entries()) {
      const { file, coordinator } = await opened();
      await cast.does(coordinator, said(file));
      const act = openAct(utf8(canonicalJson(forge(file, coordinator))));
      if (!act.ok) throw new Error(act.problem);
      await cast.institution.store.transact((transactor) =>
        transactor.append({ act: act.value, received: cast.time.now }),
      );
      await world.publish();
      const to = target();
      await expect(exportCase(world.source, file, coordinator.actor, to)).rejects.toMatchObject({
        code: "record-damaged",
      });
      await cast.does(coordinator, {
        kind: "act/disclose",
        case: file,
        body: { acts: [act.value.act.id], reason: "Shown." },
      });
      await world.publish();
      await exportDisclosed(world.source, file, to);
      const report = verifyCase(readFolder(to), options());
      expect(report.says).toMatch(sentences[at] ?? /^$/u);
    }
  });
});
