import fc from "fast-check";
import type { Block, Document } from "#document";

/** A document for tests, of the given blocks: ids by order, "d" and a number, unless given. */
export function documentOf(blocks: (Partial<Block> & { text: string })[], language = "en"): Document {
  return {
    title: "",
    format: "markdown",
    language,
    blocks: blocks.map((block, index) => ({
      ...{ id: `d${index + 1}`, kind: "paragraph", number: null, level: 0, parent: null },
      ...{ marks: [], page: null, place: `block ${index + 1}`, language },
      ...block,
    })),
  };
}

const words =
  "the panel of found that vessel company oil coal may have transferred to from in bank Ibid 2018 12 tons".split(" ");
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(" "));
const oddText = fc.oneof(
  fc.constantFrom("", "Ibid.", "Conclusions", "***", "公司转让了石油", "a\u00ADb"),
  fc.string({ unit: "grapheme" }),
);
const text = fc
  .oneof({ weight: 5, arbitrary: sentence }, { weight: 1, arbitrary: oddText })
  .map((found) => found.replaceAll("\u2029", " "));

const loose = fc.record({
  text,
  kind: fc.constantFrom("paragraph", "numbered", "heading", "table", "row", "footnote", "annex", "caption", "item"),
  number: fc.option(fc.constantFrom("1.", "2.", "3.", "(a)", "II.")),
  owner: fc.nat(20),
});

type Loose = typeof loose extends fc.Arbitrary<infer Value> ? Value : never;

function build(parts: Loose[]): Document {
  const ids = parts.map((_, index) => `d${index + 1}`);
  return documentOf(
    parts.map(({ text: body, kind, number, owner }) => ({
      text: kind === "table" ? "" : body,
      kind: kind as Block["kind"],
      number,
      parent: kind === "row" || kind === "footnote" ? (ids[owner] ?? null) : null,
    })),
  );
}

/** Two related documents: one of any shape, and one made of it by keeping, dropping, changing and moving parts. */
export const pairOfDocuments = fc
  .tuple(
    fc.array(loose, { maxLength: 25 }),
    fc.array(fc.tuple(fc.nat(30), fc.constantFrom("keep", "keep", "keep", "drop", "new", "change", "move"), loose), {
      maxLength: 30,
    }),
  )
  .map(([parts, steps]): [Document, Document] => {
    const other = parts.map((part) => ({ ...part }));
    for (const [at, step, fresh] of steps) {
      if (step === "new") other.splice(at, 0, fresh);
      const part = other[at];
      if (!part) continue;
      if (step === "drop") other.splice(at, 1);
      if (step === "change") other[at] = { ...part, text: `${part.text} ${fresh.text}` };
      if (step === "move") other.splice((at * 7) % other.length, 0, ...other.splice(at, 1));
    }
    return [build(parts), build(other)];
  });
