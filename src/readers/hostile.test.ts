import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { readFile } from "./open.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "penholder-hostile-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The error of reading a file: a PenholderError that says in one sentence what is wrong. */
async function refusal(path: string): Promise<PenholderError> {
  const error = await readFile(path, { view: "final" }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PenholderError)) throw new Error(`expected a refusal, got ${String(error)}`);
  expect(error.message).toMatch(/^[^\n]{20,400}\.$/u);
  expect(error.code).not.toBe("internal");
  return error;
}

describe("files that are not what they should be", () => {
  it("that do not exist, or are folders, are named", async () => {
    expect((await refusal(join(folder, "none.docx"))).code).toBe("file-not-found");
    expect((await refusal(folder)).code).toBe("file-unreadable");
    expect((await refusal(join(file("a.txt", "x"), "b.txt"))).code).toBe("file-not-found");
  });

  it.skipIf(!existsSync("/dev/zero"))("a device without end is refused unread", async () => {
    expect((await refusal("/dev/zero")).code).toBe("file-unreadable");
  });

  it("a file of 1 GB is refused unread", async () => {
    const path = file("large.txt", "");
    truncateSync(path, 1024 * 1024 * 1024);
    const before = process.resourceUsage().maxRSS;
    expect((await refusal(path)).code).toBe("file-too-large");
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200 * 1024);
  });

  it.each([
    ["empty.docx", ""],
    ["blank.md", " \n\n"],
    ["page.html", "<!doctype html><script>x</script>"],
  ])("%s holds nothing", async (name, content) => {
    expect((await refusal(file(name, content))).code).toBe("file-empty");
  });

  it.each([
    ["program.docx", "MZ\u{90}\0\u{3}\0"],
    ["data.md", '{"a": [1, 2]}'],
    ["sheet.docx", zipSync({ "xl/workbook.xml": strToU8("<x/>") })],
  ])("%s is told by its content", async (name, content) => {
    expect((await refusal(file(name, content))).code).toBe("file-type-unknown");
  });

  it("a DOCX that breaks off is corrupt", async () => {
    const whole = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": strToU8("<w:document/>".repeat(200)),
    });
    for (const length of [60, 120, whole.length - 30])
      expect((await refusal(file("cut.docx", whole.subarray(0, length)))).code).toBe("file-corrupt");
  });

  it("the format does not depend on the name", async () => {
    const reading = await readFile(file("report.pdf", "# Heading\n\nText."), {});
    expect(reading.document.format).toBe("markdown");
  });
});

const deep = (open: string, close: string, times: number) => `${open.repeat(times)}text${close.repeat(times)}`;

/** Files that would cost a careless reader its stack, its memory or its time: read in good time, or refused. */
const costly: [string, () => string][] = [
  ["nested.html", () => deep("<div>", "</div>", 10_000)],
  ["nested-lists.html", () => deep("<ul><li>", "</li></ul>", 10_000)],
  ["nested-tables.html", () => deep("<table><tr><td>", "</td></tr></table>", 600)],
  ["nested-inline.html", () => deep("<b><i>", "", 50_000)],
  ["open-tables.html", () => `<p>${"<table>".repeat(50_000)}`],
  ["attributes.html", () => `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(" ")}>text</p>`],
  ["unterminated.html", () => `<p>text</p><!-- ${"x".repeat(1_000_000)}`],
  ["tag-starts.html", () => `<p>text</p>${"<a".repeat(300_000)}`],
  ["spans.html", () => `<table>${"<tr><td rowspan=9999 colspan=100>x".repeat(2000)}</table><p>text`],
  ["entities.html", () => `<p>${"&amp;".repeat(300_000)}</p>`],
  [
    "notes.html",
    () =>
      `<p>${Array.from({ length: 20_000 }, (_, index) => `<a href="#fn${index}"><sup>${index % 1000}</sup></a>`).join("")}</p>${Array.from({ length: 20_000 }, (_, index) => `<p id="fn${index}">x</p>`).join("")}`,
  ],
  ["brackets.md", () => `# H\n\n${"[".repeat(100_000)}`],
  ["stars.md", () => `# H\n\n${"*a ".repeat(100_000)}`],
  ["quotes.md", () => `# H\n\n${">".repeat(100_000)}`],
  ["links.md", () => `# H\n\n${"[a](".repeat(100_000)}`],
  ["ticks.md", () => `# H\n\n${Array.from({ length: 2000 }, (_, index) => "`".repeat(index)).join(" a ")}`],
  ["lists.md", () => `# H\n\n${Array.from({ length: 2000 }, (_, index) => `${"  ".repeat(index)}- a`).join("\n")}`],
  ["list-markers.md", () => `# H\n\n${"1. ".repeat(50_000)}`],
  ["table.md", () => `|${"a|".repeat(20_000)}\n|${"-|".repeat(20_000)}\n|${"b|".repeat(20_000)}\n`],
  [
    "definitions.md",
    () =>
      `# H\n\n${Array.from({ length: 20_000 }, (_, index) => `[a${index}]: /b`).join("\n\n")}\n\n${"[a1] [x\n\n".repeat(2000)}`,
  ],
  [
    "notes.md",
    () =>
      `# H\n\n${"x[^1] ".repeat(50_000)}\n\n${Array.from({ length: 50_000 }, (_, index) => `[^${index}]: n`).join("\n")}`,
  ],
  [
    "note-chain.md",
    () =>
      `# H\n\nx[^0]\n\n${Array.from({ length: 20_000 }, (_, index) => `[^${index}]: n[^${index + 1}]`).join("\n\n")}`,
  ],
  ["html-in.md", () => `# H\n\n${"<div>\n\n".repeat(20_000)}`],
  ["fence.md", () => `# H\n\n\`\`\`\n${"x\n".repeat(300_000)}`],
  ["line.txt", () => "word ".repeat(1_500_000)],
  ["lines.txt", () => "1. x\n".repeat(350_000)],
  ["dots.txt", () => `Text\n${". ".repeat(500_000)}`],
  ["spaces.txt", () => `Text${" ".repeat(2_000_000)}end`],
  ["columns.txt", () => `${`a${"   b".repeat(90)}\n`.repeat(5000)}`],
  ["pages.txt", () => "text\f".repeat(100_000)],
  ["rules.txt", () => `text\n${"____________\n1 note\n".repeat(50_000)}`],
  ["hyphens.txt", () => "word-\n".repeat(300_000)],
  ["digits.txt", () => `x${"1 ".repeat(1_000_000)}`],
];

describe("files that cost a careless reader everything", () => {
  it.each(costly)("%s is read in good time or refused", async (name, make) => {
    const path = file(name, make());
    const before = process.cpuUsage();
    const outcome = await readFile(path, { view: "final" }).catch((error: unknown) => error);
    const { user, system } = process.cpuUsage(before);
    // Of the processor, which a busy machine gives late: a careless reader takes minutes.
    expect((user + system) / 1e6).toBeLessThan(30);
    if (!(outcome instanceof Error)) return;
    expect(outcome).toBeInstanceOf(PenholderError);
    expect((outcome as PenholderError).code).toBe("file-too-complex");
    expect(outcome.message).toMatch(/^[^\n]{20,400}\.$/u);
  });

  it("memory is bounded: a page of millions of elements", async () => {
    expect((await refusal(file("elements.html", `<p>${"<b>x</b>".repeat(3_500_000)}`))).code).toBe("file-too-complex");
  });

  it("two files are read at once, with progress", async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `${index + 1}. The Panel saw *one* vessel.`).join("\n\n");
    const seen: string[] = [];
    const onProgress = (_done: number, _total: number, what: string) => seen.push(what);
    const [one, two] = await Promise.all([
      readFile(file("one.md", `# H\n\n${text}`), { onProgress }),
      readFile(file("two.txt", text.replaceAll("*", "")), {}),
    ]);
    expect(one.document.blocks).toHaveLength(3001);
    expect(two.document.blocks).toHaveLength(3000);
    expect(seen.length).toBeGreaterThan(0);
  });
});
