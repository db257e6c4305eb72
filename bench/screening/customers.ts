import { Random } from "../generate/random.ts";
import { cultures, firmWords } from "./data/customers.data.ts";

/** A customer as a file has one. */
export interface Customer {
  name: string;
  schema: "Person" | "Company";
  culture: string;
  /** Year of birth; none for firms. */
  born?: string;
}

/** Customers of many cultures, the same for the same seed; every tenth is a firm. */
export function customers(count: number, seed = 1): Customer[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => (i % 10 === 9 ? firm(random) : person(random)));
}

const all = cultures.reduce((sum, { share }) => sum + share, 0);

function person(random: Random): Customer {
  let left = random.next() * all;
  const culture = cultures.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  if (!culture) throw new Error("the shares do not add up");
  const { order } = culture;
  const given = frequent(random, culture.given);
  const family = frequent(random, culture.family);
  const middle = random.chance(0.35) ? frequent(random, culture.given) : given;
  const parts =
    order === "family given"
      ? [family, given]
      : order === "given middle family" && middle !== given
        ? [given, middle, family]
        : [given, family];
  const born = String(1940 + random.below(66));
  return { name: parts.join(" "), schema: "Person", culture: culture.name, born };
}

/** Draws a name as often as names occur: log-uniform over the ranks, the first few together as one. */
function frequent(random: Random, words: string): string {
  const names = words.split(" ");
  const rank = Math.floor(4 * ((names.length + 4) / 4) ** random.next() - 4);
  return spaced(names[Math.min(rank, names.length - 1)] ?? "");
}

function firm(random: Random): Customer {
  const word = (words: string) => spaced(random.pick(words.split(" ")));
  const name = [firmWords.first, firmWords.middle, firmWords.form].map(word).join(" ");
  return { name, schema: "Company", culture: "firms" };
}

const spaced = (word: string): string => word.replaceAll("_", " ");
