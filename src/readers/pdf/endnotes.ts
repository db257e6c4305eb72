import { lineLabel } from "./labels.ts";
import { lineText } from "./lines.ts";
import { labelOf, marksOf, withoutLabel } from "./notes.ts";
import type { Item, Line, Passage } from "./types.ts";

/** Headings under which numbered notes stand. */
const notesHeading =
  /^(?:end\s?notes?|foot\s?notes?|notes?|references|sources|notes? et références|notas|сноски|примечания|الحواشي|注释|注)[:.]?$/iu;

/**
 * Takes notes out of the running text: paragraphs that open with a raised mark, and, where marks in the text have no
 * notes yet, the numbered list under a heading such as "Notes".
 */
export function takeEndnotes(
  items: readonly Item[],
  footnotes: readonly Passage[],
): { items: Item[]; notes: Passage[] } {
  const rest: Item[] = [];
  const notes: Passage[] = [];
  const wanted = openLabels(items, footnotes);
  let listed = 0;
  let underHeading = false;
  for (const item of items) {
    if (item.kind === "table") {
      rest.push(item);
      continue;
    }
    const { passage } = item;
    const first = passage.lines[0];
    const label = first ? noteLabel(first, wanted) : null;
    const plain = first && underHeading ? /^\d+/u.exec(lineLabel(first) ?? "")?.[0] : undefined;
    if (label !== null) notes.push(toNote(passage, label));
    else if (plain !== undefined && Number(plain) === listed + 1 && (wanted.has(plain) || listed > 0)) {
      listed += 1;
      notes.push(toNote(passage, plain));
    } else {
      rest.push(item);
      if (notesHeading.test(passage.lines.map(lineText).join(" ").trim())) {
        underHeading = true;
        listed = 0;
      } else if (first?.bold) underHeading = false;
    }
  }
  return { items: rest, notes };
}

/** Labels of marks in the running text whose notes are not among the footnotes. */
function openLabels(items: readonly Item[], footnotes: readonly Passage[]): Set<string> {
  const have = new Set(footnotes.map((note) => note.label));
  const open = new Set<string>();
  const look = (lines: readonly Line[]): void => {
    lines.forEach((line, row) => {
      line.pieces.forEach((piece, at) => {
        // A raised label at the very start opens a note; elsewhere it calls one.
        if ((at === 0 && row === 0) || !piece.raised) return;
        for (const label of marksOf(piece.text)) if (!have.has(label)) open.add(label);
      });
    });
  };
  for (const item of items) {
    if (item.kind === "passage") look(item.passage.lines);
    else for (const row of item.grid.rows) for (const cell of row) look(cell);
  }
  return open;
}

function noteLabel(line: Line, wanted: ReadonlySet<string>): string | null {
  const first = line.pieces[0];
  if (!first?.raised) return null;
  const label = labelOf(line);
  return label !== null && wanted.has(label) ? label : null;
}

function toNote(passage: Passage, label: string): Passage {
  const [first, ...others] = passage.lines;
  return { ...passage, lines: first ? [withoutLabel(first), ...others] : [], note: true, label, end: true };
}
