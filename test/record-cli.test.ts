import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

// The whole cycle as people would go through it, with the command line alone: keys, witnesses, log, two versions, a
// published copy of each, an excerpt, a lodging, a monitor; and then somebody tampers.

const root = join(import.meta.dirname, "..");
const bin = join(root, "bin", "penholder.js");
const example = (name: string) => join(root, "examples", "2018-midterm", name);
const folder = mkdtempSync(join(tmpdir(), "penholder-record-"));
const running: ChildProcess[] = [];

function penholder(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", cwd: folder });
  return { code: status, out: stdout, err: stderr };
}

function succeed(...args: string[]) {
  const run = penholder(...args);
  expect(run, args.join(" ")).toMatchObject({ code: 0 });
  return run;
}

/** Starts a server and gives the address on its first line. */
function serve(...args: string[]): Promise<string> {
  const server = spawn(process.execPath, [bin, ...args], { cwd: folder });
  running.push(server);
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      const url = /^http:\S+$/m.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
    server.stderr.on("data", (data: Buffer) => {
      said += data.toString();
    });
    server.on("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}: ${said}`)));
  });
}

function keygen(name: string, file: string, kind: string): void {
  writeFileSync(join(folder, `${file}.pub`), succeed("keygen", name, "--kind", kind, "--out", `${file}.key`).out);
}

const read = (name: string) => readFileSync(join(folder, name), "utf8");
const hide = (...what: string[]) => [
  ...what,
  ...["--reason", "protection-of-source", "--authority", "Coordinator", "--decision", "note of 3 September"],
];
const names = ["a", "b", "c", "d"];

beforeAll(async () => {
  for (const name of ["coordinator", "expert", "secretariat", "mission"])
    keygen(`panel.example/${name}`, name, "author");
  keygen("log.example/test", "log", "log");
  for (const name of names) keygen(`${name}.example`, name, "witness");
  const urls = await Promise.all(
    names.map((name) => {
      const keys = ["--key", `${name}.key`, "--log", "log.pub", "--submitter", "mission.pub"];
      return serve("witness", `witness-${name}`, ...keys, "--port", "0");
    }),
  );
  const witnesses = names.flatMap((name, i) => ["--witness", `${name}.pub`, urls[i] ?? ""]);
  const people = ["--author", "coordinator.pub", "--author", "expert.pub", "--publisher", "secretariat.pub"];
  succeed("policy", ...people, "--log", "log.pub", ...witnesses, "--quorum", "3", "--out", "reader.policy");
  succeed("log", "init", "record", "--key", "log.key");
});

afterAll(async () => {
  await Promise.all(
    running.map((server) => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      return gone;
    }),
  );
  rmSync(folder, { recursive: true, force: true });
});

const append = (...files: string[]) =>
  penholder("log", "append", "record", ...files, "--key", "log.key", "--policy", "reader.policy");
const verify = (file: string, ...more: string[]) => penholder("verify", file, "--policy", "reader.policy", ...more);

it("seals, signs, amends, logs, redacts and excerpts, so that a stranger can verify all of it", () => {
  const report = ["--report", "Test report", "--parties", example("parties.csv"), "--protect", "10"];
  succeed(
    "seal",
    example("original.docx"),
    ...report,
    "--key",
    "coordinator.key",
    "--author",
    "expert.pub",
    "--out",
    "v1.json",
  );
  expect(statSync(join(folder, "v1.json")).mode & 0o777).toBe(0o600);
  expect(append("v1.json")).toMatchObject({
    code: 2,
    err: expect.stringContaining("too few of its authors") as string,
  });
  succeed("seal", "v1.json", "--key", "expert.key");
  // Nobody can be asked: the act is stored, and gets its receipt when the witnesses are there again.
  writeFileSync(
    join(folder, "deaf.policy"),
    read("reader.policy").replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://127.0.0.1:9"),
  );
  const alone = penholder("log", "append", "record", "v1.json", "--key", "log.key", "--policy", "deaf.policy");
  expect(alone).toMatchObject({ code: 2, err: expect.stringContaining("too few witnesses cosigned") as string });
  expect(append("v1.json").out).toBe("v1.json is entry 0; its receipt is in it\n");
  const signers = ["--key", "coordinator.key", "--key", "expert.key"];
  expect(succeed("amend", "v1.json", example("amended.docx"), ...signers, "--out", "v2.json").err).toMatch(
    /\d+ blocks untouched, \d+ changed, \d+ new, \d+ dropped/,
  );
  expect(append("v2.json").code).toBe(0);

  const publisher = ["--key", "secretariat.key"];
  const refused = penholder("redact", "v1.json", ...hide("--paragraph", "10"), ...publisher, "--out", "no.json");
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("must never be hidden") as string });
  succeed("redact", "v1.json", ...hide("--paragraph", "22"), ...publisher, "--out", "p1.json");
  const other = penholder("redact", "v1.json", ...hide("--paragraph", "14"), ...publisher, "--out", "no.json");
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining("would reveal") as string });
  expect(existsSync(join(folder, "no.json"))).toBe(false);
  succeed("redact", "v2.json", ...hide("--paragraph", "21"), ...publisher, "--out", "p2.json");
  expect(verify("p1.json")).toMatchObject({
    code: 1,
    out: expect.stringContaining("HIDDEN WITHOUT AUTHORITY") as string,
  });
  expect(append("p1.json", "p2.json").code).toBe(0);
  succeed("excerpt", "p2.json", "--paragraph", "10", "--sentence", "1", "--out", "excerpt.json");

  for (const file of ["v1.json", "v2.json", "p1.json", "p2.json", "excerpt.json"])
    expect(verify(file), file).toMatchObject({ code: 0, out: expect.stringContaining("AUTHENTIC:") as string });
  expect(verify("p2.json", "--against", "p1.json").out).toContain("hidden, wholly or in part, and proved unchanged");
  const compared = succeed("compare", "p1.json", "p2.json", "--format", "json");
  expect(JSON.parse(compared.out)).toMatchObject({ summary: { changes: 15 } });
  expect(compared.err).toContain("Passages are hidden in it");
  expect(verify("p2.json", "--text").out).not.toContain("instructed by radio");
  expect(penholder("verify", "p2.json")).toMatchObject({
    code: 1,
    out: expect.stringContaining("SELF-CONSISTENT, NOT AUTHENTICATED") as string,
  });
});

it("names what was tampered with", () => {
  writeFileSync(join(folder, "digit.json"), read("p2.json").replace("9,400 barrels", "9,600 barrels"));
  expect(verify("digit.json")).toMatchObject({ code: 1, out: expect.stringContaining("ALTERED") as string });
  const copy = JSON.parse(read("p2.json")) as { manifest: { receipt: null } };
  copy.manifest.receipt = null;
  writeFileSync(join(folder, "unlogged.json"), `${JSON.stringify(copy)}\n`);
  expect(verify("unlogged.json")).toMatchObject({
    code: 1,
    out: expect.stringContaining("HIDDEN WITHOUT AUTHORITY") as string,
  });
  writeFileSync(join(folder, "spaced.json"), `${read("p2.json").trimEnd()} \n`);
  expect(verify("spaced.json").code).toBe(2);
});

it("lodges a submission with the witnesses, logs it, and lets a monitor hold everyone to it", async () => {
  writeFileSync(join(folder, "objection.txt"), "We object.\n");
  const matter = "00112233445566778899aabbccddeeff";
  const lodged = succeed(
    "lodge",
    "objection.txt",
    "--matter",
    matter,
    "--key",
    "mission.key",
    "--policy",
    "reader.policy",
  );
  expect(lodged.out.match(/lodged at/g)).toHaveLength(4);
  expect(succeed("lodgings", matter, "--policy", "reader.policy").out.match(/1 lodged/g)).toHaveLength(4);
  expect(append("objection.txt").code).toBe(0);
  expect(verify("objection.txt.receipt").code).toBe(0);

  const url = await serve("log", "serve", "record", "--port", "0");
  const seen = succeed(
    "monitor",
    url,
    "--policy",
    "reader.policy",
    "--state",
    "seen",
    "--slip",
    "objection.txt.lodging.json",
  );
  expect(seen.out).toContain("log.example/test, 5 entries");
  expect(succeed("log", "fsck", "record").out).toContain("Everything agrees: 5 entries");

  // The log's operator puts an old log back: the same key, another history.
  mkdirSync(join(folder, "other"));
  succeed("log", "init", "other/record", "--key", "log.key");
  const forked = penholder(
    "log",
    "append",
    "other/record",
    "objection.txt",
    "--key",
    "log.key",
    "--policy",
    "reader.policy",
  );
  expect(forked).toMatchObject({ code: 2, err: expect.stringContaining("must not start") as string });
});

it("shows for every command what it takes, with examples", () => {
  for (const command of [
    "keygen",
    "policy",
    "lodge",
    "seal",
    "amend",
    "redact",
    "excerpt",
    "verify",
    "witness",
    "monitor",
  ])
    expect(succeed(command, "--help").out, command).toContain("Examples:");
  for (const part of ["init", "append", "receipt", "serve", "fsck"])
    expect(succeed("log", part, "--help").out, part).toContain("Examples:");
});
