import fc from "fast-check";
import { expect, it } from "vitest";
import { documentOf, type HidingPlan, parseSealedFile, redact, writeSealedFile } from "#document";
import { anyDocument, crypto, firstRelease, grounds, problemsOf, sealed } from "../../../test/sealing.ts";
import { nameOf, secretsOf } from "./secrets.ts";

const runs = { numRuns: 60 };

it("seals any document so that it reads back and checks, word for word", () => {
  fc.assert(
    fc.property(anyDocument, ({ document, marks }) => {
      const report = sealed(document, { marks });
      const bytes = writeSealedFile(report);
      expect(problemsOf(bytes)).toBe("");
      expect(parseSealedFile(bytes)).toEqual({ ok: true, value: report });
      const again = documentOf(report).blocks;
      const ids = new Map(document.blocks.map(({ id }, index) => [id, again[index]?.id]));
      const expected = document.blocks.map(({ text, number, marks: notes }) => {
        const called = notes.map(({ offset, note }) => ({ offset, note: ids.get(note) }));
        return { text, number, marks: called };
      });
      expect(again.map(({ text, number, marks: notes }) => ({ text, number, marks: notes }))).toEqual(expected);
    }),
    runs,
  );
});

it("any plan of hidings gives a copy that verifies and hides just that", () => {
  const plans = fc.array(fc.record({ block: fc.nat(11), slot: fc.nat(8), what: fc.nat(3) }), { maxLength: 8 });
  fc.assert(
    fc.property(anyDocument, plans, ({ document, marks }, picks) => {
      const report = sealed(document, { marks });
      const plan = picks.map((pick): HidingPlan => {
        const block = report.blocks[pick.block % report.blocks.length];
        if (block?.state !== "open" || pick.what === 3) return { ...grounds, title: true };
        if (pick.what === 2) return { ...grounds, numbers: [block.id] };
        const slots = pick.what === 0 || block.spans.length === 0 ? null : [pick.slot % block.spans.length];
        return { ...grounds, passages: [{ block: block.id, slots }] };
      });
      const copy = redact(crypto, report, plan, firstRelease);
      const bytes = writeSealedFile(copy);
      expect(problemsOf(bytes)).toBe("");
      const hidden = new Set(secretsOf(copy).map((secret) => nameOf(secret, (id) => `block ${id}`)));
      for (const { passages, title, numbers } of plan) {
        for (const { block, slots } of passages ?? []) {
          const whole = hidden.has(`block ${block}`);
          expect(whole || (slots !== null && hidden.has(`span ${(slots[0] ?? 0) + 1} of block ${block}`))).toBe(true);
        }
        for (const block of numbers ?? []) expect(hidden).toContain(`the printed number of block ${block}`);
        if (title) expect(hidden).toContain("the title");
      }
      for (const one of copy.blocks) {
        if (one.state !== "partly") continue;
        const seed = report.blocks.find(({ id }) => id === one.id);
        expect(Buffer.from(bytes).includes((seed?.state === "open" && seed.seed) || "")).toBe(false);
      }
    }),
    runs,
  );
});
