import { type Flow, type FlowNote, type Run, type Status, shapeOf, standsIn } from "./flow.ts";
import { namespaces } from "./parts.ts";
import { element, escapeXml, part } from "./xml.ts";

type NoteKind = FlowNote["kind"];

interface Written {
  id: number;
  note: FlowNote;
  /** The mark to print, where Word's own counting would give another. */
  custom: string | null;
}

/** The notes of a flow in order of their marks: numbered by Word where that gives the printed numbers, else marked as printed. */
export class Notes {
  readonly #written = new Map<FlowNote, Written>();
  readonly #start: Record<NoteKind, number> = { footnote: 1, endnote: 1 };

  constructor(flow: Flow) {
    const next: Record<NoteKind, { original: number; amended: number } | null> = { footnote: null, endnote: null };
    const count: Record<NoteKind, number> = { footnote: 0, endnote: 0 };
    for (const { note, status } of marksOf(flow)) {
      if (this.#written.has(note)) continue;
      const sides = (["original", "amended"] as const).filter((side) => standsIn(side, status) && note[side]);
      const counter = next[note.kind] ?? this.#begin(note);
      next[note.kind] = counter;
      const counted = sides.every((side) => note[side]?.number === String(counter[side]));
      if (counted) for (const side of sides) counter[side]++;
      const printed = shapeOf(note).number;
      this.#written.set(note, { id: ++count[note.kind], note, custom: counted || !printed ? null : printed });
    }
  }

  #begin(first: FlowNote): { original: number; amended: number } {
    const number = shapeOf(first).number ?? "";
    const start = /^[1-9]\d{0,4}$/u.test(number) ? Number(number) : 1;
    this.#start[first.kind] = start;
    return { original: start, amended: start };
  }

  /** The run that calls the note. */
  reference(note: FlowNote): string {
    const written = this.#written.get(note);
    if (!written) return "";
    const custom = written.custom;
    return element(
      "w:r",
      {},
      style(note.kind),
      element(`w:${note.kind}Reference`, {
        "w:customMarkFollows": custom === null ? undefined : 1,
        "w:id": written.id,
      }),
      custom === null ? "" : element("w:t", {}, escapeXml(custom)),
    );
  }

  /** Where the numbers of the notes start, for the section's properties. */
  sectionProperties(): string {
    return (["footnote", "endnote"] as const)
      .map((kind) =>
        element(
          `w:${kind}Pr`,
          {},
          element("w:numFmt", { "w:val": "decimal" }),
          this.#start[kind] === 1 ? "" : element("w:numStart", { "w:val": this.#start[kind] }),
        ),
      )
      .join("");
  }

  /** word/footnotes.xml or word/endnotes.xml; null where there are none of that kind. */
  part(kind: NoteKind, inline: (runs: Run[], language: string) => string): string | null {
    const written = [...this.#written.values()].filter((entry) => entry.note.kind === kind);
    if (written.length === 0) return null;
    const separator = (id: number, name: string) =>
      element(
        `w:${kind}`,
        { "w:type": name, "w:id": id },
        element("w:p", {}, element("w:r", {}, element(`w:${name}`))),
      );
    return part(
      element(
        `w:${kind}s`,
        namespaces,
        separator(-1, "separator"),
        separator(0, "continuationSeparator"),
        ...written.map(({ id, note, custom }) =>
          element(
            `w:${kind}`,
            { "w:id": id },
            element(
              "w:p",
              {},
              element(
                "w:pPr",
                {},
                element("w:pStyle", { "w:val": kind === "footnote" ? "FootnoteText" : "EndnoteText" }),
              ),
              element(
                "w:r",
                {},
                style(kind),
                custom === null ? element(`w:${kind}Ref`) : element("w:t", {}, escapeXml(custom)),
              ),
              element("w:r", {}, element("w:t", { "xml:space": "preserve" }, " ")),
              inline(note.content, shapeOf(note).language),
            ),
          ),
        ),
      ),
    );
  }
}

function style(kind: NoteKind): string {
  return element(
    "w:rPr",
    {},
    element("w:rStyle", { "w:val": kind === "footnote" ? "FootnoteReference" : "EndnoteReference" }),
  );
}

function* marksOf(flow: Flow): Generator<{ note: FlowNote; status: Status }> {
  for (const piece of flow) {
    const groups = "rows" in piece ? piece.rows.flatMap((row) => row.cells) : [piece.runs];
    for (const runs of groups) for (const run of runs) if ("note" in run) yield { note: run.note, status: run.status };
  }
}
