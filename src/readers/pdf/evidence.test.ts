import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { type Ink, set, writePdf } from "./fixture.test.helper.ts";
import { readPdf } from "./read.ts";

const text = "The Panel visited the harbour twice and spoke with the crew of the vessel Morning Heron.";

function plain(): Ink[] {
  const ink: Ink[] = [];
  set(ink, `1. ${text} ${text} ${text}`, { y: 100 });
  return ink;
}

async function codeOf(bytes: Uint8Array, password?: string): Promise<string> {
  try {
    await readPdf(bytes, { name: "test.pdf", ...(password === undefined ? {} : { password }) });
    return "read";
  } catch (error) {
    return error instanceof PenholderError ? error.code : `threw ${String(error)}`;
  }
}

describe("what a PDF carries besides its text", () => {
  it("keeps properties, names the author, and reads comments", async () => {
    const bytes = writePdf([{ ink: plain(), entries: "/Annots [100 0 R]" }], {
      info: "/Title (Final report) /Author (Ada Example) /Producer (Test Writer)",
      objects: {
        100: "<< /Type /Annot /Subtype /Text /Rect [80 600 100 620] /Contents (Take this out) /T (Ben Example) /CreationDate (D:20300102030405+02'00') >>",
      },
    });
    const { evidence } = await readPdf(bytes, { name: "test.pdf" });
    expect(evidence.properties).toMatchObject({ Author: "Ada Example", Producer: "Test Writer" });
    expect(evidence.people).toEqual(["Ada Example", "Ben Example"]);
    expect(evidence.comments).toMatchObject([
      { author: "Ben Example", text: "Take this out", date: "2030-01-02T03:04:05+02:00", place: "page 1 (Text)" },
    ]);
  });

  it("notes text that is invisible, white or off the page, and leaves it out of the flow", async () => {
    const raw = [
      "BT /F1 10 Tf 3 Tr 1 0 0 1 72 400 Tm (invisible words) Tj ET",
      "BT /F1 10 Tf 0 Tr 1 1 1 rg 1 0 0 1 72 380 Tm (white words) Tj ET",
      "BT /F1 10 Tf 0 0 0 rg 1 0 0 1 900 380 Tm (words outside) Tj ET",
    ].join("\n");
    const { document, evidence } = await readPdf(writePdf([{ ink: plain(), raw }]), { name: "test.pdf" });
    const hidden = evidence.hidden.map((entry) => entry.text).join(" ");
    for (const words of ["invisible words", "white words", "words outside"]) {
      expect(hidden).toContain(words);
      expect(document.blocks.map((block) => block.text).join(" ")).not.toContain(words);
    }
  });

  it("names pages without text, and refuses a file that has none", async () => {
    const { evidence } = await readPdf(writePdf([{ ink: plain() }, { ink: [] }]), { name: "test.pdf" });
    expect(evidence.warnings).toContain("page 2 has no text: scanned?");
    expect(await codeOf(writePdf([{ ink: [] }]))).toBe("no-text");
  });

  it("does not take the caller's bytes away", async () => {
    const bytes = writePdf([{ ink: plain() }]);
    await readPdf(bytes, { name: "test.pdf" });
    expect(bytes.length).toBeGreaterThan(100);
  });
});

describe("hostile PDFs", () => {
  it("are refused by a code where they are cut off or no PDF at all", async () => {
    const bytes = writePdf([{ ink: plain() }]);
    expect(await codeOf(bytes.slice(0, 40))).toBe("file-corrupt");
    expect(await codeOf(new Uint8Array(0))).toBe("file-corrupt");
    expect(await codeOf(new TextEncoder().encode("no pdf at all"))).toBe("file-corrupt");
  });

  it("ask for a password where they are encrypted", async () => {
    const encrypt =
      "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <0102030405060708091011121314151617181920212223242526272829303132> /U <0102030405060708091011121314151617181920212223242526272829303132> >>";
    const whole = new TextDecoder("latin1").decode(writePdf([{ ink: plain() }], { objects: { 6: encrypt } }));
    const locked = whole.replace("/Root 1 0 R", "/Encrypt 6 0 R /ID [<01> <01>] /Root 1 0 R");
    const bytes = Uint8Array.from(locked, (letter) => letter.charCodeAt(0));
    expect(await codeOf(bytes)).toBe("password-required");
    expect(await codeOf(bytes, "guess")).toBe("password-wrong");
  });

  it("give a reading or a PenholderError, whatever bytes are changed", async () => {
    const sound = writePdf([{ ink: plain(), rules: [[72, 300, 300, 300]] }, { ink: plain() }]);
    const change = fc.record({
      at: fc.nat(sound.length - 1),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = sound.slice();
        for (const { at, bytes: other } of changes) bytes.set(other.slice(0, bytes.length - at), at);
        const cut = changes[0]?.cut ? bytes.slice(0, changes[0].at) : bytes;
        expect(await codeOf(cut)).toMatch(
          /^(?:read|no-text|file-corrupt|file-too-complex|password-required|password-wrong)$/u,
        );
      }),
      { numRuns: 60 },
    );
  });
});
