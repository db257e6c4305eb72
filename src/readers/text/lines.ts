/** One line of a text file, without its indentation. */
export interface Line {
  text: string;
  /** Columns before the first character. */
  indent: number;
  /** Column after the last character. */
  end: number;
  /** Counted from 1 in the file. */
  line: number;
  /** Whether a blank line, or the top of a page, comes before. */
  afterBlank: boolean;
  /** Counted from 1; null where the file has no pages. */
  page: number | null;
  /** Whether it was an entry of a table of contents: nothing goes on after it. */
  entry: boolean;
}

/** The dots and the page of an entry of a table of contents, which say nothing of the text. */
const leaders = /(?:\s?\.){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})?$|(?:\s?\.){2,}\s+\d{1,4}$/iu;

/** Longest line whose layout means something; a longer one is a paragraph in itself. */
export const layoutWidth = 400;

/**
 * Cuts a text into pages (at form feeds, and after the page feet of Internet-Drafts) of lines with their indentation.
 * Blank lines are left out and remembered by the line after them. Tabs go to the next eighth column.
 */
export function readPages(source: string): Line[][] {
  const paged = source.includes("\f") || /\n[^\n]{0,80}\[Page \d{1,4}\][ \t]*\n/u.test(source);
  const pages: Line[][] = [[]];
  let afterBlank = true;
  let number = 0;
  for (const raw of source.split("\n")) {
    number++;
    const parts = raw.split("\f");
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        pages.push([]);
        afterBlank = true;
      }
      const whole = part.trim();
      const text = whole.length > layoutWidth ? whole : whole.replace(leaders, "");
      if (text === "") {
        afterBlank ||= index === parts.length - 1;
        continue;
      }
      const indent = columns(/^\s*/u.exec(part)?.[0] ?? "");
      const expanded = text.includes("\t") ? expandTabs(text, indent) : text;
      const page = paged ? pages.length : null;
      pages.at(-1)?.push({
        text: expanded,
        indent,
        end: indent + expanded.length,
        line: number,
        afterBlank,
        page,
        entry: text !== whole,
      });
      afterBlank = false;
      if (/\[Page \d{1,4}\]$/u.test(text) && !source.includes("\f")) {
        pages.push([]);
        afterBlank = true;
      }
    }
  }
  return withoutDoubleSpacing(pages.filter((page) => page.length > 0));
}

function columns(space: string): number {
  let column = 0;
  for (const character of space) column = character === "\t" ? column + 8 - (column % 8) : column + 1;
  return column;
}

function expandTabs(text: string, start: number): string {
  let expanded = "";
  for (const character of text)
    expanded += character === "\t" ? " ".repeat(8 - ((start + expanded.length) % 8)) : character;
  return expanded;
}

/** In a double-spaced text a blank line after (nearly) every line parts nothing. */
function withoutDoubleSpacing(pages: Line[][]): Line[][] {
  const lines = pages.flat();
  const spaced = lines.filter((line) => line.afterBlank).length;
  const long = lines.filter((line) => line.text.length > 60).length;
  const wrapped = lines.filter((line) => /^\p{Ll}/u.test(line.text)).length;
  if (lines.length < 20 || spaced < lines.length * 0.9 || long < lines.length / 2 || wrapped < lines.length / 4)
    return pages;
  return pages.map((page) => page.map((line) => ({ ...line, afterBlank: false })));
}
