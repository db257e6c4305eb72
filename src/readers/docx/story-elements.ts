import { changeOf, changeTypes, handlers } from "./element-handlers.ts";
import { properties } from "./story-properties.ts";
import { symbol } from "./symbols.ts";

const elements = handlers();
const { on } = elements;

/** Handlers of everything that is text, holds it or describes it. */
export const openers = elements.open;
export const closers = elements.close;
for (const [name, open] of properties.open) openers.set(name, open);
for (const [name, close] of properties.close) closers.set(name, close);

/** Elements that stand for fixed text inside a run. */
const fixedText: Record<string, string> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
};

for (const [name, text] of Object.entries(fixedText))
  on(name, (state) => {
    // In paragraph properties a tab is a tab stop.
    if (state.parent === "w:r") state.text(text);
  });

for (const [name, type] of Object.entries(changeTypes)) {
  const mark = openers.get(name);
  on(
    name,
    (state, attributes) => {
      if (isProperty(state.parent)) mark?.(state, attributes);
      else state.pushChange(changeOf(type, attributes));
    },
    (state) => {
      if (!isProperty(state.parent)) state.popChanges(state.changes.length - 1);
    },
  );
}

/** Where a tracked-change element marks its parent, not the content that it holds. */
function isProperty(parent: string | undefined): boolean {
  return (
    parent === "w:rPr" || parent === "w:trPr" || parent === "w:tcPr" || parent === "w:numPr" || parent === "m:ctrlPr"
  );
}

on(
  "w:p",
  (state) => state.openParagraph(),
  (state) => {
    const frame = state.frames.pop();
    if (!frame) return;
    const { paragraph } = frame;
    state.context.changes.text("\n", state.withMark(frame.markChanges), paragraph.place);
    if (frame.formats.length > 0) {
      const shown = paragraph.pieces.map((piece) => piece.text).join("");
      for (const change of frame.formats) state.context.changes.format(change, shown, paragraph.place);
    }
    state.context.passages.text("\n");
    if (frame.section) state.story.sections.push(frame.section);
  },
);

on(
  "w:r",
  (state) => {
    const { frame } = state;
    if (!frame) return;
    frame.run = {};
    frame.runBefore = null;
    frame.runFormat = null;
    frame.visible = null;
  },
  (state) => {
    if (state.frame) state.frame.customMark = null;
  },
);

on("w:br", (state, attributes) => {
  if (attributes("w:type") === "page") state.breaks += 1;
  state.text("\n");
});
on("w:sym", (state, attributes) => state.text(symbol(attributes("w:font"), attributes("w:char"))));

for (const kind of ["footnote", "endnote"] as const)
  on(`w:${kind}Reference`, (state, attributes) => {
    const custom = attributes("w:customMarkFollows");
    const call = { kind, id: attributes("w:id") ?? "", ...state.whereabouts };
    state.note(call, custom !== undefined && custom !== "0" && custom !== "false" && custom !== "off");
  });

on("w:fldChar", (state, attributes) => {
  const type = attributes("w:fldCharType");
  if (type === "begin") state.fields.begin();
  else if (type === "separate") state.fields.separate();
  else if (type === "end") state.fields.end();
});
on(
  "w:fldSimple",
  (state, attributes) => {
    state.fields.begin();
    if (state.fields.instruct(attributes("w:instr") ?? "") && state.frame) state.frame.paragraph.sequence = true;
    state.fields.separate();
  },
  (state) => state.fields.end(),
);

on(
  "w:txbxContent",
  (state) => state.openBox(),
  (state) => state.places.pop(),
);
on("dgm:relIds", (state, attributes) => {
  const part = state.context.relation(attributes("r:dm") ?? "");
  const { frame } = state;
  if (!part || !frame) return;
  for (const text of state.context.otherPart(part)) {
    state.openBox();
    state.openParagraph();
    state.text(text);
    state.frames.pop();
    state.places.pop();
  }
});
on("c:chart", (state) => state.context.warn("The file shows charts; their labels and figures are not read."));
on("w:altChunk", (state) => state.context.warn("The file takes in another file (altChunk), which is not read."));
on("w:subDoc", (state) => state.context.warn("The file takes in another file (subdocument), which is not read."));
on("w:object", (state) => state.context.warn("The file holds embedded objects, which are not read."));
on("pic:pic", (state) => state.context.warn("The file shows pictures; text inside them is not read."));

for (const [name, sign] of Object.entries({ "m:den": "/", "m:sup": "^", "m:sub": "_" }))
  on(
    name,
    (state) => {
      state.pendingMath = sign;
    },
    (state) => {
      state.pendingMath = "";
    },
  );

on("w:commentRangeStart", (state, attributes) => state.context.passages.start(attributes("w:id") ?? "", state.spot));
on("w:commentRangeEnd", (state, attributes) => state.context.passages.end(attributes("w:id") ?? ""));
on("w:commentReference", (state, attributes) => {
  state.context.passages.start(attributes("w:id") ?? "", state.spot);
  state.context.passages.end(attributes("w:id") ?? "");
});

on(
  "w:tbl",
  (state) => state.openTable(),
  (state) => state.tables.pop(),
);
on(
  "w:tr",
  (state) => state.openRow(),
  (state) => state.closeRow(),
);
on(
  "w:tc",
  (state) => state.openCell(),
  (state) => state.closeCell(),
);
on("w:lastRenderedPageBreak", (state) => {
  state.pages += 1;
  state.story.laidOut = true;
});
