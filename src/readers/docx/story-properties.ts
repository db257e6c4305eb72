import { changeOf, changeTypes, handlers } from "./element-handlers.ts";
import type { NoteRules, ParagraphProperties } from "./story.ts";
import { keptBy, type StoryState } from "./story-state.ts";
import { isOn, whole } from "./values.ts";

/** Handlers of what describes paragraphs, runs, rows, cells and sections, and of the tracked changes of these. */
export const properties = handlers();
const { on } = properties;

/** Sets a property of the paragraph: of its final form, or of the one before a tracked change of format. */
function paragraphProperty(name: string, parent: string, set: (target: ParagraphProperties, value: string) => void) {
  on(name, (state, attributes) => {
    const target = state.frame?.target;
    if (target && state.parent === parent) set(target, attributes("w:val") ?? "");
  });
}
paragraphProperty("w:pStyle", "w:pPr", (target, value) => {
  target.style = value;
});
paragraphProperty("w:outlineLvl", "w:pPr", (target, value) => {
  target.outline = whole(value, 9, 0, 9);
});
paragraphProperty("w:numId", "w:numPr", (target, value) => {
  target.numId = value;
});
paragraphProperty("w:ilvl", "w:numPr", (target, value) => {
  target.level = whole(value, 0, 0, 8);
});

on(
  "w:pPr",
  (state) => {
    const { frame } = state;
    if (frame && state.parent === "w:p") frame.target = frame.paragraph.final;
  },
  (state) => {
    const { frame } = state;
    if (!frame || state.parent !== "w:p") return;
    frame.target = null;
    if (!frame.formatted) frame.paragraph.original = frame.paragraph.final;
    if (frame.numbered) {
      const { numId: _, level: __, ...unnumbered } = frame.paragraph.original;
      frame.paragraph.original = unnumbered;
    }
  },
);

on("w:pPrChange", (state, attributes) => {
  const { frame } = state;
  if (!frame) return;
  frame.formats.push(changeOf("format", attributes));
  frame.formatted = true;
  frame.paragraph.original = {};
  frame.target = frame.paragraph.original;
});

on(
  "w:rPr",
  (state) => {
    const { frame } = state;
    if (!frame) return;
    if (state.parent === "w:r") frame.runTarget = frame.run;
    else if (state.parent === "w:pPr") frame.runTarget = {};
    else if (state.parent !== "w:rPrChange") frame.runTarget = null;
  },
  (state) => {
    const { frame } = state;
    if (!frame || state.parent === "w:rPrChange") return;
    if (state.parent === "w:pPr" && frame.runTarget?.vanish) frame.paragraph.markHidden = true;
    frame.runTarget = null;
  },
);

on(
  "w:rPrChange",
  (state, attributes) => {
    const { frame } = state;
    if (!frame?.runTarget) return;
    const change = changeOf("format", attributes);
    frame.runKept = frame.runTarget;
    if (frame.runTarget === frame.run) {
      frame.runFormat = change;
      frame.runBefore = {};
      frame.runTarget = frame.runBefore;
    } else {
      state.context.changes.format(change, "¶", frame.paragraph.place);
      frame.runTarget = {};
    }
  },
  (state) => {
    if (state.frame) state.frame.runTarget = state.frame.runKept;
  },
);

function runProperty(
  name: string,
  set: (target: NonNullable<Target>, value: (name: string) => string | undefined) => void,
) {
  on(name, (state, attributes) => {
    const target = state.frame?.runTarget;
    if (target && state.parent === "w:rPr") set(target, attributes);
  });
}
type Target = NonNullable<StoryState["frame"]>["runTarget"];

runProperty("w:vanish", (target, value) => {
  target.vanish = isOn(value("w:val"));
});
runProperty("w:b", (target, value) => {
  target.bold = isOn(value("w:val"));
});
runProperty("w:specVanish", (target, value) => {
  if (isOn(value("w:val"))) target.vanish = true;
});
runProperty("w:rStyle", (target, value) => {
  target.style = value("w:val") ?? "";
});
runProperty("w:lang", (target, value) => {
  const plain = value("w:val");
  const eastAsian = value("w:eastAsia");
  const bidirectional = value("w:bidi");
  if (plain) target.language = plain;
  if (eastAsian) target.eastAsian = eastAsian;
  if (bidirectional) target.bidirectional = bidirectional;
});

/** Tracked changes that mark their parent: a paragraph mark, a row, numbering given to a paragraph. */
for (const [name, type] of Object.entries(changeTypes))
  on(name, (state, attributes) => {
    const { frame } = state;
    const change = changeOf(type, attributes);
    if (state.parent === "w:trPr") state.changeRow(change);
    else if (state.parent === "w:numPr" && frame?.target) {
      frame.numbered = true;
      frame.formats.push({ ...change, type: "format" });
    } else if (state.parent === "w:rPr" && frame?.target && frame.runTarget) {
      // One mark has a few at most.
      if (frame.markChanges.length < 20) frame.markChanges.push(change);
      frame.paragraph.mark &= keptBy(change);
    }
  });
on("w:cellIns", (state, attributes) => state.changeCell(changeOf("insertion", attributes)));
on("w:cellDel", (state, attributes) => state.changeCell(changeOf("deletion", attributes)));

/** Changes of format that are evidence and nothing more; their former values are passed over. */
export const formatChanges = [
  ..."w:tblPrChange w:trPrChange w:tcPrChange w:sectPrChange".split(" "),
  ..."w:tblGridChange w:tblPrExChange w:numberingChange w:cellMerge".split(" "),
];
for (const name of formatChanges)
  on(name, (state, attributes) => {
    // The grid's change names no author; it always goes with another.
    if (attributes("w:author") !== undefined)
      state.context.changes.format(changeOf("format", attributes), "", state.spot);
  });

on("w:gridSpan", (state, attributes) => {
  const cell = state.table?.cell;
  if (cell && state.parent === "w:tcPr") cell.span = whole(attributes("w:val"), 1, 1, 63);
});
on("w:vMerge", (state, attributes) => {
  const cell = state.table?.cell;
  if (cell && state.parent === "w:tcPr") cell.continues = attributes("w:val") !== "restart";
});
on("w:gridBefore", (state, attributes) => {
  const row = state.table?.row;
  if (row) row.skipped = whole(attributes("w:val"), 0, 0, 63);
});

on(
  "w:sectPr",
  (state) => {
    state.section = {};
  },
  (state) => {
    // The properties of a section stand in its last paragraph, whose notes still belong to it.
    if (state.frame) state.frame.section = state.section;
    else if (state.section) state.story.sections.push(state.section);
    state.section = null;
  },
);
for (const kind of ["footnote", "endnote"] as const)
  on(`w:${kind}Pr`, (state) => {
    if (state.section && state.parent === "w:sectPr") state.section[kind] = {};
  });

/** Sets a rule of how notes are numbered in a section. */
function noteRule(name: string, set: (rules: NoteRules, value: string) => void) {
  on(name, (state, attributes) => {
    const kind = state.parent === "w:footnotePr" ? "footnote" : state.parent === "w:endnotePr" ? "endnote" : null;
    const rules = kind && state.section?.[kind];
    if (rules) set(rules, attributes("w:val") ?? "");
  });
}
noteRule("w:numFmt", (rules, value) => {
  rules.format = value;
});
noteRule("w:numStart", (rules, value) => {
  rules.start = whole(value, 1, 0, 1_000_000);
});
noteRule("w:numRestart", (rules, value) => {
  rules.restart = value;
});
