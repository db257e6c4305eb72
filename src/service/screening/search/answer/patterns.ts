import { foldWord } from "#names";
import type { PatternPiece } from "../query/types.ts";
import { lackingIn, lettersIn } from "../text/letters.ts";
import type { Field, TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";

/** Numbers of the terms of a field that a pattern matches. Time is bounded by the budget, whatever the pattern. */
export function termsLike(index: TextIndex, field: Field, pieces: readonly PatternPiece[], budget: Budget): number[] {
  const pattern = pieces.map((piece) =>
    typeof piece === "string" || field.kind === "raw" ? piece : { literal: foldWord(piece.literal) },
  );
  const [first] = pattern;
  const prefix = typeof first === "object" ? first.literal : "";
  const { from, to } = index.startingWith(field, prefix);
  const onlyPrefix = pattern.length === 2 && prefix !== "" && pattern[1] === "many";
  const found: number[] = [];
  budget.spend(to - from);
  if (onlyPrefix) {
    for (let pair = from; pair < to; pair++) found.push(pair);
    return found;
  }
  const letters = flat(pattern);
  const wanted = lettersIn(pattern.map((piece) => (typeof piece === "string" ? "" : piece.literal)).join(""));
  for (let pair = from; pair < to; pair++) {
    if (lackingIn(wanted, index.termLetters(pair)) > 0) continue;
    // Reading a term costs about as much as comparing twenty letters.
    budget.spend(20);
    if (matches(letters, [...index.term(pair)], budget)) found.push(pair);
  }
  return found;
}

type Letter = string | 1 | 2;
const one = 1;
const many = 2;

function flat(pieces: readonly PatternPiece[]): Letter[] {
  return pieces.flatMap((piece): Letter[] =>
    typeof piece === "string" ? [piece === "one" ? one : many] : [...piece.literal],
  );
}

/** Compares from left to right and goes back to the last star only: at most pattern × term steps, all paid for. */
function matches(pattern: readonly Letter[], term: readonly string[], budget: Budget): boolean {
  let [at, letter] = [0, 0];
  let star: { at: number; letter: number } | undefined;
  let steps = 0;
  while (letter < term.length) {
    steps++;
    const wanted = pattern[at];
    if (wanted === many) {
      star = { at: ++at, letter };
    } else if (wanted === one || (wanted !== undefined && wanted === term[letter])) {
      at++;
      letter++;
    } else if (star) {
      star.letter++;
      at = star.at;
      letter = star.letter;
    } else break;
  }
  budget.spend(steps);
  if (letter < term.length) return false;
  while (pattern[at] === many) at++;
  return at === pattern.length;
}
