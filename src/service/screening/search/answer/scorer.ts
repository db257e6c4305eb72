import type { Leaf } from "../query/types.ts";
import { namesField, textField } from "../text/fields.ts";
import type { Field, TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";
import { cut, type Hits, noHits, room } from "./hits.ts";

/** BM25: how soon repeating a word stops counting; how much a long text is held against a record (names: hardly). */
const k1 = 1.2;
const lengthWeight = { names: 0.25, text: 0.75 };
/** A word in a name counts three times a word elsewhere. */
const nameBoost = 3;

/** Hits of single terms with their scores, for one query. */
export class Scorer {
  readonly #index: TextIndex;
  readonly budget: Budget;

  constructor(index: TextIndex, budget: Budget) {
    this.#index = index;
    this.budget = budget;
  }

  /** Records that have a term, by BM25. */
  term(pair: number, field: Field, weight = 1): Hits {
    if (pair < 0) return noHits;
    const frequency = this.#index.frequency(pair);
    this.budget.spend(4 * frequency);
    const hits = room(frequency);
    const scale = weight * this.rarity(frequency) * (field.name === namesField ? nameBoost : 1);
    let at = 0;
    this.#index.each(pair, field.kind === "words", (record, times) => {
      hits.records[at] = record;
      hits.scores[at++] = scale * this.#saturated(record, times, field);
    });
    return hits;
  }

  /** Records that have any of the terms; all score alike. */
  constant(pairs: readonly number[], field: Field): Hits {
    const seen = new Uint8Array(this.#index.records);
    this.budget.spend(this.#index.records >> 3);
    for (const pair of pairs) {
      this.budget.spend(4 + 4 * this.#index.frequency(pair));
      this.#index.each(pair, field.kind === "words", (record) => {
        seen[record] = 1;
      });
    }
    return this.marked((record) => seen[record] === 1, field.name === namesField ? nameBoost : 1);
  }

  all(): Hits {
    return this.marked(() => true);
  }

  targets(leaf: Leaf): Hits {
    const wanted = "text" in leaf && leaf.text.toLowerCase() === "true" ? 1 : 0;
    return this.marked((record) => this.#index.targets[record] === wanted);
  }

  /** Records that a test accepts; all score alike. */
  marked(accept: (record: number) => boolean, score = 1): Hits {
    const hits = room(this.#index.records);
    this.budget.spend(this.#index.records);
    let count = 0;
    for (let record = 0; record < this.#index.records; record++)
      if (accept(record)) {
        hits.records[count] = record;
        hits.scores[count++] = score;
      }
    return cut(hits, count);
  }

  /** How much a term says that stands in so many records. */
  rarity(frequency: number): number {
    return Math.log(1 + (this.#index.records - frequency + 0.5) / (frequency + 0.5));
  }

  #saturated(record: number, times: number, field: Field): number {
    if (field.name !== namesField && field.name !== textField) return 1;
    const length = (this.#index.lengths[field.name][record] ?? 0) / this.#index.averages[field.name];
    const weight = lengthWeight[field.name];
    return (times * (k1 + 1)) / (times + k1 * (1 - weight + weight * length));
  }
}
