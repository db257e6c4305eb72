import type { Edit } from "../types.ts";
import type { Token } from "./tokens.ts";

/** For each token of one side the index of its counterpart on the other side, or -1 where it was changed. */
export interface Matching {
  original: Int32Array;
  amended: Int32Array;
}

/** Cells of the table of common subsequences; above it the given edits, else common ends alone, decide. */
const maxCells = 1_500_000;

/**
 * Which tokens stayed: the longest common subsequence of the lower-case tokens, the same in both directions
 * (so that comparing B with A mirrors A with B). Passages too long for that follow the edits of the ledger.
 */
export function matchTokens(original: Token[], amended: Token[], edits?: Edit[]): Matching {
  const matching = {
    original: new Int32Array(original.length).fill(-1),
    amended: new Int32Array(amended.length).fill(-1),
  };
  const link = (i: number, j: number) => {
    matching.original[i] = j;
    matching.amended[j] = i;
  };
  let head = 0;
  const same = (i: number, j: number) => original[i]?.lower === amended[j]?.lower;
  while (head < original.length && head < amended.length && same(head, head)) {
    link(head, head);
    head++;
  }
  let tail = 0;
  while (
    tail < original.length - head &&
    tail < amended.length - head &&
    same(original.length - 1 - tail, amended.length - 1 - tail)
  ) {
    tail++;
    link(original.length - tail, amended.length - tail);
  }
  const a = original.slice(head, original.length - tail);
  const b = amended.slice(head, amended.length - tail);
  if (a.length === 0 || b.length === 0) return matching;
  if (a.length * b.length > maxCells) {
    if (edits) followEdits(original, amended, edits, link);
    return matching;
  }
  // The table is always built over the same order of the two, whichever is called original.
  if (inOrder(a, b)) for (const [i, j] of commonTokens(a, b)) link(head + i, head + j);
  else for (const [j, i] of commonTokens(b, a)) link(head + i, head + j);
  return matching;
}

function inOrder(a: Token[], b: Token[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  for (const [i, token] of a.entries()) {
    const other = b[i]?.lower ?? "";
    if (token.lower !== other) return token.lower < other;
  }
  return true;
}

/** Pairs of a heaviest common subsequence: words weigh by their length class, so that content beats "the" and commas. */
function commonTokens(a: Token[], b: Token[]): [number, number][] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i]?.lower === b[j]?.lower ? at(i + 1, j + 1) + weight(a[i]) : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i]?.lower === b[j]?.lower && at(i, j) === at(i + 1, j + 1) + weight(a[i])) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function weight(token: Token | undefined): number {
  if (!token?.word) return 1;
  return token.lower.length > 3 ? 4 : 2;
}

function followEdits(original: Token[], amended: Token[], edits: Edit[], link: (i: number, j: number) => void): void {
  const starts = new Map(amended.map((token, index) => [token.start, index]));
  let from = 0;
  let to = 0;
  let next = 0;
  for (const [kind, text] of edits) {
    if (kind !== "insert") {
      const end = from + text.length;
      for (let token = original[next]; token && token.start < end; token = original[++next]) {
        if (kind !== "keep" || token.end > end) continue;
        const j = starts.get(token.start - from + to);
        if (j !== undefined && amended[j]?.lower === token.lower) link(next, j);
      }
      from = end;
    }
    if (kind !== "delete") to += text.length;
  }
}
