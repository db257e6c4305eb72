import { compoundHeads } from "./firm-slavic.data.ts";
import { latinOf } from "./latin.ts";
import type { Word } from "./words.ts";

const heads = compoundHeads.map((line) => line.slice(0, line.indexOf(" "))).filter(({ length }) => length > 3);
const small = new Set("и й і у в во с со з із по на для от о об при за та імя до к".split(" "));
/** Behind these stands whose name the firm bears, which its abbreviation leaves out. */
const named = /^(?:им|имени|імені|імя)$/u;
const [leastWords, mostWords, leastTail] = [3, 10, 4];
const abbreviation = /^[a-z]{3,9}$/u;

/**
 * Keys under which a Cyrillic name and the abbreviation that its own words give meet: "Воронежский опытный завод
 * программной продукции" and "VOZPP", with one letter a word or two of a compound ("радиоаппаратура": RA).
 */
export function acronymKeys(words: readonly Word[], latins: readonly string[]): string[] {
  const [only = "", more] = latins;
  if (more === undefined) return abbreviation.test(only) ? [`ac:${only}`] : [];
  const end = words.findIndex(({ fold }) => named.test(fold));
  const own = words.slice(0, end < 0 ? words.length : end).filter(({ fold }) => !small.has(fold));
  const cyrillic =
    own.length >= leastWords && own.length <= mostWords && own.every(({ fold }) => /^[а-яёіїєґў]/u.test(fold));
  if (!cyrillic) return [];
  const plain = own.map(({ fold }) => fold.charAt(0));
  const both = own.map(({ fold }) => fold.charAt(0) + secondInitial(fold));
  const last = [...plain.slice(0, -1), both.at(-1) ?? ""];
  const found = new Set([plain, last, both].map((letters) => `ac:${latinOf(letters.join(""))}`));
  return [...found].filter((key) => abbreviation.test(key.slice(3)));
}

/** The letter that the second half of a compound begins with; none where a word is no compound. */
function secondInitial(word: string): string {
  const latin = latinOf(word);
  const head = heads.find((each) => latin.startsWith(each) && latin.length >= each.length + leastTail);
  if (head === undefined) return "";
  let length = 1;
  while (length < word.length && latinOf(word.slice(0, length)).length < head.length) length++;
  return word.charAt(length);
}
