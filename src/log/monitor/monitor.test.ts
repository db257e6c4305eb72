import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeEntry, parseEntry, type Signer, signLodging, utf8 } from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import { cosignWith } from "../witness/cosign-with.ts";
import type { Witness } from "../witness/options.ts";
import { runWitness } from "../witness/run-witness.ts";
import { must, temporaryFolder, testSigner } from "../witness/test-support.ts";
import { checkEvidence } from "./evidence.ts";
import { monitor } from "./monitor.ts";
import type { MonitorOptions, MonitorReport } from "./options.ts";
import { type Member, policyText, Site, StaticLog } from "./test-support.ts";

// One log under three witnesses, of which two make a quorum; time is ours to set.
const submitter = testSigner("mission.example", "note");
const begin = 2_000_000_000_000;
let now = begin;
const clock = () => now;
let log: StaticLog;
let site: Site;
let witnesses: Witness[];
let members: Member[];
let policy: string;
let stateFolder: string;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  now = begin;
  log = new StaticLog("log.example/record");
  site = await new Site(log).open();
  closing.push(() => site.close());
  witnesses = [];
  members = [];
  for (const name of ["a.example/1", "b.example/1", "c.example/1"]) await addWitness(testSigner(name, "cosignature"));
  policy = policyText(log, 2, members);
  stateFolder = temporaryFolder();
});

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function addWitness(key: Member["key"]): Promise<Witness> {
  const logs = [{ origin: log.origin, vkey: log.signer.vkey }];
  const submitters = [submitter.vkey];
  const witness = await runWitness({ folder: temporaryFolder(), key, logs, submitters, listen: { port: 0 }, clock });
  closing.push(() => witness.close());
  witnesses.push(witness);
  members.push({ key, url: witness.url });
  return witness;
}

/** Publishes the log's checkpoint with the cosignatures that can be had by this policy. */
async function publish(of: StaticLog = log, by: string = policy): Promise<string> {
  const cosigner = cosignWith(by, { clock, linger: 30_000 });
  const note = await cosigner.cosign(of.checkpoint(), async (old) => of.proof(Number(old)));
  of.files.set("/checkpoint", note);
  return note;
}

function look(more: Partial<MonitorOptions> = {}): Promise<MonitorReport> {
  return monitor({ urls: [site.url], policy, stateFolder, clock, timeout: 30_000, ...more });
}

function kinds(report: MonitorReport): string[] {
  return report.findings.map(({ kind }) => kind);
}

/** What the first file of evidence of this kind proves, as a third party reads it. */
function proved(report: MonitorReport, kind: string) {
  const path = report.findings.find((finding) => finding.kind === kind && finding.evidence !== null)?.evidence;
  expect(path).toBeTruthy();
  return must(checkEvidence(readFileSync(path ?? "")));
}

async function lodge(witness: Witness | undefined, commitment: Uint8Array, by: Signer = submitter): Promise<string> {
  const body = must(signLodging(nodeCrypto, { matter: nodeRandom(16), commitment }, by));
  return (await fetch(`${witness?.url}/lodge`, { method: "POST", body })).text();
}

describe("an honest log", () => {
  it("is followed from round to round with nothing found", async () => {
    const stream = nodeRandom(16);
    for (const count of [0, 3, 300, 1, 0, 260]) {
      log.more(count).append(log.entry(stream));
      now += 1000;
      await publish();
      const report = await look();
      expect(report.findings).toEqual([]);
      expect(report.logs).toEqual([{ url: site.url, origin: log.origin, size: BigInt(log.entries.length) }]);
    }
  });

  it("is followed though full tiles took the place of partial ones", async () => {
    log.more(300);
    await publish();
    log.more(300);
    // The checkpoint is of 300 entries, the files are those of 600.
    for (const path of log.files.keys()) if (path.includes(".p/44")) log.files.delete(path);
    expect((await look()).findings).toEqual([]);
  });

  it("is followed on several sites, of which one may be behind", async () => {
    await publish(log.more(5));
    const mirror = await new Site(log.fork()).open();
    closing.push(() => mirror.close());
    mirror.shown.files.set("/checkpoint", log.files.get("/checkpoint") ?? "");
    await publish(log.more(5));
    const urls = [site.url, mirror.url];
    expect(kinds(await look({ urls }))).toEqual([]);
    const fork = new StaticLog(log.origin, log.signer).more(5);
    fork.files.set("/checkpoint", fork.checkpoint());
    mirror.shown = fork;
    expect(kinds(await look({ urls }))).toContain("split-view");
  });

  it("is followed by one monitor at a time", async () => {
    await publish(log.more(2));
    const [first, second] = await Promise.allSettled([look(), look()]);
    expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a split view", () => {
  it("is found and proved where two witnesses were shown two trees of one size", async () => {
    await publish(log.more(5));
    const fork = log.fork().more(3);
    log.more(3);
    await publish(log, policyText(log, 2, members.slice(0, 2)));
    await publish(fork, policyText(log, 1, members.slice(2)));
    const report = await look();
    expect(kinds(report)).toEqual(["split-view"]);
    expect(proved(report, "split-view")).toMatchObject({ kind: "roots", accused: { name: log.origin } });
    // It is proved once, and never forgotten.
    expect((await look()).findings).toEqual(report.findings);
  });

  it("is found and proved where a witness has a smaller tree that is no beginning", async () => {
    await publish(log.more(5));
    const fork = log.fork().more(3);
    await publish(log.more(20), policyText(log, 2, members.slice(0, 2)));
    await publish(fork, policyText(log, 1, members.slice(2)));
    expect(proved(await look(), "split-view")).toMatchObject({ kind: "prefix" });
  });

  it("is found and proved once the log grows past a larger tree that a witness showed", async () => {
    await publish(log.more(5));
    const fork = log.fork().more(30);
    await publish(log.more(3), policyText(log, 2, members.slice(0, 2)));
    await publish(fork, policyText(log, 1, members.slice(2)));
    expect(kinds(await look())).toEqual([]);
    now += 120_000;
    expect(kinds(await look())).toEqual(["hidden-growth"]);
    await publish(log.more(40), policyText(log, 2, members.slice(0, 2)));
    const report = await look();
    expect(kinds(report)).toEqual(["split-view"]);
    expect(proved(report, "split-view")).toMatchObject({ kind: "prefix" });
  });

  it.each([
    ["of the same size", 0, "roots"],
    ["that has grown", 7, "prefix"],
    ["that has grown by many tiles", 600, "prefix"],
  ])("is found and proved when the log shows another tree %s", async (_, growth, kind) => {
    await publish(log.more(270));
    const fork = log.fork().more(2 + growth);
    await publish(log.more(2));
    expect(kinds(await look())).toEqual([]);
    site.shown = fork;
    // Witnesses that lie in a body: the same keys, other memories.
    const liars = members.map(({ key }) => key);
    for (const key of liars) await addWitness(key);
    await publish(fork, policyText(log, 2, members.slice(3)));
    const report = await look();
    expect(kinds(report)).toContain("split-view");
    expect(proved(report, "split-view")).toMatchObject({ kind, accused: { name: log.origin } });
  });

  it("is told, though not proved, where the log gives no proof", async () => {
    await publish(log.more(10));
    await look();
    const fork = new StaticLog(log.origin, log.signer).more(600);
    fork.files.set("/checkpoint", fork.checkpoint());
    for (const path of fork.files.keys()) if (path.startsWith("/tile/0")) fork.files.delete(path);
    site.shown = fork;
    const report = await look();
    expect(kinds(report).sort()).toEqual(["not-cosigned", "split-view"]);
    expect(report.findings.every(({ evidence }) => evidence === null)).toBe(true);
  });
});

describe("what a log serves", () => {
  it("smaller than before, withheld, or not what was signed, is found", async () => {
    await publish(log.more(5));
    const old = log.files.get("/checkpoint") ?? "";
    await publish(log.more(5));
    await look();
    log.files.set("/checkpoint", old);
    expect(kinds(await look())).toContain("shrunk");
    await publish(log.more(5));
    site.withheld.add("/tile/entries/000.p/15");
    expect(kinds(await look())).toEqual(["withheld"]);
    site.withheld.clear();
    log.files.set(
      "/tile/entries/000.p/15",
      new StaticLog("x", log.signer).more(15).files.get("/tile/entries/000.p/15") ?? "",
    );
    expect(kinds(await look())).toEqual(["wrong-data"]);
    log.files.set("/checkpoint", "not signed\n");
    expect(kinds(await look())).toEqual(["not-signed"]);
    log.files.set("/checkpoint", new StaticLog(log.origin).more(15).checkpoint());
    expect(kinds(await look())).toEqual(["not-signed"]);
    log.files.set("/checkpoint", log.checkpoint());
    expect(kinds(await look())).toContain("not-cosigned");
    site.withheld.add("/checkpoint");
    expect(kinds(await look())).toEqual(["unreachable"]);
  });

  it("two entries of one number, a broken chain, a gap and a foreign entry are found", async () => {
    const stream = nodeRandom(16);
    log.append(log.entry(stream), log.entry(stream)).more(300);
    await publish();
    expect(kinds(await look())).toEqual([]);
    const last = must(parseEntry(log.entries[1] ?? utf8("")));
    const twice = encodeEntry({ ...last, commitment: nodeRandom(32) });
    const broken = encodeEntry({ stream, number: 2n, previous: nodeRandom(32), commitment: nodeRandom(32) });
    const gap = encodeEntry({
      stream: nodeRandom(16),
      number: 3n,
      previous: nodeRandom(32),
      commitment: nodeRandom(32),
    });
    log.append(twice).more(1).append(broken, gap, utf8("foreign"));
    await publish();
    const report = await look();
    expect(kinds(report).sort()).toEqual(["broken-chain", "foreign-entry", "gap", "two-entries"]);
    expect(proved(report, "two-entries")).toMatchObject({ kind: "entries", accused: { name: log.origin } });
    expect(proved(report, "broken-chain").says).toContain("at 1 and at 304");
  });
});

describe("what a log has promised", () => {
  it("fresh cosignatures", async () => {
    await publish(log.more(5));
    now += 3_600_000;
    expect(kinds(await look({ maxAge: 3600 }))).toEqual([]);
    now += 1000;
    expect(kinds(await look({ maxAge: 3600 }))).toEqual(["stale"]);
    await publish();
    expect(kinds(await look({ maxAge: 3600 }))).toEqual([]);
  });

  it("its rate: silence is evidence", async () => {
    const heartbeat = { entries: 2, period: 60 };
    for (let i = 0; i < 5; i++) {
      await publish(log.more(2));
      expect(kinds(await look({ heartbeat }))).toEqual([]);
      now += 60_000;
    }
    now += 180_000;
    await publish();
    const report = await look({ heartbeat });
    expect(kinds(report)).toEqual(["silence"]);
    expect(proved(report, "silence").says).toContain("promised 2 entries every 60 seconds");
  });

  it("to log in time what was lodged or submitted", async () => {
    await publish(log.more(5));
    const [logged, withheld] = [nodeRandom(32), nodeRandom(32)];
    const slips = [await lodge(witnesses[0], logged), await lodge(witnesses[1], withheld)];
    const submissions = [{ commitment: Buffer.from(nodeRandom(32)).toString("base64"), since: now / 1000 }];
    const promised = { slips, submissions, within: 600 };
    log.append(log.entry(nodeRandom(16), logged));
    now += 600_000;
    await publish();
    expect(kinds(await look(promised))).toEqual([]);
    now += 1000;
    await publish();
    const report = await look(promised);
    expect(kinds(report)).toEqual(["late", "late"]);
    expect(proved(report, "late").says).toContain("lodged with b.example/1");
    const texts = report.findings.map(({ evidence }) => must(checkEvidence(readFileSync(evidence ?? ""))).says);
    expect(texts[1]).toContain("said to be submitted");
    expect(kinds(await look({ ...promised, slips: ["no slip"] }))).toContain("lodgings-wrong");
  });
});

describe("a witness that lies", () => {
  it("by forgetting what it cosigned is found, and proved", async () => {
    await publish(log.more(8));
    await look();
    now += 5000;
    const key = members[0]?.key;
    if (key) await addWitness(key);
    const forgetful = members[3];
    if (!forgetful) return;
    const small = new StaticLog(log.origin, log.signer).append(...log.entries.slice(0, 4));
    await publish(small, policyText(log, 1, [forgetful]));
    const report = await look({ policy: policyText(log, 2, [forgetful, ...members.slice(1, 3)]) });
    expect(kinds(report)).toEqual(["witness-backwards"]);
    expect(proved(report, "witness-backwards")).toMatchObject({ kind: "backwards", accused: { name: "a.example/1" } });
  });

  it("by denying a slip is found, and proved", async () => {
    await publish(log.more(2));
    const commitment = nodeRandom(32);
    const slip = await lodge(witnesses[0], commitment);
    expect(kinds(await look({ slips: [slip] }))).toEqual([]);
    now += 5000;
    const key = members[0]?.key;
    if (!key) return;
    const forgetful = await addWitness(key);
    const changed = policyText(log, 2, [{ key, url: forgetful.url }, ...members.slice(1, 3)]);
    const report = await look({ policy: changed, slips: [slip] });
    expect(kinds(report)).toContain("witness-backwards");
    await lodge(forgetful, nodeRandom(32));
    const fresh = await look({ policy: changed, slips: [slip], stateFolder: temporaryFolder() });
    expect(proved(fresh, "lodging-denied")).toMatchObject({ kind: "denial", accused: { name: "a.example/1" } });
  });

  it("or is silent, is no alarm while a quorum answers and no slip of it is held", async () => {
    await publish(log.more(2));
    const slip = await lodge(witnesses[0], nodeRandom(32));
    await witnesses[0]?.close();
    expect(kinds(await look())).toEqual([]);
    expect(kinds(await look({ slips: [slip] }))).toEqual(["witness-unreachable"]);
    await witnesses[1]?.close();
    expect(kinds(await look())).toEqual(["witness-unreachable"]);
  });

  it("keeps for monitors what it refused", async () => {
    await publish(log.more(5));
    const fork = new StaticLog(log.origin, log.signer).more(5);
    await expect(publish(fork)).rejects.toMatchObject({ code: "quorum-missing" });
    const report = await look();
    expect(kinds(report)).toEqual(["split-view"]);
    expect(proved(report, "split-view")).toMatchObject({ kind: "roots", accused: { name: log.origin } });
  });
});
