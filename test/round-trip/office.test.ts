import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "#compare";
import type { Block, Document, Evidence } from "#document";
import { documentToDocx, ledgerToDocx } from "#writers";

function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The text that LibreOffice makes of a DOCX: numbers and notes included, deleted text too. */
function throughOffice(docx: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "penholder-office-"));
  try {
    writeFileSync(join(folder, "x.docx"), docx);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const filter = "html:HTML (StarWriter):UTF8";
    execFileSync(
      "soffice",
      ["--headless", profile, "--convert-to", filter, "--outdir", folder, join(folder, "x.docx")],
      {
        stdio: "ignore",
      },
    );
    return readFileSync(join(folder, "x.html"), "utf8")
      .replace(/<[^>]*>/gu, " ")
      .replace(/\s+/gu, " ");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(texts: string[], notes: string[]): Document {
  const block = (id: string, kind: Block["kind"], number: string | null, text: string): Block => ({
    id,
    kind,
    number,
    level: kind === "heading" ? 1 : 0,
    parent: null,
    text,
    marks: [],
    page: null,
    place: id,
    language: "en",
  });
  const blocks = [block("h1", "heading", "I.", "Findings")];
  texts.forEach((text, index) => {
    const paragraph = block(`p${index + 1}`, "numbered", `${index + 1}.`, text);
    blocks.push(paragraph);
    const note = notes[index];
    if (note === undefined) return;
    paragraph.marks.push({ offset: text.length, note: `n${index + 1}` });
    blocks.push({ ...block(`n${index + 1}`, "footnote", String(index + 1), note), parent: paragraph.id });
  });
  return { title: "", format: "docx", language: "en", blocks };
}

const evidence: Evidence = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };

describe.skipIf(!hasOffice())("in LibreOffice (server: not installed)", () => {
  it("a document shows its text and its notes", () => {
    const document = report(
      ["The barge left the quay.", "The crane stood idle."],
      ["Port log, page 4.", "Crane log, page 9."],
    );
    return documentToDocx(document).then((docx) => {
      const shown = throughOffice(docx);
      for (const { text } of document.blocks) expect(shown).toContain(text);
    });
  });

  it("a redline keeps every text and note, although comments stand between the first two notes", async () => {
    const texts = [
      "The barge left the quay before sunrise on that day.",
      "The crane stood idle for the rest of the week, and nobody was seen near it.",
      "The harbour master signed the log in the evening.",
    ];
    const original = report(texts, ["Port log, page 4.", "Crane log, page 9.", "Harbour log, page 2."]);
    const changed = texts.map((text) => text.replace("the", "the old"));
    const amended = report(changed, ["Port log, page 4.", "Crane log, page 9.", "Harbour log, page 3."]);
    const ledger = compareDocuments({
      original: { document: original, evidence },
      amended: { document: amended, evidence },
    });
    expect(ledger.changes.length).toBeGreaterThan(2);
    const shown = throughOffice(await ledgerToDocx(ledger));
    for (const note of ["Port log, page 4.", "Crane log, page 9.", "Harbour log, page"]) expect(shown).toContain(note);
    for (const passage of ["before sunrise on that day.", "nobody was seen near it.", "in the evening."])
      expect(shown).toContain(passage);
  });
});
