import { type AnalysedName, fold } from "#names";

const mostJoined = 8;
const longestJoined = 60;

/** Keys of a whole name under which other ways of writing it are found, beside those of its words. */
export function wholeKeys(name: AnalysedName): string[] {
  const words = name.parts.map(({ latin }) => latin).filter((latin) => latin !== "");
  return [
    ...new Set([
      ...name.keys.filter((key) => key.startsWith("ko:") || key.startsWith("zh:")),
      ...koreanNeighbours(name),
      ...joinedKeys(words),
      ...(name.forms.length > 0 ? [`j:${fold(name.text).replaceAll(" ", "").slice(0, longestJoined)}`] : []),
      ...acronymKeys(name, words),
    ]),
  ];
}

/** The keys of a Korean name with one syllable left open. */
export function koreanNeighbours({ korean }: AnalysedName): string[] {
  return korean.flatMap(({ key }) => {
    const syllables = key.split(/[ .]/u);
    if (syllables.length < 3) return [];
    return syllables.map((_, open) => `k?:${syllables.map((one, at) => (at === open ? "?" : one)).join(".")}`);
  });
}

/**
 * All words run together, and each two that stand beside each other, in either order and over the end: a list may
 * have put the family name first.
 */
export function joinedKeys(words: readonly string[]): string[] {
  if (words.length < 2 || words.length > mostJoined) return [];
  const pairs = words.flatMap((word, at) => {
    const next = words[(at + 1) % words.length] ?? "";
    return [`p:${word}${next}`, `p:${next}${word}`];
  });
  const joined = words.join("");
  if (words.length < 3 || joined.length > longestJoined) return pairs;
  return [`j:${joined}`, `j:${words.slice(1).join("")}${words[0]}`, ...pairs];
}

const unspoken = /^(?:and|of|the|for|de|du|la)$/u;

/** The initials of a firm's words, with and without the small words. */
export function acronymKeys({ kind }: AnalysedName, words: readonly string[]): string[] {
  if (kind !== "organisation" || words.length < 3) return [];
  const initials = (from: readonly string[]): string => from.map((word) => word.charAt(0)).join("");
  return [initials(words), initials(words.filter((word) => !unspoken.test(word)))]
    .filter((letters) => letters.length > 2)
    .map((letters) => `a:${letters}`);
}
