import type { DraftMarks } from "../classify.ts";

/** Text being gathered, with the marks of notes in it. White space is brought to single spaces as browsers do. */
export interface Capture {
  text: string;
  marks: DraftMarks;
}

export function newCapture(): Capture {
  return { text: "", marks: [] };
}

const htmlSpace = /[ \t\n\r\f]+/gu;

/** Adds text of the page; line ends in the source are spaces unless `preformatted`. */
export function addText(capture: Capture, text: string, preformatted: boolean): void {
  const plain = preformatted ? text : text.replace(htmlSpace, " ");
  capture.text += plain.startsWith(" ") && /[ \n]$/u.test(capture.text.slice(-1)) ? plain.slice(1) : plain;
}

export function addBreak(capture: Capture): void {
  capture.text += "\n";
}

/** Sets the mark of a note where the text now ends; a space before it goes. */
export function addMark(capture: Capture, note: string): void {
  capture.text = capture.text.replace(/ $/u, "");
  capture.marks.push({ offset: capture.text.length, note });
}

/** Cuts a capture into paragraphs: at two line breaks, and at one that `opens` says begins another paragraph. */
export function paragraphs(capture: Capture, opens: (text: string) => boolean): Capture[] {
  const parts: Capture[] = [];
  let start = 0;
  const cut = (end: number, next: number) => {
    const marks = capture.marks.filter(
      (mark) => mark.offset >= start && (mark.offset < next || next > capture.text.length),
    );
    parts.push({
      text: capture.text.slice(start, end),
      marks: marks.map((mark) => ({ ...mark, offset: mark.offset - start })),
    });
    start = next;
  };
  for (const match of capture.text.matchAll(/(?: ?\n ?)+/gu)) {
    const next = match.index + match[0].length;
    const blank = (match[0].match(/\n/gu)?.length ?? 0) > 1;
    if (blank || opens(capture.text.slice(next, next + 200))) cut(match.index, next);
  }
  cut(capture.text.length, capture.text.length + 1);
  return parts.filter((part) => part.text.trim() !== "" || part.marks.length > 0);
}
