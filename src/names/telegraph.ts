import { mainlandCodes, taiwanCodes } from "./telegraph.data.ts";

/**
 * The characters that a name in the Chinese telegraph code stands for ("1728 4320" is 張 or what the list meant by
 * it), one string for each of the two code books that has all codes; empty where the text is not such a code.
 */
export function fromTelegraphCode(text: string): string[] {
  if (!/^\s*\d/u.test(text)) return [];
  const codes = text.trim().split(/[\s/,-]+/u);
  if (codes.length > 8 || !codes.every((code) => /^\d{4}$/u.test(code))) return [];
  const found = [mainlandCodes, taiwanCodes].map((book) => codes.map((code) => characterOf(book, code)));
  const [mainland = [], taiwan = []] = found;
  const names = [mainland, taiwan.map((character, at) => character ?? mainland[at])];
  return [...new Set(names.filter((name) => !name.includes(undefined)).map((name) => name.join("")))];
}

function characterOf(book: readonly string[], code: string): string | undefined {
  const character = book[Number(code.slice(0, 2))]?.charAt(Number(code.slice(2)));
  return character && character !== "-" ? character : undefined;
}
