import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exitCode } from "./report.ts";
import { ScreeningJournal } from "./screening-journal.ts";

const folder = mkdtempSync(join(tmpdir(), "penholder-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the journal of a screening", () => {
  it.each(["", '{"type":"penholder/scr'])("begins anew where a kill left no whole line: %j", async (left) => {
    const path = join(folder, "hits.csv.journal");
    writeFileSync(path, left);
    await expect(ScreeningJournal.open(path, "key", "2026-01-01", "new")).rejects.toMatchObject({
      code: "screening-journal",
    });
    const journal = await ScreeningJournal.open(path, "key", "2026-01-01", "resume");
    expect(journal.rows).toBe(0);
    await journal.close();
    expect(readFileSync(path, "utf8")).toMatch(/^\{"type":"penholder\/screening-journal\/1".*\}\n$/u);
  });
});

describe("a full disk", () => {
  it("is told as what it is, not as a fault of the program", () => {
    expect(exitCode(Object.assign(new Error("no space left on device, write"), { code: "ENOSPC" }))).toBe(2);
    expect(exitCode(new Error("anything else"))).toBe(1);
  });
});
