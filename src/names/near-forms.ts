import { legalForms } from "./legal-forms.data.ts";
import { nearWords } from "./near-words.ts";
import { fold } from "./words.ts";

/** A lone word must be this long to be taken for a mistyped legal form; beside other words of the form, less will do. */
const leastAlone = 6;
const leastBeside = 5;

const nearest = nearWords(
  legalForms.flatMap((group) => group.flatMap((form) => fold(form).split(" "))),
  leastBeside,
);

/**
 * The word of a legal form that a folded word is with one typing error; undefined where it is a word of a form itself, or like
 * none. `alone`: where nothing beside it tells of a form.
 */
export function nearFormWord(word: string, alone: boolean): string | undefined {
  const near = nearest(word);
  return near !== undefined && near.length >= (alone ? leastAlone : leastBeside) ? near : undefined;
}
