import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { bytesSource, openCustomers } from "#lists";
import { screeningToXlsx } from "#writers";
import { sampleReport, sampleRows } from "../src/writers/screening/sample.fixture.ts";

const hasCalc = ["/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"].some((folder) =>
  existsSync(join(folder, "program", "libsclo.so")),
);

async function workbook(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of screeningToXlsx(sampleReport, sampleRows())) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

describe("a workbook of results", () => {
  it("is read by our own reader as it was written", async () => {
    const table = await openCustomers(bytesSource("r.xlsx", await workbook()), { known: () => 1, header: true });
    const rows: string[][] = [];
    for await (const { cells } of table.rows()) rows.push(cells);
    expect(table.columns.slice(0, 6)).toEqual(["row", "Id", "Name", "Note", "status", "remark"]);
    expect(rows[0]?.slice(0, 5)).toEqual(["1", "C1", "Anna Velmar", '=HYPERLINK("x")', "hits"]);
    expect(rows[2]?.[2]).toBe("Anna\u0001 _x0041_");
  });

  it.skipIf(!hasCalc)("opens in LibreOffice, its formulas texts (server: LibreOffice Calc)", async () => {
    const folder = mkdtempSync(join(tmpdir(), "penholder-calc-"));
    try {
      writeFileSync(join(folder, "r.xlsx"), await workbook());
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
      const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
      execFileSync(
        "soffice",
        ["--headless", profile, "--convert-to", filter, "--outdir", folder, join(folder, "r.xlsx")],
        {
          stdio: "ignore",
        },
      );
      const text = readFileSync(join(folder, "r.csv"), "utf8");
      expect(text).toContain("hit id");
      expect(text).toContain('"=HYPERLINK(""x"")"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
