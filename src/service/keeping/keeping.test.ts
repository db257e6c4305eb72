import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { canonicalJson } from "#kernel";
import { initLog, openLog } from "#log";
import { openStore, rebuild, type Store, type StoreOptions, type Transactor } from "#store";
import { signer } from "../../../test/crash/fixture.ts";
import { type Cluster, postgresFolder, startPostgres, withClient } from "../../../test/postgres.ts";
import { everything, id, keys, signedAct, storeOptions, workFolder } from "../../../test/stores.ts";
import { backUp, diagnose, restore } from "./index.ts";

const work = workFolder();
let count = 0;
const place = (): string => join(work, `${count++}`);
const bare = { label: "unclassified", compartments: [] } as const;
const secret = { label: "confidential", compartments: ["oil"] } as const;

/** What one act does to the tables: the projector of these tests. */
async function effect(
  tx: Transactor,
  { id: act, sequence, case: inCase }: { id: string; sequence: bigint; case: string },
): Promise<void> {
  const about = {
    id: act,
    kind: "report",
    case: inCase,
    title: `Report ${act}`,
    state: { act },
    sequence,
    changed: Number(sequence),
  };
  const texts = [{ part: "p", title: "Oil\u2028tanker", text: `of act ${act}`, ...secret }];
  await tx.put({ ...about, ...bare, texts, deadlines: [{ timer: "t", at: 2e12 + Number(sequence) }] }, null);
}

async function fill(store: Store, from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) {
    const blob = await store.putBlob(Buffer.from(`document ${i}`), {
      ...(i % 2 === 0 ? bare : secret),
      mediaType: "text/plain",
    });
    const act = signedAct({ id: id(`act ${i}`), case: id(`case ${i % 3}`) });
    await store.transact(async (tx) => {
      const { sequence } = await tx.append({ act, received: i });
      await effect(tx, { id: act.act.id, sequence, case: act.act.case });
      await tx.fileBlob(blob);
      await tx.post({ id: id(`note ${i}`), recipient: "a", kind: "k", body: {}, created: i, ...bare });
      await tx.accessed({ at: i, actor: "a", action: "read", object: act.act.id, ...secret });
      await tx.putRow(i % 2 === 0 ? "session" : "person", { id: `${i}`, person: "p", expires: null, data: { i } }, 0);
      await tx.putVault(`source ${i}`, { name: `invented ${i}` });
      await tx.answer({ key: `${i}`, actor: "a", request: "r", answer: null, at: i });
    });
  }
  await store.feed.heartbeats(3);
}

async function service(database: string): Promise<{ store: StoreOptions; log: string }> {
  const folder = place();
  mkdirSync(folder);
  const [store, log] = [{ ...storeOptions(join(folder, "files"), folder), database }, join(folder, "log")];
  await initLog({ folder: log, signer });
  const opened = await openStore(store);
  await fill(opened, 0, 12);
  const running = await openLog({ folder: log, signer, feed: opened.feed });
  await fill(opened, 12, 20);
  await running.close();
  await opened.close();
  return { store, log };
}

const sqliteFile = (): string => `${place()}.sqlite`;
const empty = (database: string): StoreOptions => ({ ...storeOptions(place(), `${count}`), database });
const hashes = (backup: string) =>
  JSON.parse(readFileSync(join(backup, "backup.json"), "utf8")).files as Record<string, unknown>;

let server: Cluster | null = null;
afterAll(() => server?.stop());
/** A database of the server, which is started when it is first asked for. */
async function withServer(): Promise<string> {
  server ??= await startPostgres();
  return server.database();
}

describe("backup and restore", () => {
  it("bring back everything, log and blobs with it, and are checked by doctor", async () => {
    const { store, log } = await service(sqliteFile());
    const [target, again, newLog] = [place(), place(), place()];
    const report = await backUp({ store, log, target });
    expect(report).toMatchObject({ entries: 26, blobs: 20 });
    const restored = empty(sqliteFile());
    expect(await restore({ source: target, store: restored, log: newLog })).toMatchObject({
      entries: 26,
      logSize: 26n,
    });
    await backUp({ store: restored, log: newLog, target: again });
    expect(hashes(again)).toEqual(hashes(target));
    const opened = await openStore(restored);
    const blob = (await opened.read((reader) => reader.row("person", "1"))) ?? null;
    expect(blob).toMatchObject({ data: { i: 1 } });
    expect(await opened.read((reader) => reader.row("session", "2"))).toBeNull();
    expect(await opened.read((reader) => reader.vault("source 3"))).toEqual({ name: "invented 3" });
    const found = await opened.read((reader) => reader.search({ query: "oil tank", visible: everything, limit: 100 }));
    expect(found.rows.length).toBe(20);
    await fill(opened, 20, 22);
    const running = await openLog({ folder: newLog, signer, feed: opened.feed });
    expect((await running.catchUp()).size).toBe(31n);
    await running.close();
    await opened.close();
    expect(await diagnose({ store: restored, log: newLog })).toEqual([]);
  });

  it("hold one state while others write on, and hold no secret that was not asked for", async () => {
    const { store, log } = await service(sqliteFile());
    const opened = await openStore(store);
    const running = await openLog({ folder: log, signer, feed: opened.feed });
    const [target, open] = [place(), place()];
    const writing = fill(opened, 30, 60).then(() => running.catchUp());
    const { entries } = await backUp({ store, log, target });
    await writing;
    await backUp({ store, log, target: open, secrets: true });
    await running.close();
    await opened.close();
    const text = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
        .join("");
    const blobKey = Buffer.from(keys.blobs).toString("hex");
    expect([text(target).includes(blobKey), text(open).includes(blobKey)]).toEqual([false, true]);
    expect(text(target)).not.toContain("document 1\n");
    expect(text(target)).not.toContain("document 13");
    expect(text(target)).toContain("document 12");
    expect(text(target)).not.toContain('"kind":"session"');
    expect(text(open)).toContain('"kind":"session"');
    expect(text(open)).not.toContain("invented");
    expect(await restore({ source: target, store: empty(sqliteFile()), log: place() })).toMatchObject({ entries });
  });

  it("of a former form are restored into its tables, which then come forward", async () => {
    const { store, log } = await service(sqliteFile());
    const opened = await openStore(store);
    const acts = [id("act 0"), id("act 3"), id("act 1")];
    await opened.transact(async (tx) => {
      const about = { id: id("case 0"), kind: "case", case: id("case 0"), title: "A case", sequence: null, changed: 5 };
      const state = { life: { disclosed: acts }, concerns: {} };
      await tx.put({ ...about, ...bare, state, concerns: ["person:a", "delegation:b"], discloses: acts }, null);
    });
    await opened.close();
    const source = place();
    await backUp({ store, log, target: source });
    const now = hashes(source);
    expect(readFileSync(join(source, "tables/disclosure.ndjson"), "utf8").split("\n")).toHaveLength(3);
    const manifest = JSON.parse(readFileSync(join(source, "backup.json"), "utf8"));
    manifest.form = 4;
    for (const table of ["concern", "disclosure", "holding", "filing"]) {
      delete manifest.files[`tables/${table}.ndjson`];
      rmSync(join(source, `tables/${table}.ndjson`));
    }
    writeFileSync(join(source, "backup.json"), `${canonicalJson(manifest)}\n`);
    const databases = [sqliteFile(), ...(postgresFolder === null ? [] : [await withServer()])];
    for (const database of databases) {
      const [restored, newLog, again] = [empty(database), place(), place()];
      await restore({ source, store: restored, log: newLog });
      await backUp({ store: restored, log: newLog, target: again });
      expect(hashes(again)).toEqual(now);
    }
  });

  it("refuse a target that holds something, other keys, and every alteration", async () => {
    const { store, log } = await service(sqliteFile());
    const source = place();
    await backUp({ store, log, target: source });
    await expect(backUp({ store, log, target: source })).rejects.toMatchObject({ code: "restore-not-empty" });
    await expect(restore({ source, store, log: place() })).rejects.toMatchObject({ code: "restore-not-empty" });
    await expect(restore({ source, store: empty(sqliteFile()), log })).rejects.toMatchObject({ code: "log-exists" });
    const other = { ...empty(sqliteFile()), keys: { blobs: new Uint8Array(32) } };
    await expect(restore({ source, store: other, log: null })).rejects.toMatchObject({ code: "store-wrong-key" });
    expect(existsSync(other.database)).toBe(false);
    const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files.filter(({ parentPath }, i) => !parentPath.includes("blobs") || i % 5 === 0)) {
      const path = join(file.parentPath, file.name);
      const copy = place();
      cpSync(source, copy, { recursive: true });
      const altered = path.replace(source, copy);
      const bytes = readFileSync(altered);
      if (bytes.length === 0) continue;
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(altered, bytes);
      const damaged = restore({ source: copy, store: empty(sqliteFile()), log: place() });
      await expect(damaged, path).rejects.toMatchObject({ code: expect.stringMatching(/^(backup-invalid|log-)/u) });
      rmSync(altered);
      await expect(restore({ source: copy, store: empty(sqliteFile()), log: place() }), path).rejects.toMatchObject({
        code: "backup-invalid",
      });
      rmSync(copy, { recursive: true });
    }
  });

  describe.skipIf(postgresFolder === null)("between the engines (needs the server)", () => {
    it("give byte for byte the same backup, whichever way they go", async () => {
      const { store, log } = await service(sqliteFile());
      const [first, second, third] = [place(), place(), place()];
      const [logs, there, back] = [[place(), place()], empty(await withServer()), empty(sqliteFile())];
      await backUp({ store, log, target: first });
      await restore({ source: first, store: there, log: logs[0] ?? "" });
      await backUp({ store: there, log: logs[0] ?? "", target: second });
      await restore({ source: second, store: back, log: logs[1] ?? "" });
      await backUp({ store: back, log: logs[1] ?? "", target: third });
      expect(hashes(second)).toEqual(hashes(first));
      expect(hashes(third)).toEqual(hashes(first));
      await expect(restore({ source: first, store: there, log: place() })).rejects.toMatchObject({
        code: "restore-not-empty",
      });
      const opened = await openStore(there);
      await fill(opened, 20, 24);
      const found = await opened.read((reader) =>
        reader.search({ query: "oil tank", visible: everything, limit: 100 }),
      );
      expect(found.rows.length).toBe(24);
      await opened.close();
    });

    it("find the same damage", async () => {
      const { store, log } = await service(await withServer());
      expect(await diagnose({ store, log })).toEqual([]);
      await withClient(store.database, (client) =>
        client.query("UPDATE act SET received = 5, actor = 'another' WHERE sequence = 4"),
      );
      expect(await diagnose({ store, log })).toMatchObject([{ weight: "wrong", check: "record" }]);
    });
  });
});

describe("doctor", () => {
  it("names whatever is altered in the tables, the blobs or the log", async () => {
    const { store, log } = await service(sqliteFile());
    expect(await diagnose({ store, log })).toEqual([]);
    const damages: [string, string][] = [
      ["DELETE FROM act WHERE sequence = 7", "record"],
      ["DELETE FROM act WHERE sequence = 25", "record"],
      ["UPDATE act SET salt = zeroblob(32) WHERE sequence = 3", "record"],
      ["UPDATE act SET kind = 'report/other' WHERE sequence = 3", "record"],
      ["UPDATE act SET label = 1 WHERE sequence = 3", "record"],
      ["UPDATE act SET bytes = zeroblob(9) WHERE sequence = 3", "record"],
      ["UPDATE act SET bytes = zeroblob(9) WHERE bytes = zeroblob(0)", "record"],
      ["UPDATE stream SET next = next + 1", "record"],
      ["UPDATE stream SET heartbeat = 1 - heartbeat", "record"],
      ["DELETE FROM stream", "record"],
      ["DELETE FROM subject", "tables"],
      ["UPDATE subject SET sequence = 999", "tables"],
      ["UPDATE subject SET state = '{'", "tables"],
      ["DELETE FROM searchable_words", "tables"],
      ["UPDATE blob SET size = size + 1", "blobs"],
      ["UPDATE blob SET label = 2 WHERE label = 1", "blobs"],
      ["UPDATE deadline SET at = 5", "deadlines"],
    ];
    for (const [damage, check] of damages) {
      const copy = { ...store, database: sqliteFile() };
      cpSync(store.database, copy.database);
      const database = new DatabaseSync(copy.database);
      database.exec(damage);
      database.close();
      expect(
        (await diagnose({ store: copy, log })).map((finding) => finding.check),
        damage,
      ).toContain(check);
    }
    const tile = join(log, "public/tile/entries/000.p/26");
    chmodSync(tile, 0o644);
    writeFileSync(tile, readFileSync(tile).fill(0, 100, 110));
    expect(await diagnose({ store, log })).toMatchObject([{ weight: "wrong", check: "log" }]);
  });

  it("says which files belong to nothing, and removes them when asked", async () => {
    const { store } = await service(sqliteFile());
    const opened = await openStore(store);
    const { name } = await opened.putBlob(Buffer.from("never filed"), { ...bare, mediaType: "text/plain" });
    await opened.close();
    expect(await diagnose({ store, log: null })).toEqual([]);
    const path = join(store.folder, "blobs", name.slice(0, 2), name);
    utimesSync(path, new Date(0), new Date(0));
    const blobs = readdirSync(join(store.folder, "blobs"), { recursive: true }).length;
    expect(await diagnose({ store, log: null })).toMatchObject([{ weight: "note", check: "blobs" }]);
    await diagnose({ store, log: null, collect: true });
    expect(readdirSync(join(store.folder, "blobs"), { recursive: true }).length).toBe(blobs - 1);
    expect(await diagnose({ store, log: null })).toEqual([]);
  });
});

describe("rebuild", () => {
  const project = (tx: Transactor, act: { id: string | null; sequence: bigint; case: string | null }) =>
    effect(tx, { id: act.id ?? "", sequence: act.sequence, case: act.case ?? "" });

  it("makes from the acts what the tables hold, and names each difference", async () => {
    const { store } = await service(sqliteFile());
    const report = await rebuild(store, project);
    expect(report.acts).toBe(20);
    expect(report.differences.filter(({ table }) => table !== "blob")).toEqual([]);
    const database = new DatabaseSync(store.database);
    database.exec(`UPDATE subject SET title = 'altered' WHERE id = '${id("act 5")}';
      DELETE FROM deadline WHERE subject = '${id("act 6")}'; INSERT INTO deadline VALUES ('extra', 't', 5)`);
    database.close();
    const { differences } = await rebuild(store, project);
    expect(
      differences
        .filter(({ table }) => table !== "blob")
        .map(({ table, key }) => `${table} ${key}`)
        .sort(),
    ).toEqual([`deadline ${id("act 6")} t`, "deadline extra t", `subject ${id("act 5")}`].sort());
    expect(readdirSync(store.folder).filter((name) => name.startsWith(".rebuild"))).toEqual([]);
  });
});
