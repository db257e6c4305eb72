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
  let edge = 0;
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
    else if (plain !== undefined && isListed(Number(plain), listed, wanted)) {
      listed = Number(plain);
      edge = textEdge(first);
      notes.push(toNote(passage, plain));
    } else if (
      underHeading &&
      listed > 0 &&
      first &&
      plain === undefined &&
      Math.abs(first.x0 - edge) < 2 &&
      !first.bold
    )
      // A list's text hangs behind its numbers: what begins there goes on with the last note.
      notes.at(-1)?.lines.push(...passage.lines);
    else {
      rest.push(item);
      if (notesHeading.test(passage.lines.map(lineText).join(" ").trim())) {
        underHeading = true;
        listed = 0;
      } else if (first?.bold) underHeading = false;
    }
  }
  return { items: rest, notes };
}

/** The next number of a list of notes, or one a little farther on whose mark was met: one that was not told apart is no end. */
function isListed(value: number, listed: number, wanted: ReadonlySet<string>): boolean {
  if (value === listed + 1) return listed > 0 || wanted.has(String(value));
  return listed > 0 && value > listed && value <= listed + 4 && wanted.has(String(value));
}

/** Where a numbered line's text begins, behind its number; nowhere if nothing parts the two. */
function textEdge(line: Line | undefined): number {
  const [, second] = line?.pieces ?? [];
  return second && line && second.x - line.x0 > line.size ? second.x : Number.NaN;
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
        for (const label of marksOf(piece.text).flatMap(readings)) if (!have.has(label)) open.add(label);
      });
    });
  };
  for (const item of items) {
    if (item.kind === "passage") look(item.passage.lines);
    else for (const row of item.grid.rows) for (const cell of row) look(cell);
  }
  return open;
}

/** The labels that may stand in a mark: all parts of figures that may be several marks side by side. */
function readings(label: string): string[] {
  if (!/^\d{2,}$/u.test(label)) return [label];
  const parts: string[] = [];
  for (let from = 0; from < label.length; from++)
    for (let to = from + 1; to <= Math.min(label.length, from + 4); to++) parts.push(label.slice(from, to));
  return parts;
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
