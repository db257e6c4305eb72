import { isWord } from "./tokens.ts";

/** A stretch where the two texts are equal, or differ: tokens deleted and inserted. */
export interface Stretch {
  kept: string[];
  deleted: string[];
  inserted: string[];
}

/** Tokens of a change that grows no further, and steps that a change is moved at most: bounds on cost. */
const longest = 200;
const farthest = 40;

const length = (parts: string[]) => parts.reduce((sum, part) => sum + part.length, 0);

/**
 * Makes differences readable: what is kept between two changes only by chance (a space, a comma, one small
 * word) is told as changed with them; a lone insertion or deletion is moved to the natural border of words.
 */
export function tidy(stretches: Stretch[]): Stretch[] {
  return foldIslands(stretches).map((stretch, index, all) => slide(stretch, all[index - 1], all[index + 1]));
}

function foldIslands(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    result.push({ kept: [...stretch.kept], deleted: [...stretch.deleted], inserted: [...stretch.inserted] });
    for (;;) {
      const [first, island, last] = result.slice(-3);
      if (!first || !island || !last || !isIsland(first, island, last)) break;
      result.splice(-3, 3, {
        kept: [],
        deleted: [...first.deleted, ...island.kept, ...last.deleted],
        inserted: [...first.inserted, ...island.kept, ...last.inserted],
      });
    }
  }
  return result;
}

/** Kept by chance: says less than the changes on each side, holds no name and no number, and no border of paragraphs. */
function isIsland(first: Stretch, { kept }: Stretch, last: Stretch): boolean {
  if (kept.length === 0 || first.kept.length > 0 || last.kept.length > 0) return false;
  if (first.deleted.length + first.inserted.length > longest) return false;
  const replaces = (stretch: Stretch) => stretch.deleted.length > 0 && stretch.inserted.length > 0;
  if (!replaces(first) && !replaces(last)) return false;
  const words = kept.filter(isWord);
  if (kept.some((token) => /[\p{Lu}\p{N}\u2029]/u.test(token)) || words.length > 1) return false;
  const least = Math.min(...[first, last].map(({ deleted, inserted }) => Math.max(length(deleted), length(inserted))));
  return words.length === 0 ? length(kept) <= 2 : length(words) <= 3 && length(kept) < least;
}

/** "A[, B], C" rather than "A, [B, ]C" is for people a matter of where words begin: a lone change is moved so that it starts at the best border. */
function slide(stretch: Stretch, before: Stretch | undefined, after: Stretch | undefined): Stretch {
  const alone = stretch.deleted.length === 0 ? stretch.inserted : stretch.inserted.length === 0 ? stretch.deleted : [];
  if (alone.length === 0 || !before?.kept.length || !after?.kept.length) return stretch;
  const changed = [...alone];
  let best = { score: border(before.kept.at(-1), changed[0]), shift: 0 };
  const [left, right] = [[...before.kept], [...after.kept]];
  let shift = 0;
  while (left.length > 1 && left.at(-1) === changed.at(-1) && left.at(-1) !== "\u2029" && shift > -farthest) {
    right.unshift(changed.pop() ?? "");
    changed.unshift(left.pop() ?? "");
    shift--;
    const score = border(left.at(-1), changed[0]);
    if (score >= best.score) best = { score, shift };
  }
  for (; shift < best.shift; shift++) {
    left.push(changed.shift() ?? "");
    changed.push(right.shift() ?? "");
  }
  before.kept.splice(0, before.kept.length, ...left);
  after.kept.splice(0, after.kept.length, ...right);
  return stretch.deleted.length === 0 ? { ...stretch, inserted: changed } : { ...stretch, deleted: changed };
}

/** How natural it is for a change to start between two tokens. */
function border(before: string | undefined, first: string | undefined): number {
  if (before === undefined || first === undefined) return 3;
  if (before === "\u2029") return 3;
  if (/^\s/u.test(before) && isWord(first)) return 2;
  return isWord(before) && /^\s/u.test(first) ? 1 : 0;
}
