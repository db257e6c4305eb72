import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Ledger } from "#compare";

const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "penholder-cli-"));
const example = (name: string) => join(root, "examples", "2018-midterm", name);
const put = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
function penholder(...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, "bin", "penholder.js"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const first = put(
  "first.md",
  "# Report\n\n1. Mr. Ivan Testov violated the measures.\n\n2. The Panel saw 12 tankers.\n",
);
const second = put(
  "second.txt",
  "Report\n\n1. An individual may have violated the measures.\n\n2. The Panel saw 12 tankers.\n",
);

describe("compare", () => {
  it("shows the worked example: two silent changes, and who is gone", () => {
    const out = join(folder, "ledger.json");
    const inputs = ["--parties", example("parties.csv"), "--requests", example("requests.json")];
    const { code, err } = penholder(
      "compare",
      example("original.docx"),
      example("amended.docx"),
      ...inputs,
      "--out",
      out,
    );
    expect(err).toContain("Written:");
    expect(code).toBe(0);
    const ledger = JSON.parse(readFileSync(out, "utf8")) as Ledger;
    const silent = ledger.changes.filter(({ binding }) => binding.status === "silent");
    expect(silent.flatMap(({ classes }) => classes.map((entry) => entry.class))).toEqual(
      expect.arrayContaining(["figure-changed", "party-anonymised"]),
    );
    expect(ledger.summary).toMatchObject({ silent: 2, gone: ["Pavel Obrazin"] });
    expect(ledger.bindings?.unfulfilled).toEqual([
      expect.objectContaining({ request: "V-6", flag: "accepted-not-carried-out" }),
    ]);
  });

  it("finds the same in the Markdown as in the Word form of the worked example", () => {
    const { out } = penholder("compare", example("original.md"), example("original.docx"), "--format", "json");
    expect((JSON.parse(out) as Ledger).changes).toEqual([]);
  });

  it("compares two formats, prints words without colour when piped, and nothing on stderr", () => {
    const { code, out, err } = penholder("compare", first, second);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(out).toContain("Ivan Testov");
    expect(out).toMatch(/anonymised/);
    expect(out).not.toContain("\u001b[");
  });

  it.each(["html", "json", "md", "docx"])("writes %s, whole, by the ending of --out", (ending) => {
    const out = join(folder, `result.${ending}`);
    expect(penholder("compare", first, second, "--out", out).code).toBe(0);
    expect(readFileSync(out).length).toBeGreaterThan(500);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("names the two files in the ledger, and says on stderr what could not be read or judged", () => {
    const broken = put("broken.txt", "placeholder");
    writeFileSync(broken, Buffer.concat([readFileSync(second), Buffer.from([0x33, 0x2e, 0x20, 0xff, 0x61])]));
    const target = { paragraph: "1" };
    const request = { id: "r1", who: { name: "Norvania", kind: "state" }, received: "2031-08", target, proposed: null };
    const requests = put("undated.json", JSON.stringify({ schema: "penholder/requests/1", requests: [request] }));
    const { code, out, err } = penholder("compare", first, broken, "--requests", requests, "--format", "json");
    const ledger = JSON.parse(out) as Ledger;
    expect(code).toBe(0);
    expect([ledger.documents.original.file, ledger.documents.amended.file]).toEqual(["first.md", "broken.txt"]);
    expect(ledger.bindings?.warnings).toEqual([expect.stringContaining("amendedVersion.date")]);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^penholder: broken\.txt: /u);
    expect(lines[1]).toMatch(/^penholder: undated\.json: .*amendedVersion\.date/u);
  });

  it("refuses two languages by name", () => {
    const french = put(
      "french.txt",
      "1. Le Groupe d’experts a constaté que les navires ont livré du pétrole dans les ports de la République.\n",
    );
    const english = put(
      "english.txt",
      "1. The Panel of Experts found that the vessels had delivered petroleum in the ports of the Republic.\n",
    );
    const { code, err } = penholder("compare", english, french);
    expect(code).toBe(2);
    expect(err).toMatch(/English.*French/);
  });
});

describe("bad input: one sentence, exit code 2, nothing written", () => {
  const out = join(folder, "never.html");
  it.each([
    ["a missing file", ["compare", "nothing.docx", first], /nothing\.docx/],
    ["an empty file", ["compare", put("empty.md", ""), first], /empty\.md/],
    ["a wrong type", ["compare", put("x.docx", "\u0000\u0001\u0002GIF"), first], /x\.docx/],
    ["an unknown view", ["compare", first, second, "--view", "both"], /original/],
    [
      "requests that break the schema",
      ["compare", first, second, "--requests", put("r.json", '{"requests": 1}')],
      /r\.json/,
    ],
    ["parties that cannot be read", ["compare", first, second, "--parties", put("p.csv", "colour\nred\n")], /p\.csv/],
    ["an unknown option", ["compare", first, second, "--colour"], /--colour/],
    ["a folder that does not exist", ["compare", first, second, "--out", join(folder, "no", "x.html")], /x\.html/],
  ])("%s", (_name, args, message) => {
    const { code, err } = penholder(...(args.includes("--out") ? args : [...args, "--out", out]));
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});

it("inspect shows the blocks with their printed numbers", () => {
  const { code, out } = penholder("inspect", example("original.docx"), "--format", "json");
  expect(code).toBe(0);
  const { document } = JSON.parse(out) as { document: { blocks: { kind: string; number: string }[] } };
  expect(document.blocks.filter(({ kind }) => kind === "numbered").at(-1)?.number).toBe("44.");
});

it("--help says what there is, with examples", () => {
  const { code, out } = penholder("compare", "--help");
  expect(code).toBe(0);
  for (const option of ["--view", "--parties", "--requests", "--format", "--out", "--password", "Examples:"])
    expect(out).toContain(option);
});
