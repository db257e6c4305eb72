import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = join(root, "src", "cli", "main.ts");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "penholder-screening-"));
  importList("2026-01-01", ["Velmar Anna,1970", "Orlando Mina,", "Kim Chol Su,1962"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function importList(day: string, people: string[]): void {
  const rows = people.map((each, at) => `p${at},Person,${each}`);
  writeFileSync(join(folder, "list.csv"), `id,schema,name,birth\n${rows.join("\n")}\n`);
  const mapping = { list: "own", schema: "Person", id: "id", columns: { name: "name", birth: "birthDate" } };
  writeFileSync(join(folder, "mapping.json"), JSON.stringify(mapping));
  const done = run("lists", "import", "list.csv", "--mapping", "mapping.json", "--list", "own", "--date", day);
  expect(done.err).toBe("");
}

const file = (name: string): string => join(folder, name);
const bytes = (name: string): Buffer => readFileSync(file(name));

describe("penholder screen", () => {
  it("explains hits, reports rows without a name, and says what the columns were taken for", () => {
    writeFileSync(file("a.csv"), "Kundennr;Name;geb.\nC1;Anna Velmar;1970\nC2;;1980\nC3;Jorge Nobody;1950\n");
    const { code, out, err } = run("screen", "a.csv");
    expect(err).toContain("Name → name");
    expect(err).toContain("3 rows against 1 list: 1 with hits (1 hits), 1 clear, 1 NOT SCREENED");
    expect(out).toContain("row 1, C1: 1 hit");
    expect(out).toContain("row 2, C2: not screened");
    expect(out).toContain("For: ");
    expect(code).toBe(0);
    expect(run("screen", "a.csv", "--fail-on-hits").code).toBe(3);
  });

  it("writes every form, one thread or two, and leaves no journal", () => {
    const outs = ["r.csv", "r.jsonl", "r.xlsx", "r.html"];
    expect(run("screen", "a.csv", "--out", ...outs).code).toBe(0);
    expect(run("screen", "a.csv", "--out", ...outs.map((out) => `2${out}`), "--workers", "2").err).toContain(
      "written to",
    );
    for (const out of outs) expect(bytes(`2${out}`)).toEqual(bytes(out));
    expect(existsSync(file("r.csv.journal"))).toBe(false);
    // What we write we read again, as a customer file of its own.
    expect(run("screen", "r.xlsx", "--map", "name=name asked").err).toContain("workbook");
  });

  it("goes on after it was killed, to the same bytes", () => {
    const rows = Array.from(
      { length: 1500 },
      (_, at) => `C${at};${at % 7 === 0 ? "Anna Velmar" : `Jorge Nobody ${at}`};19${10 + (at % 80)}`,
    );
    writeFileSync(file("many.csv"), `id;name;dob\n${rows.join("\n")}\n`);
    expect(run("screen", "many.csv", "--out", "whole.csv", "whole.html").code).toBe(0);
    for (let kills = 0; kills < 2; kills++)
      killedInside(["screen", "many.csv", "--out", "parts.csv", "parts.html", "--resume"]);
    const torn = bytes("parts.csv.journal");
    expect(torn.length).toBeGreaterThan(1000);
    writeFileSync(file("parts.csv.journal"), torn.subarray(0, torn.length - 7));
    expect(run("screen", "many.csv", "--out", "parts.csv").err).toContain("add --resume to go on");
    expect(run("screen", "many.csv", "--out", "parts.csv", "--resume", "--limit", "3").err).toContain("other options");
    const done = run("screen", "many.csv", "--out", "parts.csv", "parts.html", "--resume");
    expect(done.err).toContain("going on after row");
    expect(bytes("parts.csv")).toEqual(bytes("whole.csv"));
    expect(bytes("parts.html")).toEqual(bytes("whole.html"));
  });

  it("refuses in one sentence what cannot be screened", () => {
    writeFileSync(file("x.csv"), "a;b\n1;2\n3;4\n");
    for (const [args, words] of [
      [["nowhere.csv"], "does not exist"],
      [["x.csv"], "no column looks like names"],
      [["a.csv", "--out", "r.doc"], "the ending says the form"],
      [["a.csv", "--out", "./a.csv"], "is the customer file itself"],
      [["a.csv", "--map", "shoe=1"], "say field=Column"],
      [["a.csv", "--store", "empty"], "holds no"],
      [["a.csv", "--decisions", "nowhere.jsonl"], "There is no file nowhere.jsonl"],
    ] as const) {
      const { code, err } = run("screen", ...args);
      expect(err).toContain(words);
      expect(code).toBe(2);
    }
  });
});

/** Runs until the journal has grown, and is killed without a warning. */
function killedInside(args: string[]): void {
  const journal = file("parts.csv.journal");
  const before = existsSync(journal) ? bytes("parts.csv.journal").length : 0;
  const env = { ...process.env, DIES_BY_FILE: journal, DIES_ABOVE: String(before + 3000) };
  const dies = new URL("./dies-inside.ts", import.meta.url).href;
  const { signal } = spawnSync(process.execPath, ["--import", dies, main, ...args], { cwd: folder, env });
  expect(signal).toBe("SIGKILL");
}

describe("decisions", () => {
  it("settle a hit until its evidence changes, and can be taken back", () => {
    const decide = (...more: string[]) =>
      run(
        "screen",
        "decide",
        "--customer",
        "C1",
        "--entry",
        entry,
        "--by",
        "A. Reviewer",
        "--why",
        "another person",
        "--decisions",
        "d.jsonl",
        ...more,
      );
    const [line] = bytes("r.jsonl").toString("utf8").split("\n");
    const entry = (JSON.parse(line ?? "") as { hits: { id: string }[] }).hits[0]?.id ?? "";
    expect(decide("--results", "r.jsonl", "--false-positive").err).toContain("false positive, on the evidence");
    expect(run("screen", "a.csv", "--decisions", "d.jsonl").err).toContain("1 settled by decisions");
    writeFileSync(file("b.csv"), bytes("a.csv").toString("utf8").replace("1970", "1971"));
    expect(run("screen", "b.csv", "--decisions", "d.jsonl", "--threshold", "0.1").out).toContain(
      "reopened, the evidence has changed",
    );
    expect(decide("--undo").code).toBe(0);
    expect(decide("--undo").code).toBe(2);
    expect(run("screen", "a.csv", "--decisions", "d.jsonl").err).not.toContain("settled");
    expect(decide("--confirmed", "--undo").err).toContain("Say one of");
  });
});

describe("penholder rescreen", () => {
  it("names the customers to look at again and why, from the kept index the second time", () => {
    importList("2026-02-01", ["Velmar Anna,1970", "Orlando Mina,1981", "Kim Chol Su,1962", "Nobody Jorge,1950"]);
    writeFileSync(file("c.csv"), "id,name,dob\nC1,Anna Velmar,1970\nC2,Mina Orlando,1981\nC3,Jorge Nobody,1950\n");
    const args = ["rescreen", "--customers", "c.csv", "--from", "own@2026-01-01", "--to", "own@2026-02-01"];
    const first = run(...args);
    expect(first.err).toContain("2 entries changed; 2 of 3 customers to be looked at again");
    expect(first.out).toMatch(/row 2, C2: Mina Orlando\n {2}hit changed: .*\n {4}/u);
    expect(first.out).toContain("row 3, C3: Jorge Nobody\n  new hit:");
    expect(first.out).not.toContain("row 1");
    const second = run(...args, "--out", "again.csv", "--fail-on-hits");
    expect(second.err).toContain("to open their index");
    expect(second.code).toBe(3);
    expect(bytes("again.csv").toString("utf8").trim().split("\r\n")).toHaveLength(3);
    expect(run(...args.slice(0, -1), "other@2026-02-01").code).toBe(2);
  });
});

describe("penholder search and score", () => {
  it("find one name, and the names of a pipe", () => {
    expect(run("search", "김철수").out).toContain("Kim Chol Su");
    const piped = spawnSync(process.execPath, [main, "search", "--json"], {
      cwd: folder,
      input: "Velmar\n\nNobody Atall\n",
      encoding: "utf8",
    });
    expect(
      piped.stdout
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { name: string }).name),
    ).toEqual(["Velmar", "Nobody Atall"]);
  });
  it("score two names and a file of pairs", () => {
    expect(run("score", "Anna Velmar", "VELMAR, Anna").out).toMatch(/^0\.9\d+ {2}match\n {2}For: /u);
    writeFileSync(
      file("pairs.csv"),
      "schema,name1,name2\nPerson,Anna Velmar,Anna Velmar\nCompany,Alpha Ltd,Omega GmbH\n",
    );
    const lines = run("score", "--pairs", "pairs.csv").out.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { verdict: string }).verdict)).toEqual(["match", "no match"]);
    expect(run("score", "--pairs", "list.csv").err).toContain("lacks the column name1");
    expect(run("score", "one").code).toBe(2);
  });
});
