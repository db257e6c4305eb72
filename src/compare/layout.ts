import type { Format } from "#document";
import { type Follows, referenceEdits } from "./crossrefs.ts";
import type { Edit } from "./types.ts";
import { wordEdits } from "./words.ts";

/** Formats that hold lines and pages: what a line end hides (a soft hyphen, a space at a dash) is lost in them. */
const approximate: ReadonlySet<Format> = new Set(["pdf", "text"]);

/**
 * Whether two formats may show one text with differences of layout alone. Between two files of one exact format
 * (DOCX and DOCX) a no-break space for a space is an edit; between two formats nobody can tell.
 */
export const hidesLayout = (original: Format, amended: Format): boolean =>
  original !== amended || approximate.has(original);

// Soft hyphen, zero-width characters, direction marks, byte-order mark.
const invisible = /\u034F|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
// Latin, Armenian and Hebrew ligatures, Arabic letters in the forms that a typesetter chose.
const joined = /[\uFB00-\uFDFF\uFE70-\uFEFC]/gu;
const hyphens = /[\u2010\u2011]/gu;
// A line may end on either side of these, or a typesetter put thin spaces there.
const aroundDashes = /\s*([-\u2013\u2014\u2015/])\s*/gu;
const plain = /^[\n\r\t -,.0-~]*$/u;

/** A text without what only its layout made: equal for two texts that a page would show alike. */
export function withoutLayout(text: string): string {
  const spaced = (folded: string) => folded.replace(/\s+/gu, " ").trim();
  if (plain.test(text)) return spaced(text);
  const folded = text
    .replace(invisible, "")
    .replace(joined, (sign) => sign.normalize("NFKC"))
    .replace(hyphens, "-")
    .replace(aroundDashes, "$1");
  return spaced(folded);
}

/** The steps between two texts that say the same, and under which name an alignment keeps them. */
export type SameText = { references: Edit[] } | { layout: Edit[] } | Record<string, never>;

/**
 * Tells whether two texts say the same: exactly, or but for references that follow the renumbering, or, where
 * `tolerant`, but for layout. Undefined where they do not.
 */
export function sameText(before: string, after: string, follows: Follows, tolerant: boolean): SameText | undefined {
  if (before === after) return {};
  const references = referenceEdits(before, after, follows);
  if (references) return { references };
  if (!tolerant) return undefined;
  if (withoutLayout(before) === withoutLayout(after)) return { layout: wordEdits(before, after) };
  if (!referenceEdits(before, after, follows, withoutLayout)) return undefined;
  return { references: wordEdits(before, after) };
}
