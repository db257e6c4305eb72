import type { Draft } from "../build.ts";
import { splitHeadingNumber } from "../numbers.ts";
import type { Line } from "./lines.ts";
import type { Paragraph, Setting } from "./paragraphs.ts";

const most = { characters: 160, words: 20, lines: 3 };

/**
 * Tells a heading by its looks: short, without a stop, set apart by a blank line; numbered by letters, Roman numerals
 * or sections, in capitals, centred, or simply followed by text. Undefined where the paragraph is none.
 */
export function headingOf(
  { lines }: Paragraph,
  text: string,
  setting: Setting,
  next: Line | undefined,
): (Pick<Draft, "text" | "level"> & { number: string | null }) | undefined {
  const first = lines[0];
  if (first === undefined || text.length > most.characters || lines.length > most.lines) return undefined;
  const words = text.split(/\s+/u).length;
  if (words > most.words || /[.,;:]$/u.test(text) || !/\p{L}{2}/u.test(text)) return undefined;
  const apart = first.afterBlank && (next === undefined || next.afterBlank);
  const { number, text: rest } = splitHeadingNumber(text);
  if (number !== null) return numberedHeading(number, rest, words, apart);
  if (!first.afterBlank || !/^[\p{Lu}\p{Lo}\p{N}"“«]/u.test(text)) return undefined;
  const letters = text.replace(/[^\p{L}]/gu, "");
  if (letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    return { number: null, text, level: 1 };
  const middle = (first.indent + first.end) / 2;
  const centred =
    first.indent > 12 && Math.abs(middle - setting.right / 2) < setting.right * 0.06 && first.end < setting.right * 0.8;
  if (centred && apart && words <= 12) return { number: null, text, level: 2 };
  const short = first.end < setting.right * 0.85 && words <= 10 && text.length < 90;
  const followed = next !== undefined && next.text.length > 45;
  const named = apart && words <= 8;
  return short && (followed || named) && /^\p{Lu}/u.test(text) && !/\d$/u.test(text)
    ? { number: null, text, level: 3 }
    : undefined;
}

/** Sections and letters head even among other lines; a plain figure needs blank lines around it. */
function numberedHeading(
  number: string,
  rest: string,
  words: number,
  apart: boolean,
): (Pick<Draft, "text" | "level"> & { number: string }) | undefined {
  if (!/^[\p{Lu}\p{Lo}"“«]/u.test(rest)) return undefined;
  const bare = number.replace(/\.$/u, "");
  if (/^[IVXL]+$/u.test(bare)) return { number, text: rest, level: 1 };
  if (/^\p{Lu}$/u.test(bare)) return { number, text: rest, level: 2 };
  if (/^(?:\d+|\p{Lu})(?:\.\d+)+$/u.test(bare))
    return { number, text: rest, level: Math.min(9, bare.split(".").length) };
  return apart && words <= 10 && /^\d+$/u.test(bare) ? { number, text: rest, level: 1 } : undefined;
}
