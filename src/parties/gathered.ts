import type { Word } from "#names";
import type { Candidate } from "./candidate.ts";
import type { Party } from "./types.ts";
import { vocabulary } from "./vocabulary.ts";

/** A party while its forms are being gathered. */
export interface Gathered {
  party: Party;
  /** Words of its longest form. */
  words: Word[];
  /** Mentions of its full forms, over all documents. */
  count: number;
  forms: Candidate[];
}

/** Folded words joined by spaces: the form in which names are compared. */
export const folds = (words: readonly Word[]): string => words.map((word) => word.fold).join(" ");

/** A person's names without initials and suffixes. */
export const namesOf = (words: readonly Word[]): Word[] =>
  words.filter((word) => word.shape !== "initial" && !word.text.endsWith(".") && !vocabulary.suffix.has(word.fold));
