import { expect, it } from "vitest";
import { blockName, blockNames } from "./block-names.ts";
import type { SealedBlock } from "./types.ts";

const attributes = { level: 0, parent: null, language: "en" };
const open = (id: string, kind: string): SealedBlock => ({
  state: "open",
  id,
  seed: "",
  revision: 0,
  attributes: { ...attributes, kind },
  spans: [],
});
const blocks: SealedBlock[] = [
  open("a", "heading"),
  open("b", "numbered"),
  { state: "closed", id: "c", stub: "" },
  open("d", "footnote"),
  open("e", "row"),
  open("f", "numbered"),
];

it("calls a block by its kind and printed number, without the number's own punctuation", () => {
  const printed = ["II.", "22.", "23.", "7", null, ` ${"9".repeat(60)}`];
  const names = blocks.map((_, index) => blockName({ numbers: { seed: "", printed }, blocks }, index));
  expect(names).toEqual(["heading II", "paragraph 22", "paragraph 23", "note 7", "block 5", "block 6"]);
});

it("calls it by its place where the number is hidden, and an unknown id by itself", () => {
  const each = [{ stub: "" }, { salt: "", printed: "22." }];
  const named = blockNames({ numbers: { each }, blocks });
  expect(["a", "b", "c", "x"].map(named)).toEqual(["block 1", "paragraph 22", "block 3", "block x"]);
});
