import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nodeCrypto } from "#log";
import { parseVerifierKey } from "#record";
import type { Report, VersionComparison } from "#verify";
import { recordFixture } from "./record-fixture.ts";

const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "penholder-verify-"));
const fixture = recordFixture();
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return name;
};
function penholder(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, "bin", "penholder.js"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policy = put("panel.policy", fixture.policyText);
const redacted = put("redacted.json", fixture.files.redacted);
const later = put("later.json", fixture.files.redactedAmended);

describe("verify", () => {
  it("prints the checks in order and exits with 0 only when authentic by the reader's policy", () => {
    const { code, out, err } = penholder("verify", redacted, "--policy", policy);
    expect(err).toBe("");
    expect(code).toBe(0);
    const lines = out.split("\n");
    expect(lines[0]).toBe("redacted.json: redacted copy of “Deliveries of fuel”, version 1");
    expect(lines[1]).toMatch(/^ {2}✓ Form of the file: /);
    expect(lines.filter((line) => line.startsWith("  ✗"))).toEqual([]);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^AUTHENTIC/);
    expect(out).not.toContain("fingerprint");
    expect(penholder("verify", redacted, "--policy", policy, "--verbose").out).toContain("fingerprint");
  });

  it("without a policy: self-consistent, not authenticated, exit code 1", () => {
    const { code, out } = penholder("verify", redacted);
    expect(code).toBe(1);
    expect(out).toContain("SELF-CONSISTENT, NOT AUTHENTICATED");
  });

  it("a tampered copy: says what, exit code 1; control characters in it do nothing", () => {
    const words = Buffer.from(fixture.files.redacted)
      .toString()
      .replace("The flag State has not answered.", "\\u001b[2JNothing.");
    const { code, out } = penholder("verify", put("tampered.json", words), "--policy", policy, "--text");
    expect(code).toBe(1);
    expect(out).toContain("ALTERED: this is not what was signed.");
    expect(out).toContain("<U+001B>[2JNothing.");
    expect(out).toContain("████████ [personal-data; The Committee; SC/2018/13]");
    expect(out).not.toContain("\u001b");
  });

  it("what cannot be used: exit code 2 and one sentence", () => {
    expect(penholder("verify", put("note.txt", "Hello.\n"), "--policy", policy)).toMatchObject({ code: 2 });
    expect(penholder("verify", "nowhere.json", "--policy", policy)).toMatchObject({
      code: 2,
      err: expect.stringContaining("no file nowhere.json"),
    });
    expect(penholder("verify", redacted, "--policy", redacted)).toMatchObject({
      code: 2,
      err: expect.stringContaining("not a policy file"),
    });
    expect(penholder("verify", redacted, "--earlier", redacted)).toMatchObject({
      code: 2,
      err: expect.stringContaining("--policy"),
    });
    expect(penholder("verify", redacted, "--policy", policy, "--earlier", redacted)).toMatchObject({ code: 2 });
    expect(penholder("verify")).toMatchObject({ code: 2 });
  });

  it("answers in JSON, for every artefact", () => {
    for (const [name, bytes] of Object.entries(fixture.files)) {
      const { code, out } = penholder("verify", put(name, bytes), "--policy", policy, "--json");
      expect(code).toBe(0);
      expect(JSON.parse(out) as Report).toMatchObject({ verdict: "authentic", ok: true });
    }
  });

  it("two versions against each other", () => {
    const { code, out } = penholder("verify", later, "--against", redacted, "--policy", policy);
    expect(code).toBe(0);
    expect(out).toContain("Version 2 names the seal of version 1");
    expect(out).toMatch(/sealed anew between the two versions while it is hidden/);
    const json = JSON.parse(penholder("verify", later, "--against", redacted, "--json").out) as VersionComparison;
    expect(json).toMatchObject({
      ok: false,
      blocks: expect.arrayContaining([expect.objectContaining({ outcome: "unchanged-though-hidden" })]),
    });
  });
});

describe("keygen and policy", () => {
  it("a secret key for its owner alone, never overwritten, and a public one to show", () => {
    const { code, out, err } = penholder("keygen", "panel.example/jane", "--out", "jane.key");
    expect(code).toBe(0);
    expect(parseVerifierKey(nodeCrypto, out.trim())).toMatchObject({
      ok: true,
      value: { name: "panel.example/jane", type: 1 },
    });
    expect(err).toMatch(/Fingerprint: (\d{5} ){5}\d{5}\n/);
    expect(statSync(join(folder, "jane.key")).mode & 0o777).toBe(0o600);
    const secret = readFileSync(join(folder, "jane.key"), "utf8");
    expect(secret).toMatch(/^PRIVATE\+KEY\+panel\.example\/jane\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n$/);
    expect(out + err).not.toContain(secret.trim().split("+").at(-1));
    expect(penholder("keygen", "panel.example/jane", "--out", "jane.key")).toMatchObject({ code: 2, out: "" });
    expect(readFileSync(join(folder, "jane.key"), "utf8")).toBe(secret);
    expect(penholder("keygen", "two words", "--out", "x.key")).toMatchObject({ code: 2 });
    expect(penholder("keygen", "panel.example/x")).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, "x.key"))).toBe(false);
    put("jane.pub", out);
  });

  it("makes the policy that verifies, from keys and files, and shows it with fingerprints and liars tolerated", () => {
    const { authors, publisher, log, witnesses } = fixture.keys;
    const given = [
      ...authors.flatMap(({ vkey }) => ["--author", vkey]),
      ...["--authors", "2", "--publisher", publisher.vkey, "--log", log.vkey, "https://log.example/"],
      ...witnesses.flatMap(({ vkey }, i) => ["--witness", put(`w${i}.pub`, `${vkey}\n`)]),
    ];
    expect(penholder("policy", ...given, "--out", "made.policy")).toMatchObject({ code: 0, out: "" });
    expect(penholder("verify", redacted, "--policy", "made.policy").code).toBe(0);
    const { code, out } = penholder("policy", "show", "made.policy");
    expect(code).toBe(0);
    expect(out).toContain("A report counts as signed when 2 of these 3 keys signed.");
    expect(out).toContain("tolerates 1 lying");
    expect(out.match(/(\d{5} ){5}\d{5}/g)).toHaveLength(10);
    expect(penholder("policy", ...given, "--quorum", "5")).toMatchObject({ code: 2, out: "" });
  });

  it("asks for an explicit choice about the log, and refuses secret keys and contradictions", () => {
    const { vkey } = fixture.keys.publisher;
    expect(penholder("policy", "--author", vkey)).toMatchObject({ code: 2, err: expect.stringContaining("--no-log") });
    expect(penholder("policy", "--author", vkey, "--no-log")).toMatchObject({
      code: 0,
      out: expect.stringContaining('"log":null'),
    });
    expect(penholder("policy", "--author", "jane.key", "--no-log").err).toContain("secret key");
    expect(penholder("policy", "--author", "jane", "--no-log")).toMatchObject({ code: 2 });
    expect(penholder("policy", "--author", vkey, "--authors", "2", "--no-log")).toMatchObject({ code: 2 });
    expect(penholder("policy", "--author", vkey, "--log", "https://log.example/")).toMatchObject({ code: 2 });
    expect(penholder("policy", "show", redacted)).toMatchObject({ code: 2 });
  });

  it.each([["keygen"], ["policy"], ["policy", "show"], ["verify"]])(
    "%s %s explains itself with examples",
    (...command) => {
      const { code, out } = penholder(...command.filter((word) => word !== undefined), "--help");
      expect(code).toBe(0);
      expect(out).toContain("Example");
    },
  );
});
