import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PenholderError } from "#kernel";
import { keygen } from "../src/cli/run-keygen.ts";
import { importList } from "../src/cli/run-lists.ts";
import { verifyLists } from "../src/cli/run-lists-verify.ts";
import { init } from "../src/cli/run-log.ts";
import { makePolicy } from "../src/cli/run-policy.ts";
import { sha256 } from "./sha256.ts";

// An import is an act on the record; and then somebody tampers with what was imported.

const root = join(import.meta.dirname, "..");
const fixture = join(root, "test", "lists-fixtures", "uk.csv");
const folder = mkdtempSync(join(tmpdir(), "penholder-lists-record-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function penholder(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, "src", "cli", "main.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const at = (name: string): string => join(folder, name);
const onRecord = { record: at("record"), logKey: at("log.key"), key: at("importer.key") };

/** What a command prints, run in this process, and its exit code. */
async function said(command: () => unknown): Promise<{ code: unknown; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  try {
    const code = (await command()) ?? 0;
    return { code, out: out.join(""), err: err.join("") };
  } catch (error) {
    if (!(error instanceof PenholderError)) throw error;
    return { code: 2, out: out.join(""), err: error.message };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** `penholder lists verify` and `import`. */
const verify = (store: string, policy = at("office.policy")) =>
  said(() => verifyLists(undefined, { store: at(store), ...(policy && { policy }) }));
const imported = (file: string, store: string, more: object = onRecord) =>
  said(() => importList([at(file)], { store: at(store), ...more }));
const whole = "Every edition is the one that was imported, by somebody whom you trust.";

/** Three editions of one list, the third smaller by more than a fifth. */
const editions = () => {
  const first = readFileSync(fixture, "utf8");
  const second = first.replace("13-Feb-2026", "14-Feb-2026").replaceAll("Velmar Trading Ltd", "Velmar Trading LLC");
  const third = second.replace("14-Feb-2026", "15-Feb-2026").split("\n");
  return [first, second, third.filter((line) => !line.includes("RUS9902")).join("\n")];
};

beforeAll(async () => {
  for (const [name, kind] of [
    ["importer", "author"],
    ["stranger", "author"],
    ["log", "log"],
  ] as const)
    writeFileSync(at(`${name}.pub`), (await said(() => keygen(`${name}.example`, kind, at(`${name}.key`)))).out);
  await said(() => init(at("record"), at("log.key")));
  for (const [policy, author] of [
    ["office", "importer"],
    ["foreign", "stranger"],
  ] as const) {
    const keys = { author: [at(`${author}.pub`)], publisher: [at(`${author}.pub`)], log: [at("log.pub")] };
    await said(() => makePolicy({ ...keys, timestamper: [], out: at(`${policy}.policy`) }));
  }
  for (const [number, text] of editions().entries()) {
    writeFileSync(at(`uk-${number}.csv`), text);
    const done = await imported(`uk-${number}.csv`, "kept", { ...onRecord, acceptShrink: number === 2 });
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`  on the record of log.example: entry ${number}\n`);
  }
});

describe("the import of a list, on the record", () => {
  it("verifies to anyone: which edition, when, by which key, and what the importer accepted", () => {
    const { code, out } = penholder("lists", "verify", "--store", "kept", "--policy", "office.policy");
    expect(out).toContain(whole);
    expect(code).toBe(0);
    const [file = ""] = readdirSync(join(folder, "kept", "uk")).filter((name) => /^2026-02-15.*receipt$/u.test(name));
    const receipt = penholder("verify", join("kept", "uk", file), "--policy", "office.policy");
    expect(receipt.code, receipt.out).toBe(0);
    expect(receipt.out).toMatch(
      /importer\.example states to have imported the edition of 2026-02-15 of the list “uk”, 2 entries, at \S+Z; the edition before it was of 2026-02-14\. The importer accepted that more than a fifth was gone\./u,
    );
    expect(receipt.out).toContain("Signed by importer.example, one of the 1 author whom you trust.");
    expect(penholder("verify", join("kept", "uk", file), "--policy", "foreign.policy").out).toContain(
      "NOT SIGNED BY THOSE WHOM YOU TRUST",
    );
  });

  it("is named by show and diff, and told to machines", () => {
    const said = /on the record of log\.example as entry 2, imported by importer\.example at \S+Z/u;
    expect(penholder("lists", "show", "uk", "--store", "kept").out).toMatch(said);
    expect(penholder("lists", "diff", "uk", "--store", "kept").out).toMatch(said);
    const shown = JSON.parse(penholder("lists", "show", "uk", "--store", "kept", "--json").out);
    expect(shown).toMatchObject({
      accepted: ["shrink"],
      record: { origin: "log.example", index: "2", number: "2", by: "importer.example" },
    });
  });

  it("is logged once, and later where the edition was imported without it", async () => {
    const again = await imported("uk-1.csv", "kept");
    expect(again.out).toContain("entry 1, as before");
    await imported("uk-0.csv", "later", {});
    expect((await verify("later")).out).toContain("it has no receipt: nothing shows who imported it, or when");
    expect((await verify("later", "")).code).toBe(0);
    const done = await imported("uk-0.csv", "later");
    expect(done.out).toContain("already there, nothing was written");
    expect(done.out).toMatch(/on the record of log\.example: entry \d+\n/u);
    expect((await verify("later")).code).toBe(0);
  });

  it("is refused before anything is read where key or log are missing or wrong", async () => {
    const { record, key, logKey } = onRecord;
    for (const [options, message] of [
      [{ record }, /name both/u],
      [{ key }, /name the log's folder with --record/u],
      [{ record, key, logKey: key }, /give the log's own key/u],
      [{ record: at("nowhere"), key, logKey }, /nowhere/u],
    ] as [object, RegExp][]) {
      const { code, err } = await imported("uk-0.csv", "none", options);
      expect(code).toBe(2);
      expect(err).toMatch(message);
    }
    expect(existsSync(at("none"))).toBe(false);
  });
});

/** Files of an edition in a copy of the store, by their ending. */
function tampered(name: string, day: string) {
  cpSync(join(folder, "kept"), join(folder, name), { recursive: true });
  const own = join(folder, name, "uk");
  const [facts = ""] = readdirSync(own).filter((file) => file.startsWith(day) && file.endsWith(".json"));
  const stem = join(own, facts.replace(/\.json$/u, ""));
  return { facts: `${stem}.json`, entities: `${stem}.ndjson.gz`, receipt: `${stem}.receipt`, own };
}

describe("tampering with what was imported", () => {
  const told = async (store: string, words: RegExp) => {
    const { code, out } = await verify(store);
    expect(out).toMatch(words);
    expect(out).toContain("SOMETHING IS WRONG");
    expect(code).toBe(1);
  };

  it("is told where an entry was altered", async () => {
    const { entities } = tampered("entry", "2026-02-13");
    writeFileSync(entities, gzipSync(gunzipSync(readFileSync(entities)).toString().replace("VELMAR", "VELMER")));
    await told("entry", /✗ uk, edition of 2026-02-13.*the snapshot is damaged/u);
    // Without a policy it is told as well: the edition no longer agrees with itself.
    expect((await verify("entry", "")).code).toBe(1);
  });

  it("is told where entries and facts were altered together, hash and all", async () => {
    const { entities, facts, own } = tampered("both", "2026-02-13");
    const lines = gunzipSync(readFileSync(entities)).toString().replaceAll("VELMAR", "VELMER");
    const [before, hash] = [JSON.parse(readFileSync(facts, "utf8")) as { hash: string }, sha256(lines)];
    const stem = `2026-02-13_${hash.slice(0, 16)}`;
    writeFileSync(join(own, `${stem}.ndjson.gz`), gzipSync(lines));
    writeFileSync(join(own, `${stem}.json`), JSON.stringify({ ...before, hash }));
    writeFileSync(join(own, `${stem}.receipt`), readFileSync(facts.replace(/json$/u, "receipt")));
    for (const ending of ["json", "ndjson.gz", "receipt"]) rmSync(facts.replace(/json$/u, ending));
    await told("both", /ALTERED.*not the one whose import was logged: content and facts differ/u);
    expect((await verify("both", "")).code).toBe(1);
  });

  it.each([
    ["oddities", { oddities: [{ what: "invented", record: "1", value: "" }] }, /facts differ/u],
    ["header", { header: { title: ["another"] } }, /facts differ/u],
    ["sources", { sources: [{ name: "other.csv", bytes: 1, hash: "0".repeat(64) }] }, /facts and sources differ/u],
    ["accepted", { accepted: [] }, /accepted and facts differ/u],
    ["imported", { imported: "2020-01-01T00:00:00.000Z" }, /facts and imported differ/u],
    ["entries", { entries: 77 }, /its facts say 77 entries, and it holds 2/u],
    ["counts", { counts: { Person: 2 } }, /its facts say 2 entries of Person, and it holds 1/u],
    ["form", { sources: 7 }, /is no snapshot's facts/u],
  ] as [string, object, RegExp][])("is told where the facts were altered: %s", async (name, change, words) => {
    const { facts } = tampered(`facts-${name}`, "2026-02-15");
    writeFileSync(facts, JSON.stringify({ ...JSON.parse(readFileSync(facts, "utf8")), ...change }));
    const { code, out, err } = await verify(`facts-${name}`);
    expect(out + err).toMatch(words);
    expect(code).toBe(name === "form" ? 2 : 1);
  });

  it("is told where a receipt is gone, another's, or an edition is gone with it", async () => {
    const gone = tampered("gone", "2026-02-14");
    rmSync(gone.receipt);
    await told("gone", /2026-02-14.*it has no receipt/u);
    const swapped = tampered("swapped", "2026-02-14");
    writeFileSync(swapped.receipt, readFileSync(tampered("other", "2026-02-13").receipt));
    await told("swapped", /ALTERED.*not the one whose import was logged/u);
    const { facts, entities, receipt } = tampered("hole", "2026-02-14");
    for (const file of [facts, entities, receipt]) rmSync(file);
    await told("hole", /uk: the record holds 1 more import whose edition or receipt is not here/u);
  });

  it("is told whatever byte of a receipt changes", async () => {
    const { receipt } = tampered("bytes", "2026-02-15");
    const bytes = readFileSync(receipt);
    for (const at of [40, 200, 900, bytes.length - 60, bytes.length - 3]) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at] === 65 ? 66 : 65;
      writeFileSync(receipt, changed);
      expect([at, (await verify("bytes")).code]).toEqual([at, 1]);
    }
  });

  it("is told where somebody else signed the import", async () => {
    await imported("uk-0.csv", "strange", { ...onRecord, key: at("stranger.key") });
    await told("strange", /NOT SIGNED BY THOSE WHOM YOU TRUST.*stranger\.example/u);
  });
});
