import fc from "fast-check";
import type { Block, Document } from "#document";

/** Words as reports have them, with characters that file formats take for markup. */
const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "Panel",
      "vessel",
      "coal",
      "transferred",
      "Pyongyang",
      "2018",
      "Member",
      "State",
      "the",
      "of",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "*star*",
      "_under_",
      "snake_case",
      "[sic]",
      "[^9]",
      "<b>",
      "</w:t>",
      "&amp;",
      "a&b;",
      "`tick`",
      "\\",
      "\\*",
      "~tilde~",
      "a|b",
      "#tag",
      "![x](y)",
      "1)",
      "“quoted”",
      "naïve",
      "정성화",
      "Чон",
      "—",
      "$4.2",
      "S/2018/171",
      "https://example.org/a_b_/c*d\\>.",
      "www.example.org/~x",
      "x_y@example.org",
    ),
  },
);

/** A sentence that starts with a capital, so that no reader takes its start for a number or caption. */
export const sentence = fc
  .array(word, { minLength: 3, maxLength: 14 })
  .map((words) => `Some ${words.join(" ")} ended.`.normalize("NFC"));

const make = (kind: Block["kind"], text: string, rest: Partial<Block> = {}): Block => ({
  id: "",
  kind,
  number: null,
  level: 0,
  parent: null,
  text,
  marks: [],
  page: null,
  place: "",
  language: "en",
  ...rest,
});

type Piece =
  | { type: "heading"; level: number; text: string }
  | { type: "numbered"; text: string; notes: { at: number; text: string }[] }
  | { type: "paragraph"; text: string }
  | { type: "items"; texts: string[] }
  | { type: "table"; cells: string[][] };

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ type: fc.constant("heading" as const), level: fc.integer({ min: 1, max: 4 }), text: sentence }),
  fc.record({
    type: fc.constant("numbered" as const),
    text: sentence,
    notes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), text: sentence }), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant("paragraph" as const), text: sentence }),
  fc.record({ type: fc.constant("items" as const), texts: fc.array(sentence, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant("table" as const),
    cells: fc.array(fc.array(sentence, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
  }),
);

/** Two versions of a document: parts dropped, added, carried away, reworded, cut and joined, notes with them. */
export const anyPair: fc.Arbitrary<{ original: Document; amended: Document }> = fc
  .record({
    pieces: fc.array(piece, { minLength: 2, maxLength: 14 }),
    steps: fc.array(
      fc.record({
        at: fc.nat(),
        to: fc.nat(),
        way: fc.constantFrom("drop", "add", "move", "reword", "reword", "cut", "join", "row", "note"),
        piece,
        text: sentence,
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ pieces, steps }) => {
    let amended = structuredClone(pieces);
    for (const { at, to, way, piece: other, text } of steps) {
      const index = at % Math.max(1, amended.length);
      const part = amended[index];
      if (!part) continue;
      if (way === "drop") amended.splice(index, 1);
      else if (way === "add") amended.splice(index, 0, structuredClone(other));
      else if (way === "move") amended.splice(to % amended.length, 0, ...amended.splice(index, 1));
      else if (way === "row" && part.type === "table") {
        if (part.cells.length > 1 && to % 2) part.cells.splice(to % part.cells.length, 1);
        else part.cells.splice(to % part.cells.length, 0, [text, `${text} Twice.`]);
      } else if (way === "note" && part.type === "numbered") {
        if (part.notes.length > 0) part.notes.pop();
        else part.notes.push({ at: 0.5, text });
      } else if (part.type === "numbered" || part.type === "paragraph") {
        const next = amended[index + 1];
        if (way === "reword") part.text = part.text.replace(/ \S+ /u, ` ${text} `);
        else if (way === "cut") amended.splice(index + 1, 0, { ...part, text, ...("notes" in part && { notes: [] }) });
        else if (next?.type === part.type) {
          part.text = `${part.text} ${next.text}`;
          amended = amended.filter((p) => p !== next);
        }
      }
    }
    // Neither is ever empty: no reader takes a file without text.
    const opening: Piece = { type: "paragraph", text: "This opens every version." };
    return { original: assemble([opening, ...pieces]), amended: assemble([opening, ...amended]) };
  });

/** Documents as a report has them: headings, numbered paragraphs with notes, lists, tables. */
export const anyDocument: fc.Arbitrary<Document> = fc.array(piece, { minLength: 1, maxLength: 12 }).map(assemble);

function assemble(pieces: Piece[]): Document {
  const blocks: Block[] = [];
  const counts = new Map<string, number>();
  const id = (prefix: string) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}${count}`;
  };
  let number = 0;
  let note = 0;
  for (const part of pieces) {
    if (part.type === "heading") blocks.push(make("heading", part.text, { id: id("h"), level: part.level }));
    else if (part.type === "paragraph") blocks.push(make("paragraph", part.text, { id: id("u") }));
    else if (part.type === "items") for (const text of part.texts) blocks.push(make("item", text, { id: id("i") }));
    else if (part.type === "numbered") {
      const paragraph = make("numbered", part.text, { id: id("p"), number: `${++number}.` });
      const ordered = [...part.notes].sort((a, b) => a.at - b.at);
      const notes = ordered.map(({ at, text }) => {
        const own = make("footnote", text, { id: id("n"), number: String(++note), parent: paragraph.id });
        paragraph.marks.push({ offset: wordEnd(part.text, at), note: own.id });
        return own;
      });
      blocks.push(paragraph, ...notes);
    } else {
      const table = make("table", "", { id: id("t") });
      blocks.push(table);
      for (const cells of part.cells)
        blocks.push(make("row", cells.join("\t"), { id: id("r"), cells, parent: table.id }));
    }
  }
  return { title: "", format: "text", language: "en", blocks };
}

/** Marks stand after a word. */
function wordEnd(text: string, share: number): number {
  const space = text.indexOf(" ", Math.floor(share * text.length));
  return space < 0 ? text.length : space;
}

/** What a document says, without ids, places and detected languages; notes by their text where they are called. */
export function essence(document: Document): unknown[] {
  const noteText = new Map(document.blocks.map((block) => [block.id, block.text]));
  return document.blocks
    .filter((block) => block.kind !== "footnote" && block.kind !== "endnote")
    .map(({ kind, number, text, cells, marks, level }) => ({
      kind,
      number: kind === "item" ? null : number,
      text,
      ...(kind === "heading" && { level }),
      ...(cells && { cells }),
      notes: marks.map((mark) => [mark.offset, noteText.get(mark.note)]),
    }));
}
