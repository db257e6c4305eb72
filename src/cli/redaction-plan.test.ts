import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Document } from "#document";
import { planJsonSchema, readPlan } from "./redaction-plan.ts";

const folder = mkdtempSync(join(tmpdir(), "penholder-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const order = { reason: "personal-data", authority: "Coordinator", decision: "note 1" };
const block = { kind: "numbered", level: 0, parent: null, marks: [], page: null, place: "", language: "en" } as const;
const document: Document = {
  title: "",
  format: "text",
  language: "en",
  blocks: [
    { ...block, id: "a1", number: "1.", text: "One.", marks: [] },
    { ...block, id: "a2", number: "2.", text: "Two.", marks: [] },
    { ...block, id: "a3", number: "2.", text: "Two again.", marks: [] },
  ],
};

function read(plan: unknown): unknown {
  const path = join(folder, "plan.json");
  writeFileSync(path, typeof plan === "string" ? plan : JSON.stringify(plan));
  return readPlan(path, document);
}

it("finds the paragraphs of a plan by their printed numbers, or by id where a number stands twice", async () => {
  const hidings = [{ paragraphs: ["1", "id:a3"], words: ["Two"], numbers: ["(1)"], ...order }];
  expect(read({ schema: "penholder/redactions/1", hidings })).toEqual([
    {
      passages: [
        { block: "a1", slots: null },
        { block: "a3", slots: null },
      ],
      names: ["Two"],
      numbers: ["a1"],
      title: false,
      ...order,
    },
  ]);
  await expect(`${JSON.stringify(planJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../docs/redactions.schema.json",
  );
});

it.each([
  ["not JSON", "{", "is not JSON"],
  ["an unknown reason", { schema: "penholder/redactions/1", hidings: [{ ...order, reason: "because" }] }, "reason"],
  ["a misspelt field", { schema: "penholder/redactions/1", hidings: [{ ...order, paragraph: ["1"] }] }, "paragraph"],
  ["an ambiguous number", { schema: "penholder/redactions/1", hidings: [{ ...order, paragraphs: ["2"] }] }, "id:a2"],
  [
    "a number that is not there",
    { schema: "penholder/redactions/1", hidings: [{ ...order, paragraphs: ["9"] }] },
    "no paragraph 9",
  ],
])("refuses %s", (_, plan, words) => {
  expect(() => read(plan)).toThrow(words);
});
