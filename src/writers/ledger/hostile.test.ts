import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ledger } from "#compare";
import { ledgerToHtml } from "../html/page.ts";
import { ledgerToJson } from "../json.ts";
import { ledgerToMarkdown } from "../markdown/ledger.ts";
import { ledgerToTerminal } from "../terminal/ledger.ts";
import { sampleLedger } from "./sample.fixture.ts";

const nasty = fc.string({
  unit: fc.constantFrom(
    "<",
    ">",
    '"',
    "&",
    "\u202e",
    "\u2029",
    "\u0000",
    "\u001b[2J",
    "\ud800",
    "`",
    "|",
    "\t",
    "\n",
    "a",
    "أ",
    "灰",
  ),
});

/** A ledger with some of its texts, names, ids and numbers replaced by others. */
function mutated(value: unknown, next: () => { hit: boolean; text: string }): unknown {
  if (Array.isArray(value)) return value.map((item) => mutated(item, next));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) =>
        // Kinds and the like come from our own code; what files say may be anything.
        /^(?:kind|class|status|flag|flags|outcome|format|schema|side|onlyIn|type)$/.test(key)
          ? [key, item]
          : [key, mutated(item, next)],
      ),
    );
  if (typeof value !== "string" && typeof value !== "number") return value;
  const { hit, text } = next();
  if (!hit) return value;
  return typeof value === "string" ? text : text.length;
}

describe("any text in any place of a ledger", () => {
  it("is written by every writer, without an error and without a control character", () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (texts, every) => {
        let calls = 0;
        const next = () => {
          calls += 1;
          return { hit: calls % every === 0, text: texts[calls % texts.length] ?? "" };
        };
        const sample = sampleLedger();
        const kept = { edits: sample.changes.map((change) => change.edits?.map(([op]) => op)) };
        const ledger = mutated(sample, next) as Ledger;
        ledger.changes.forEach((change, index) => {
          change.edits?.forEach((edit, at) => {
            edit[0] = kept.edits[index]?.[at] ?? "keep";
          });
        });
        const page = ledgerToHtml(ledger, {
          title: ledger.documents.original.title,
          notice: ledger.documents.amended.title,
        });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
        expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/u);
        expect(page.match(/<script>/gu)).toHaveLength(1);
        expect(page.isWellFormed()).toBe(true);
        const terminal = ledgerToTerminal(ledger, { colour: false, width: 80, details: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
        expect(terminal).not.toMatch(/[\u0000-\u0008\u001b\u202e]/u);
        expect(ledgerToMarkdown(ledger)).not.toBe("");
        expect(JSON.parse(ledgerToJson(ledger)).schema).toBe("penholder/ledger/1");
      }),
      { numRuns: 60 },
    );
  });
});
