import { type AnalysedName, fold, koreanKeysOfChinese } from "#names";

const mostJoined = 8;
const longestJoined = 60;

/** Keys of a whole listed name under which other ways of writing it are found, beside those of its words. */
export function wholeKeys(name: AnalysedName): string[] {
  const words = wordsOf(name);
  const written = writtenWords(name);
  return unique([
    ...spokenKeys(name),
    ...joinedKeys(withNumbers(name, words)),
    ...pairKeys(words),
    ...joinedKeys(written),
    ...pairKeys(written),
    ...initialsOf(name, words).map((letters) => `a:${letters}`),
    ...(words.length === 1 ? [`A:${words[0]}`] : []),
  ]);
}

/** The keys under which a name that is asked for looks: initials against a word, a word against initials. */
export function askedKeys(name: AnalysedName): string[] {
  const words = wordsOf(name);
  return unique([
    ...spokenKeys(name),
    ...joinedKeys(withNumbers(name, words)),
    ...joinedKeys(writtenWords(name)),
    ...initialsOf(name, words).map((letters) => `A:${letters}`),
    ...(words.length === 1 && name.kind === "organisation" ? [`a:${words[0]}`] : []),
  ]);
}

/** The keys of Korean names that the one asked for may be the Chinese reading of. */
export function chineseReadKeys({ chinese }: AnalysedName): string[] {
  return unique(chinese.slice(0, 2).flatMap((reading) => koreanKeysOfChinese(reading).map((key) => `ko:${key}`)));
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)];
const wordsOf = ({ parts }: AnalysedName): string[] => parts.map(({ latin }) => latin).filter((latin) => latin !== "");

const withNumbers = ({ numbers }: AnalysedName, words: readonly string[]): string[] => [
  ...words,
  ...numbers.map(String),
];

/** The words as written, with particles, titles and legal forms; none in scripts that have no spaces. */
function writtenWords({ text, script }: AnalysedName): string[] {
  return /^(?:Hani|Hang|Hira|Kana|Thai|Laoo|Khmr|Mymr)$/u.test(script) ? [] : fold(text).split(" ");
}

/** The keys of a whole name that its analysis gives: "ko:", "zh:" and the like; those of parts have one letter. */
export function spokenOf({ keys }: Pick<AnalysedName, "keys">): string[] {
  return keys.filter((key) => key.charAt(2) === ":");
}

function spokenKeys(name: AnalysedName): string[] {
  return [...spokenOf(name), ...koreanNeighbours(name)];
}

/** The keys of a Korean name with one syllable left open. */
function koreanNeighbours({ korean }: AnalysedName): string[] {
  return korean.flatMap(({ key }) => {
    const syllables = key.split(/[ .]/u);
    if (syllables.length < 3) return [];
    return syllables.map((_, open) => `k?:${syllables.map((one, at) => (at === open ? "?" : one)).join(".")}`);
  });
}

/** All words run together, and with the first one last: a list may have put the family name first. */
function joinedKeys(words: readonly string[]): string[] {
  if (words.length === 0 || words.length > mostJoined) return [];
  const joined = words.join("");
  if (joined === "" || joined.length > longestJoined) return [];
  return [`j:${joined}`, `j:${words.slice(1).join("")}${words[0]}`];
}

/** Each two words that stand beside each other run together, in either order and over the end. */
function pairKeys(words: readonly string[]): string[] {
  if (words.length < 2 || words.length > mostJoined) return [];
  return words.flatMap((word, at) => {
    const next = words[(at + 1) % words.length] ?? "";
    return [`p:${word}${next}`, `p:${next}${word}`];
  });
}

const unspoken = /^(?:and|of|the|for|de|du|la)$/u;

/** The initials of a firm's words, with and without the small words. */
function initialsOf({ kind }: AnalysedName, words: readonly string[]): string[] {
  if (kind !== "organisation" || words.length < 3) return [];
  const initials = (from: readonly string[]): string => from.map((word) => word.charAt(0)).join("");
  return [initials(words), initials(words.filter((word) => !unspoken.test(word)))];
}
