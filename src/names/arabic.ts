import { arabicFolds, arabicSpellings, articles, descent, kunyas, servant, suffixed } from "./arabic.data.ts";

const spelled = new Map<string, string>();
for (const line of arabicSpellings)
  for (const spelling of line.split(" ")) spelled.set(spelling, line.split(" ")[0] ?? spelling);
const markers = new Set([...descent, ...kunyas, ...servant]);
const articleSet = new Set(articles);
const descentSet = new Set(descent);
const kunyaSet = new Set(kunyas);
const servantSet = new Set(servant);
const suffixSet = new Set(suffixed);

/** One part of a name as Arabic use joins its words: "Abd al-Aziz" is one part, "bin" none. */
export interface ArabicPart {
  /** Latin letters, folded, without article. */
  latin: string;
  /** What stood before it. */
  before: "none" | "descent" | "kunya";
}

/** The parts of a name of folded Latin words: articles off, "servant of" joined with what follows, descent and kunya marked. */
export function arabicParts(words: readonly string[]): ArabicPart[] {
  const parts: ArabicPart[] = [];
  let before: ArabicPart["before"] = "none";
  let held = "";
  words.forEach((word, at) => {
    const last = at === words.length - 1;
    if (!last && descentSet.has(word)) before = "descent";
    else if (!last && kunyaSet.has(word)) before = "kunya";
    else if (!last && servantSet.has(word)) held = "abd";
    else if (!last && articleSet.has(word)) return;
    else if (suffixSet.has(word) && parts.length > 0 && !held && before === "none") {
      const previous = parts.at(-1);
      if (previous) parts[parts.length - 1] = { ...previous, latin: previous.latin + bareSuffix(word) };
    } else {
      parts.push({ latin: held + bareWord(word, held !== ""), before });
      before = "none";
      held = "";
    }
  });
  return parts;
}

/** "uddin", "aldin" and "din" are one ending, and so are "ullah" and "allah". */
function bareSuffix(word: string): string {
  return word
    .replace(/^(?:[aeu]l|[aeu](?=dd))/u, "")
    .replace(/^dd/u, "d")
    .replace(/^[au]?l*ah$/u, "allah");
}

/** A word without an article or "servant of" that is written into it: "Abdulaziz", "Alrawi". */
function bareWord(word: string, held: boolean): string {
  const joined = /^abd(?:[aeou]+l|[aeou]+(?=([rsnztd])\1)|[aeou]*)(?=[^aeiou].{2})/u.exec(word);
  if (joined && word.length > 6) return `abd${word.slice(joined[0].length).replace(/^(.)\1/u, "$1")}`;
  if (!held && /^al(?=[^aeioul].{3})/u.test(word) && !/^al(?:exa?|bert|fred|fons|i)/u.test(word)) return word.slice(2);
  return word.replace(/(?:[aeu]l|[aeu])?d+[ie]+n$/u, "din").replace(/[aeou]*l+ah$/u, "allah");
}

/**
 * The sound that the spellings of an Arabic, Persian or Hebrew word share: consonants in classes, vowels a, i, u and
 * the doubtful e. Two sounds are compared by `arabicDistance`.
 */
export function arabicSound(latin: string): string {
  let sound = spelled.get(latin) ?? latin.slice(0, 40);
  for (const [from, to] of arabicFolds) sound = sound.replace(from, to);
  return sound;
}

/** The commonest spelling of a well-known name ("Mohd": muhammad); undefined for another word. */
export function knownArabicName(latin: string): string | undefined {
  return spelled.get(latin);
}

/** The consonants of a sound: the key under which it is looked up, the same from Arabic script and from Latin. */
export function skeleton(sound: string): string {
  return `${/^[aeiu]/u.test(sound) ? "a" : ""}${sound.replace(/[aeiu]/gu, "").replace(/h$/u, "")}`.replace(
    /(.)\1+/gu,
    "$1",
  );
}

/** Whether a folded Latin word tells that a name is Arabic or Persian. */
export function looksArabic(word: string): boolean {
  return (
    spelled.has(word) ||
    markers.has(word) ||
    word === "al" ||
    word === "el" ||
    /^abd[aeu]|[au]llah$|[aeu]ddin$|zadeh$|nejad$/u.test(word)
  );
}

const vowels = "aeiu";
const longest = 24;

/** Distance of two sounds: a consonant costs 1, a vowel taken for another or left out less; `abjad` where one was written without vowels. */
export function arabicDistance(a: string, b: string, abjad = false): number {
  const left = a.slice(0, longest);
  const right = b.slice(0, longest);
  let row = [0];
  for (const letter of right) row.push((row.at(-1) ?? 0) + dropped(letter, abjad));
  for (const letter of left) {
    const next = [(row[0] ?? 0) + dropped(letter, abjad)];
    for (let at = 1; at <= right.length; at++) {
      const other = right.charAt(at - 1);
      next.push(
        Math.min(
          (row[at] ?? 0) + dropped(letter, abjad),
          (next[at - 1] ?? 0) + dropped(other, abjad),
          (row[at - 1] ?? 0) + replaced(letter, other),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function dropped(letter: string, abjad: boolean): number {
  if (vowels.includes(letter)) return abjad ? 0.08 : 0.35;
  return letter === "h" ? 0.45 : 1;
}

function replaced(a: string, b: string): number {
  if (a === b) return 0;
  if (!vowels.includes(a) || !vowels.includes(b))
    return /^(?:sz|zs|dt|td|dz|zd|jk|kj|uw|wu|bp|pb|fu|uf|bu|ub)$/u.test(a + b) ? 0.5 : 1;
  return /e/u.test(a + b) ? (/u/u.test(a + b) ? 0.35 : 0.1) : 0.45;
}
