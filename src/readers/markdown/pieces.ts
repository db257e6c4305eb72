/** A stretch of source that can be parsed by itself: no list, fence or HTML block reaches beyond it. */
export interface Piece {
  lines: string[];
  /** Line of the first, counted from 1. */
  line: number;
}

const fence = /^ {0,3}(`{3,}|~{3,})/u;
/** HTML blocks that blank lines do not end, with what ends them (CommonMark 4.6, kinds 1 to 5). */
const rawHtml: [RegExp, RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/iu, /<\/(?:script|pre|style|textarea)>/iu],
  [/^ {0,3}<!--/u, /-->/u],
  [/^ {0,3}<\?/u, /\?>/u],
  [/^ {0,3}<!\[CDATA\[/u, /\]\]>/u],
];

/**
 * Cuts Markdown at blank lines that are followed by an unindented line, outside fenced code and HTML blocks: there
 * every container of CommonMark is closed, so that the pieces parse alone as they do together.
 */
export function splitPieces(source: string, firstLine: number): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece | undefined;
  let blank = false;
  let until: RegExp | undefined;
  for (const [index, line] of source.split("\n").entries()) {
    if (until === undefined && line.trim() === "") {
      blank = true;
      current?.lines.push("");
      continue;
    }
    if (current === undefined || (blank && until === undefined && !/^[ \t]/u.test(line))) {
      current = { lines: [], line: firstLine + index };
      pieces.push(current);
    }
    blank = false;
    current.lines.push(line);
    until = until === undefined ? opens(line) : until.test(line) ? undefined : until;
  }
  for (const piece of pieces) while (piece.lines.at(-1) === "") piece.lines.pop();
  return pieces;
}

/** What must be met before the block that this line opens can end; undefined where it opens none. */
function opens(line: string): RegExp | undefined {
  const mark = fence.exec(line)?.[1];
  if (mark !== undefined) return new RegExp(`^ {0,3}[${mark[0]}]{${mark.length},}[ \\t]*$`, "u");
  const html = rawHtml.find(([start, end]) => start.test(line) && !end.test(line));
  return html?.[1];
}
