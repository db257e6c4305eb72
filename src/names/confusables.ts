import { digitLetters, lookalikes } from "./confusables.data.ts";
import { scriptOfCharacter } from "./scripts.ts";

const toLatin = new Map<string, string>();
const toCyrillic = new Map<string, string>();
for (const line of lookalikes) {
  const [latin = "", others = ""] = line.split(" ");
  for (const other of others) {
    toLatin.set(other, latin);
    if (scriptOfCharacter(other) === "Cyrl" && !toCyrillic.has(latin)) toCyrillic.set(latin, other);
  }
}

/**
 * A word whose letters are of several scripts, in the script that most of its letters are in: "Pаvlov" with a
 * Cyrillic а becomes all Latin. Digits among letters become the letters that they imitate ("Pavl0v"). A word of one
 * script is returned as it is, and so is one that ends in digits ("Block4").
 */
export function withoutLookalikes(word: string): string {
  if (/^[A-Za-z]*$/u.test(word)) return word;
  const lower = word.toLowerCase();
  let latin = 0;
  let cyrillic = 0;
  let other = 0;
  for (const letter of lower) {
    const script = scriptOfCharacter(letter);
    if (script === "Latn") latin++;
    else if (script === "Cyrl") cyrillic++;
    else if (script !== "Zyyy") other++;
  }
  if (latin > 0 && cyrillic + other > 0 && latin >= cyrillic + other) return replaced(word, toLatin);
  if (cyrillic > 0 && latin > 0) return replaced(word, toCyrillic);
  return latin > 1 ? withoutDigits(word) : word;
}

/** The Latin word that a word of another script imitates letter by letter, or undefined: "СОСО" may be meant as "COCO". */
export function latinTwin(word: string): string | undefined {
  let twin = "";
  for (const letter of word.toLowerCase()) {
    const latin = toLatin.get(letter);
    if (latin === undefined) return undefined;
    twin += latin;
  }
  return twin.length > 1 ? twin : undefined;
}

function replaced(word: string, table: ReadonlyMap<string, string>): string {
  let result = "";
  for (const letter of word) result += table.get(letter.toLowerCase()) ?? letter;
  return result;
}

function withoutDigits(word: string): string {
  return word.replace(/(?<=\p{L})[0134578@$!](?=\p{L})/gu, (sign) => digitLetters[sign] ?? sign);
}
