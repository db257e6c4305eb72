import type { Draft } from "./build.ts";
import { isAnnexHeading, isCaption, splitPrintedNumber } from "./numbers.ts";

/** Marks of notes as drafts carry them: by the key of the note, at an offset of the raw text. */
export type DraftMarks = { offset: number; note: string }[];

/** What a paragraph's own words say of it. */
export type Classified = Pick<Draft, "kind" | "text"> & { number: string | null; marks: DraftMarks };

const bullet = /^[^\p{L}\p{N}(（]$/u;

/** Tells a numbered paragraph, a bulleted item, an annex heading or a caption from a plain paragraph by its text. */
export function classify(text: string, marks: DraftMarks = []): Classified {
  if (isAnnexHeading(text)) return { kind: "annex", number: null, text, marks };
  if (isCaption(text)) return { kind: "caption", number: null, text, marks };
  const split = splitPrintedNumber(text);
  if (split.number === null) return { kind: "paragraph", number: null, text, marks };
  const moved = shifted(marks, text.length - split.text.length);
  if (bullet.test(split.number)) return { kind: "item", number: null, text: split.text, marks: moved };
  return { kind: "numbered", number: split.number, text: split.text, marks: moved };
}

/** Marks after `removed` units were taken from the start of their text. */
export function shifted(marks: DraftMarks, removed: number): DraftMarks {
  return marks.map((mark) => ({ ...mark, offset: Math.max(0, mark.offset - removed) }));
}

/** Gives numbered paragraphs their depth by the shape of their numbers: what opens below an open shape is deeper. */
export interface Levels {
  of(number: string): number;
  /** Says that a number stands at a level, where the format itself tells; returns the level. */
  at(number: string, level: number): number;
  reset(): void;
}

/** "12." then "(a)" then "(i)" are levels 0, 1, 2, whatever shapes a report uses; a heading starts over. */
export function numberLevels(): Levels {
  let open: { shape: string; number: string }[] = [];
  return {
    of(number) {
      const shape = shapeOf(number, open.at(-1)?.number);
      const parts = /^\d+(?:\.\d+)+\.?$/u.test(number) ? number.replace(/\.$/u, "").split(".").length - 1 : undefined;
      if (parts !== undefined) return parts;
      // Plain figures are the outermost numbering of every report.
      const known = shape === "9." ? 0 : open.findIndex((entry) => entry.shape === shape);
      if (known >= 0) open = open.slice(0, known);
      open.push({ shape, number });
      return Math.min(open.length - 1, 8);
    },
    at(number, level) {
      open = [...open.slice(0, level), { shape: shapeOf(number, open.at(-1)?.number), number }];
      return level;
    },
    reset() {
      open = [];
    },
  };
}

/** "12." is "9.", "(b)" is "(a)", "(ii)" is "(i)"; "(i)" after "(h)" goes on with the letters. */
function shapeOf(number: string, before: string | undefined): string {
  const letters = /\p{L}+/u.exec(number)?.[0];
  if (letters === undefined) return number.replace(/\p{N}+/gu, "9");
  const frame = number.replace(letters, "*");
  const upper = letters === letters.toUpperCase() ? "A" : "a";
  const previous = before === undefined ? undefined : /\p{L}+/u.exec(before)?.[0];
  const follows =
    previous?.length === 1 && letters.length === 1 && letters.charCodeAt(0) === previous.charCodeAt(0) + 1;
  const roman = /^[ivxl]+$/iu.test(letters) && !(follows && !/^[ivxl]+$/iu.test(previous));
  return `${frame}${upper}${roman ? "i" : ""}`;
}
