import { foldWord, wordsOf } from "#names";

/** Longer words are cut: no name has one, and a hostile text must not fill the dictionary. */
const longest = 64;

/** Words of a text in the form in which the text index keeps them. */
export function indexWords(text: string): string[] {
  return wordsOf(text.toWellFormed()).map(({ fold }) => cut(fold));
}

/** A value that is kept whole (a code, an identifier, a date) in the form in which the text index keeps it. */
export function indexKeyword(value: string): string {
  return cut(
    value
      .toWellFormed()
      .trim()
      .split(/\s+/u)
      .map((word) => foldWord(word))
      .join(" "),
    4 * longest,
  );
}

/** A date and what it lies in: 2018-09-13 is also 2018-09 and 2018. */
export function datePrefixes(date: string): string[] {
  return [date.slice(0, 4), date.slice(0, 7), date.slice(0, 10), date].filter(
    (prefix, at, all) => all.indexOf(prefix) === at,
  );
}

function cut(word: string, length = longest): string {
  return word.length > length ? word.slice(0, length).toWellFormed() : word;
}
