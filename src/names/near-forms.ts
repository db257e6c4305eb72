import { legalForms } from "./legal-forms.data.ts";
import { remembering } from "./memory.ts";
import { fold } from "./words.ts";

/** A lone word must be this long to be taken for a mistyped legal form; beside other words of the form, less will do. */
const leastAlone = 6;
const leastBeside = 5;

const wordsOfForms = new Set(legalForms.flatMap((group) => group.flatMap((form) => fold(form).split(" "))));
/** Words of forms by what is left of them when one letter is left out. */
const shortened = new Map<string, string>();
for (const word of wordsOfForms)
  if (word.length >= leastBeside && !/\d/u.test(word)) {
    shortened.set(word, word);
    for (const less of withoutOne(word)) if (!shortened.has(less)) shortened.set(less, word);
  }

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/**
 * The word of a legal form that a folded word is with one typing error: a letter too many, too few or wrong behind the first, or two
 * swapped. Undefined where it is a word of a form itself, or like none. `alone`: where nothing beside it tells of a form.
 */
export function nearFormWord(word: string, alone: boolean): string | undefined {
  const near = nearest(word);
  return near !== "" && near.length >= (alone ? leastAlone : leastBeside) ? near : undefined;
}

const nearest = remembering(20_000, (word: string): string => {
  if (word.length < leastBeside - 1 || word.length > 40 || wordsOfForms.has(word)) return "";
  for (const less of [word, ...withoutOne(word)]) {
    const found = shortened.get(less);
    if (found !== undefined && found.charAt(0) === word.charAt(0)) return found;
  }
  return "";
});
