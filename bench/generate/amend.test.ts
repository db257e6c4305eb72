import { describe, expect, it } from "vitest";
import type { Block, Document } from "#document";
import { amend } from "./amend.ts";
import { countAnew } from "./assemble.ts";
import type { KnownName } from "./data/names.data.ts";
import { Random } from "./random.ts";
import { dataPath, donorsOf, readSource } from "./sources.ts";
import { mixture, nothing, type Pair } from "./truth.ts";

const subjects = [
  "The harbour office",
  "A second convoy",
  "The northern depot",
  "The survey team",
  "The coastal radio",
];
const verbs = ["reached", "inspected", "repaired", "crossed", "described"];
const objects = ["the old bridge", "a row of warehouses", "the eastern road", "several small boats", "the river port"];

/** A document of numbered paragraphs with notes, made up sentence by sentence. */
function madeUp(paragraphs: number): Document {
  const random = new Random(5);
  const sentence = (i: number) =>
    `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} after ${i} weeks of the long rains, while Lindbrook Metals was waiting.`;
  const block = (id: string, kind: Block["kind"], number: string | null, text: string): Block => ({
    id,
    kind,
    number,
    level: 0,
    parent: null,
    text,
    marks: [],
    page: null,
    place: id,
    language: "en",
  });
  const blocks: Block[] = [];
  for (let i = 1; i <= paragraphs; i++) {
    const text = Array.from({ length: 2 + random.below(5) }, () => sentence(i)).join(" ");
    const paragraph = block(`p${i}`, "numbered", `${i}.`, text);
    paragraph.marks.push({ offset: text.length, note: `n${i}` });
    blocks.push(paragraph, { ...block(`n${i}`, "footnote", String(i), `Letter ${i} on file.`), parent: `p${i}` });
  }
  return { title: "", format: "markdown", language: "en", blocks };
}

const names: KnownName[] = [{ name: "Lindbrook Metals", aliases: [], type: "company" }];
const donors = Array.from(
  { length: 30 },
  (_, i) => `Elsewhere the mountain railway carried ${i + 2} loads of slate to the valley each day of spring.`,
);
const make = (seed: number, plan = mixture(0.15)) => amend({ text: madeUp(150), names, donors, seed, plan });

/** What must hold of every pair, whatever was done. */
function expectConsistent({ original, amended, truth }: Pair): void {
  const texts = (document: Document) => new Map(document.blocks.map((block) => [block.id, block.text]));
  const [before, after] = [texts(original), texts(amended)];
  expect(truth.pairs.flatMap((pair) => pair.original).sort()).toEqual([...before.keys()].sort());
  expect(truth.pairs.flatMap((pair) => pair.amended).sort()).toEqual([...after.keys()].sort());
  const plain = (text: string) => text.replace(/(?<=\bpara\. )\d+/gu, "#");
  for (const { kind, original: from, amended: to, reworded } of truth.pairs) {
    const left = from.map((id) => before.get(id) ?? "").join(" ");
    const right = to.map((id) => after.get(id) ?? "").join(" ");
    if (kind === "removed") expect(to).toEqual([]);
    else if (kind === "added") expect(from).toEqual([]);
    else if (!reworded) expect(plain(right)).toBe(plain(left));
    else expect(right).not.toBe(left);
  }
  for (const { block, start, end, text } of [...truth.lost, ...truth.anonymised])
    expect(before.get(block)?.slice(start, end)).toBe(text);
  for (const { block, before: claim } of truth.regraded) expect(before.get(block)).toContain(claim);
  for (const { block, note } of truth.citationsDropped) {
    expect(original.blocks.find((b) => b.id === block)?.marks.some((mark) => mark.note === note)).toBe(true);
    expect(truth.pairs.find((pair) => pair.original.includes(note ?? ""))?.kind).toBe("removed");
  }
  for (const document of [original, amended])
    for (const { text, marks } of document.blocks)
      for (const mark of marks) {
        expect(mark.offset).toBeLessThanOrEqual(text.length);
        expect(document.blocks.some((block) => block.id === mark.note)).toBe(true);
      }
}

describe("the generator of pairs", () => {
  it("gives the same pair for the same seed, another for another", () => {
    expect(make(3)).toEqual(make(3));
    expect(make(3).amended).not.toEqual(make(4).amended);
  });

  it("tells the truth about every block, name, claim and note", () => {
    for (let seed = 1; seed <= 12; seed++) expectConsistent(make(seed));
  });

  it("does everything that the plan names", () => {
    const kinds = new Set(make(8).truth.pairs.map((pair) => pair.kind));
    expect(kinds).toEqual(new Set(["same", "reworded", "moved", "split", "merged", "removed", "added"]));
    const { truth } = make(8);
    for (const list of [truth.lost, truth.anonymised, truth.regraded, truth.citationsDropped, truth.figures])
      expect(list.length).toBeGreaterThan(0);
  });

  it("counts paragraphs and notes through after amending", () => {
    const { amended } = make(2);
    const numbers = amended.blocks.filter((block) => block.kind === "numbered").map((block) => block.number);
    expect(numbers).toEqual(numbers.map((_, index) => `${index + 1}.`));
    const notes = amended.blocks.filter((block) => block.kind === "footnote").map((block) => block.number);
    expect(notes).toEqual(notes.map((_, index) => String(index + 1)));
  });

  it("changes nothing by an empty plan", () => {
    const { original, amended, truth } = make(1, nothing);
    expect(amended).toEqual(original);
    expect(truth.pairs.every((pair) => pair.kind === "same")).toBe(true);
  });

  it("lets references follow the numbers", () => {
    const { blocks } = madeUp(3);
    const [first] = blocks;
    if (first) first.text = "As said (see para. 3), the port closed.";
    countAnew(blocks, 10, 1);
    expect(first?.text).toBe("As said (see para. 12), the port closed.");
  });

  it.skipIf(!dataPath("documents/series"))("holds on a real text (data)", async () => {
    const [text, other] = [await readSource("mueller"), await readSource("quic")];
    if (!text || !other) throw new Error("The data is there and cannot be read.");
    const pair = amend({
      text: text.document,
      names: text.names,
      donors: donorsOf(other.document),
      seed: 9,
      plan: mixture(0.09),
    });
    expectConsistent(pair);
  });
});
