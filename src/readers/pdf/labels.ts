import { splitPrintedNumber } from "../numbers.ts";
import { lineText } from "./lines.ts";
import type { Line } from "./types.ts";

/** What can stand as a number or bullet before a text when it is set off from it by more than a space. */
const setOff = /^(?:\(?(?:\p{L}|[ivxl]{1,6}|\d{1,4})[.)]|[IVXL]{1,7}\.|\d{1,3}(?:\.\d{1,3})+\.?|[•◦▪▫‣∙●○■□➢✓·*–—-])$/u;
/** Number of a heading, which needs no more than a space after it. */
const headingNumber = /^((?:[IVXL]{1,7}|[A-Z])\.|\d{1,3}(?:\.\d{1,3})*\.?|[A-Z](?:\.\d{1,3})+\.?)\s+(?=\S)/u;

/** The label is set off from the text by a tab, or at least by much more than a word space. */
export function isTabbed(line: Line): boolean {
  const [first, second, third] = line.pieces;
  if (!first || !second) return false;
  const gap = Math.abs(second.x - first.x1);
  // In a justified line all spaces may be wide; a tab is wider than the next one.
  return gap > line.size * 0.75 && (!third?.space || gap > Math.abs(third.x - second.x1) * 1.5);
}

/** The number or bullet that a line opens with, by its wording or by the gap after it; null where there is none. */
export function lineLabel(line: Line): string | null {
  const { number } = splitPrintedNumber(lineText(line));
  if (number !== null) return number;
  const first = line.pieces[0];
  return first && !first.raised && isTabbed(line) && setOff.test(first.text) ? first.text : null;
}

/** Splits a passage's number off its text: by wording, by the gap in its first line, or, in a heading, by its form. */
export function splitLabel(
  text: string,
  first: Line | undefined,
  heading: boolean,
): { number: string | null; text: string } {
  const label = first ? lineLabel(first) : null;
  const trimmed = text.trimStart();
  if (label !== null && trimmed.startsWith(label) && trimmed.length > label.length)
    return { number: label, text: trimmed.slice(label.length).trimStart() };
  const number = heading ? headingNumber.exec(trimmed)?.[1] : undefined;
  if (number !== undefined) return { number, text: trimmed.slice(number.length).trimStart() };
  return splitPrintedNumber(text);
}
