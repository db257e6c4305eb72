import { analyseName, namesIn } from "#names";
import type { ListedProfile } from "#screening";

/** Numbers that name one party, where two lists print the same. */
const decisive = /^(?:innCode|ogrnCode|leiCode|uscCode|registrationNumber|taxNumber|passportNumber|idNumber)$/u;
const leastDigits = 7;
/** A name of one word names one firm only where it is as long as this. */
const leastLetters = 5;

/**
 * Which entries of several lists are one party, as the lists themselves show: they print the same name in the same script
 * (words in any order, legal forms off, abbreviations of offices written out, weak aliases and single short words left out),
 * or the same number of a document. The names in other scripts count here, which the index under test does not see.
 */
export class Parties {
  readonly #keys = new Map<string, Set<string>>();

  note({ id, schema, names, identifiers }: Omit<ListedProfile, "dataset">): void {
    const keys = this.#keys.get(id) ?? new Set<string>();
    for (const { text, quality } of names)
      if (quality !== "weak") for (const name of namesIn(text)) keys.add(keyOf(name, schema));
    for (const { scheme, value } of identifiers)
      if (decisive.test(scheme) && value.length >= leastDigits) keys.add(`${scheme} ${value}`);
    keys.delete("");
    this.#keys.set(id, keys);
  }

  same(one: string, other: string): boolean {
    if (one === other) return true;
    const right = this.#keys.get(other);
    return [...(this.#keys.get(one) ?? [])].some((key) => right?.has(key));
  }
}

/** A name as lists print it twice; empty where it is too short to name one party. */
function keyOf(text: string, schema: string): string {
  const person = schema === "Person";
  const { parts, numbers, script } = analyseName(text, person ? "person" : "organisation");
  const words = parts.map(({ latin }) => latin).sort();
  const short = words.length < 2 && (person || (words[0] ?? "").length < leastLetters);
  return short ? "" : `${script} ${person ? "person" : "thing"} ${[...words, ...numbers].join(" ")}`;
}
