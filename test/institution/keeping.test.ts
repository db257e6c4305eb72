import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  backUpInstitution,
  examineInstitution,
  foundInstitution,
  fsckInstitution,
  openInstitution,
  rebuildInstitution,
  restoreInstitution,
} from "#app";
import { newKey, nodeSigner } from "#log";
import { formatVerifierKey, signatureType } from "#record";
import { newId, Stage } from "../../src/app/demo/stage.ts";
import { type Cluster, postgresFolder, startPostgres, withClient } from "../postgres.ts";

const work = mkdtempSync(join(tmpdir(), "keeping-"));
const root = join(import.meta.dirname, "..", "..");
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;
const place = (): string => join(work, `${count++}`);
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const record = "log.example/keeping";
const { secret, key } = newKey(`${record}/secretary`, signatureType.ed25519);
const vkey = formatVerifierKey(key);

function penholder(env: Record<string, string>, ...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, "bin", "penholder.js"), ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

async function found(folder: string, database = "store.sqlite"): Promise<void> {
  const founder = { person: "secretary", name: "The secretary", role: "secretary", team: "committee" } as const;
  await foundInstitution({
    ...{ folder, record, policy: null, database, env: {} },
    founders: [{ ...founder, vkey, label: "strictly confidential", compartments: [] }],
    relyingParty: { id: "localhost", name: "Test", origins: ["http://localhost"] },
  });
}

/** A case, a member, and so many matters that he proposes. */
async function lives(folder: string, matters: number, person = "member"): Promise<string> {
  const app = await openInstitution({ folder, env: {} });
  const member = newKey(`${record}/${person}`, signatureType.ed25519).secret;
  const signers = new Map([
    ["secretary", nodeSigner(secret, "secretary")],
    [person, nodeSigner(member, person)],
  ]);
  const stage = new Stage(app.institution, app.registers, signers);
  const file = newId(random);
  const appointment = {
    person,
    name: "A member",
    role: "member",
    // A second delegate of one state would wait for a second look.
    delegation: person === "member" ? "FR" : "SE",
    team: "committee",
  } as const;
  await stage.appoints("secretary", { ...appointment, label: "confidential" });
  const body = { title: "A case", teams: ["committee"], delegations: [] };
  await stage.does("secretary", { kind: "case/open", case: file, subject: file, label: "confidential", body });
  for (let i = 0; i < matters; i++)
    await stage.does(person, {
      ...{ kind: "matter/propose", case: file, subject: newId(random), label: "confidential" },
      body: { matterKind: "other", title: `Matter ${i}` },
    });
  await app.log.catchUp();
  await app.close();
  return file;
}

/** A confidential document that a member hands in and proposes a listing by; its name. */
async function proposes(folder: string, content: string): Promise<string> {
  const app = await openInstitution({ folder, env: {} });
  const { store } = app.institution;
  const marking = { label: "confidential", compartments: ["oil"] } as const;
  const blob = await store.putBlob(Buffer.from(content), { ...marking, mediaType: "text/plain" });
  await store.transact((transactor) => transactor.fileBlob(blob, "bringer"));
  const signer = nodeSigner(newKey(`${record}/bringer`, signatureType.ed25519).secret, "bringer");
  const signers = new Map([
    ["secretary", nodeSigner(secret, "secretary")],
    ["bringer", signer],
  ]);
  const stage = new Stage(app.institution, app.registers, signers);
  const file = newId(random);
  const appointment = {
    person: "bringer",
    name: "A member",
    role: "member",
    delegation: "GB",
    team: "committee",
  } as const;
  await stage.appoints("secretary", { ...appointment, label: "confidential" });
  const body = { title: "A case", teams: ["committee"], delegations: [] };
  await stage.does("secretary", { kind: "case/open", case: file, subject: file, label: "confidential", body });
  await stage.does("bringer", {
    ...{ kind: "listing/propose", case: file, subject: newId(random), label: "confidential" },
    body: { party: "A firm (invented)", basis: "paragraph 8", document: blob.name },
  });
  await app.log.catchUp();
  await app.close();
  return blob.name;
}

describe("an institution's folder", () => {
  it("comes back from a backup with its encrypted documents, by keys that lay elsewhere, and its checkpoints", async () => {
    const [folder, backup, again] = [place(), place(), place()];
    await found(folder);
    await lives(folder, 2);
    const name = await proposes(folder, "What only the keys open");
    const files = (of: string) =>
      readdirSync(of, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
    await backUpInstitution(folder, backup, { env: {} });
    expect(files(backup).join("")).not.toContain("What only the keys open");
    const safe = join(place(), "secrets.json");
    cpSync(join(folder, "secrets.json"), safe);
    const checkpoints = files(join(folder, "checkpoints")).sort();
    expect(checkpoints.length).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
    await restoreInstitution({ source: backup, folder: again, secrets: safe, env: {} });
    expect(files(join(again, "checkpoints")).sort()).toEqual(checkpoints);
    const app = await openInstitution({ folder: again, env: {} });
    const sight = { label: "confidential", compartments: ["oil"] } as const;
    const blob = await app.institution.store.getBlob(name, sight);
    const pieces: Uint8Array[] = [];
    for await (const piece of blob?.content ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("What only the keys open");
    expect(await app.institution.store.getBlob(name, { ...sight, compartments: [] })).toBeNull();
    await app.close();
    expect(await examineInstitution(again, { env: {} })).toEqual([]);
  });

  it("holds its documents as the record says, and no other way", async () => {
    const folder = place();
    await found(folder);
    await proposes(folder, "A document of the record");
    expect(await rebuildInstitution(folder, { env: {} })).toEqual({ acts: 5, differences: [] });
    const damages: [string, string][] = [
      ["UPDATE blob SET media_type = 'text/html'", "blob"],
      ["DELETE FROM blob", "blob"],
      ["DELETE FROM holding", "holding"],
      ["UPDATE holding SET subject = 'another'", "holding"],
    ];
    for (const [damage, table] of damages) {
      const copy = place();
      cpSync(folder, copy, { recursive: true });
      const database = new DatabaseSync(join(copy, "store.sqlite"));
      database.exec(damage);
      database.close();
      const { differences } = await rebuildInstitution(copy, { env: {} });
      expect(differences.map((one) => one.table)).toContain(table);
    }
  });

  it("is made once, holds its secrets for its owner alone, and is backed up, restored, rebuilt and checked", async () => {
    const [folder, backup, again] = [place(), place(), place()];
    await found(folder);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "penholder.json"), "utf8")).not.toContain("PRIVATE");
    await expect(found(folder)).rejects.toMatchObject({ code: "institution-invalid" });
    await lives(folder, 5);
    expect(await rebuildInstitution(folder, { env: {} })).toEqual({ acts: 8, differences: [] });
    expect(await backUpInstitution(folder, backup, { env: {} })).toMatchObject({ entries: 8 });
    expect(existsSync(join(backup, "secrets.json"))).toBe(false);
    const secrets = join(folder, "secrets.json");
    expect(await restoreInstitution({ source: backup, folder: again, secrets, env: {} })).toMatchObject({
      entries: 8,
      logSize: 8n,
      acts: 8,
    });
    await lives(again, 1, "another");
    expect(await examineInstitution(again, { env: {} })).toEqual([]);
    expect(await fsckInstitution(again, { env: {} })).toMatchObject({ ok: true, size: 12n });
    await expect(restoreInstitution({ source: backup, folder: again, secrets, env: {} })).rejects.toMatchObject({
      code: "restore-not-empty",
    });
    const other = place();
    await found(other);
    const wrong = { source: backup, folder: place(), secrets: join(other, "secrets.json"), env: {} };
    await expect(restoreInstitution(wrong)).rejects.toMatchObject({ code: "store-wrong-key" });
  });

  it("is told apart from one whose backup names other founders", async () => {
    const [folder, backup] = [place(), place()];
    await found(folder);
    await lives(folder, 1);
    await backUpInstitution(folder, backup, { env: {} });
    const config = join(backup, "penholder.json");
    const stranger = formatVerifierKey(newKey(`${record}/secretary`, signatureType.ed25519).key);
    writeFileSync(config, readFileSync(config, "utf8").replace(JSON.stringify(vkey), JSON.stringify(stranger)));
    const wanted = place();
    const restoring = restoreInstitution({
      source: backup,
      folder: wanted,
      secrets: join(folder, "secrets.json"),
      env: {},
    });
    await expect(restoring).rejects.toMatchObject({ code: "record-damaged" });
    expect(readdirSync(work).filter((name) => name.includes("restoring"))).toEqual([]);
    expect(existsSync(wanted)).toBe(false);
  });
});

describe("the command line", () => {
  it("makes an institution, and finds whatever is altered behind its back", async () => {
    const folder = place();
    const key = join(work, "secretary.pub");
    writeFileSync(key, `${vkey}\n`);
    const made = penholder(
      {},
      "institution",
      "init",
      folder,
      "--record",
      record,
      "--founder",
      "secretary",
      "--founder-key",
      key,
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^log\.example\/keeping\+/u) });
    expect(made.err).toContain("copy it to a safe");
    const repeated = penholder(
      {},
      "institution",
      "init",
      folder,
      "--record",
      record,
      "--founder",
      "s",
      "--founder-key",
      key,
    );
    expect(repeated).toMatchObject({ code: 2, err: expect.stringContaining("holds an institution already") });
    await lives(folder, 3);
    expect(penholder({}, "doctor", folder)).toEqual({
      code: 0,
      out: "Nothing is wrong: database, record, blobs and tables agree.\n",
      err: "",
    });
    expect(penholder({}, "log", "fsck", folder)).toMatchObject({ code: 0, out: expect.stringContaining("6 entries") });
    const database = new DatabaseSync(join(folder, "store.sqlite"));
    database.exec("UPDATE subject SET title = 'Another matter' WHERE title = 'Matter 1'");
    expect(penholder({}, "rebuild", folder)).toMatchObject({
      code: 1,
      out: expect.stringContaining("not what the acts make"),
    });
    expect(penholder({}, "doctor", folder)).toMatchObject({ code: 1, out: expect.stringMatching(/WRONG {2}tables/u) });
    database.exec("UPDATE act SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"', ' ') AS BLOB) WHERE sequence = 4");
    database.close();
    expect(penholder({}, "rebuild", folder)).toMatchObject({
      code: 1,
      out: expect.stringContaining("Act 4 of the record"),
    });
    expect(penholder({}, "log", "fsck", folder).code).toBe(1);
    expect(penholder({}, "doctor", place())).toMatchObject({ code: 2, err: expect.stringContaining("is not there") });
  });
});

describe.skipIf(postgresFolder === null)("on PostgreSQL (needs the server)", () => {
  let cluster: Cluster | null = null;
  beforeAll(async () => {
    cluster = await startPostgres();
  });
  afterAll(() => cluster?.stop());

  it("an institution lives in the database that PENHOLDER_DATABASE names, and goes from one engine to the other", async () => {
    const [folder, again, backup] = [place(), place(), place()];
    const [database, empty] = [await cluster?.database(), await cluster?.database()];
    if (database === undefined || empty === undefined) throw new Error("the cluster does not run");
    await found(folder, database);
    await lives(folder, 4);
    expect(penholder({}, "doctor", folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining("Nothing is wrong"),
    });
    expect(penholder({}, "backup", folder, backup)).toMatchObject({
      code: 0,
      out: expect.stringContaining("7 entries"),
    });
    const secrets = join(folder, "secrets.json");
    const moved = penholder({ PENHOLDER_DATABASE: empty }, "restore", backup, again, "--secrets", secrets);
    expect(moved).toMatchObject({ code: 0, out: expect.stringContaining("7 acts replayed. Everything agrees.") });
    const local = place();
    const back = { PENHOLDER_DATABASE: "store.sqlite" };
    expect(await restoreInstitution({ source: backup, folder: local, secrets, env: back })).toMatchObject({ acts: 7 });
    expect(readdirSync(local)).toContain("store.sqlite");
    await withClient(empty, (client) => client.query("UPDATE subject SET title = 'Another' WHERE title = 'Matter 1'"));
    expect(penholder({ PENHOLDER_DATABASE: empty }, "rebuild", again).code).toBe(1);
  });

  it("is made, invites its founder and is served by the command line, while others look at it", async () => {
    const [folder, backup] = [place(), place()];
    const database = await cluster?.database();
    if (database === undefined) throw new Error("the cluster does not run");
    const on = { PENHOLDER_DATABASE: database };
    const founder = ["--record", record, "--founder", "secretary", "--founder-key", vkey];
    const leaking = penholder(
      {},
      "institution",
      "init",
      folder,
      ...founder,
      "--database",
      "postgres://a:pass@b.example/c",
    );
    expect(leaking).toMatchObject({ code: 2, err: expect.stringContaining("password") });
    expect(penholder(on, "institution", "init", folder, ...founder)).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "penholder.json"), "utf8")).not.toContain("postgres:");
    expect(penholder({}, "doctor", folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining("PENHOLDER_DATABASE"),
    });
    expect(penholder(on, "institution", "invite", folder, "secretary").out).toMatch(/^\S{20,}\n$/u);
    const serving = spawn(
      process.execPath,
      [join(root, "bin", "penholder.js"), "institution", "serve", folder, "--port", "0"],
      {
        env: { ...process.env, ...on },
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    const ended = new Promise((resolve) => serving.once("exit", resolve));
    try {
      const [line] = (await once(serving.stdout, "data")) as [Buffer];
      expect((await fetch(new URL("readyz", line.toString().trim()))).status).toBe(200);
      // Nobody is locked out: the store is a server's. The founder has not opened his account yet.
      const { code, err } = penholder(on, "institution", "admit", folder, "secretary");
      expect([code, err]).toEqual([2, expect.not.stringContaining("open in another process")]);
      expect(await backUpInstitution(folder, backup, { env: on })).toMatchObject({ blobs: 0 });
      expect(await rebuildInstitution(folder, { env: on })).toMatchObject({ differences: [] });
      const wrong = (await examineInstitution(folder, { env: on })).filter(({ weight }) => weight === "wrong");
      expect(wrong).toEqual([]);
    } finally {
      serving.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
  });
});
