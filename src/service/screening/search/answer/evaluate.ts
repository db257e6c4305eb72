import type { Group, Leaf, Query } from "../query/types.ts";
import { namesField, textField } from "../text/fields.ts";
import type { Field, TextIndex } from "../text/text-index.ts";
import { indexKeyword, indexWords } from "../text/words.ts";
import type { Budget } from "./budget.ts";
import { editsFor, termsNear } from "./fuzzy.ts";
import { both, either, type Hits, noHits, withBonus, without } from "./hits.ts";
import { termsLike } from "./patterns.ts";
import { phraseHits } from "./phrase.ts";
import { rangeHits } from "./range.ts";
import { Scorer } from "./scorer.ts";

const sum = (one: number, other: number): number => one + other;

/** The records that answer a query, with the scores of its words. Throws `search-invalid` where it costs too much. */
export function evaluate(
  index: TextIndex,
  query: Query,
  budget: Budget,
  numberOf: (id: string) => number = () => -1,
): Hits {
  return new Evaluation(index, budget, numberOf).of(query);
}

class Evaluation {
  readonly #index: TextIndex;
  readonly #budget: Budget;
  readonly #scorer: Scorer;
  readonly #numberOf: (id: string) => number;

  constructor(index: TextIndex, budget: Budget, numberOf: (id: string) => number) {
    this.#index = index;
    this.#budget = budget;
    this.#numberOf = numberOf;
    this.#scorer = new Scorer(index, budget);
  }

  of(query: Query): Hits {
    const hits = query.kind === "group" ? this.#group(query) : this.#leaf(query);
    const { boost } = query;
    return boost === undefined ? hits : { records: hits.records, scores: hits.scores.map((score) => score * boost) };
  }

  #group({ must, should, not }: Group): Hits {
    let hits: Hits | undefined;
    for (const query of must) {
      const found = this.of(query);
      hits = hits ? both(hits, found) : found;
      this.#budget.spend(found.records.length);
      if (hits.records.length === 0) return noHits;
    }
    const optional = this.#either(should.map((query) => this.of(query)));
    hits = hits ? (should.length > 0 ? withBonus(hits, optional) : hits) : optional;
    for (const query of not) hits = hits.records.length > 0 ? without(hits, this.of(query)) : hits;
    return hits;
  }

  /** Joined two by two, so that many small ones do not copy a large one each. */
  #either(all: readonly Hits[], merge = sum): Hits {
    if (all.length <= 1) return all[0] ?? noHits;
    const middle = all.length >>> 1;
    const joined = either(this.#either(all.slice(0, middle), merge), this.#either(all.slice(middle), merge), merge);
    this.#budget.spend(joined.records.length);
    return joined;
  }

  #leaf(leaf: Leaf): Hits {
    if (leaf.kind === "all") return this.#scorer.all();
    if (leaf.kind === "none") return noHits;
    if (leaf.kind === "exists") {
      const field = this.#index.field(leaf.field);
      return field ? this.#scorer.constant(range(field), field) : noHits;
    }
    if (leaf.kind === "range" && leaf.field !== undefined) {
      const dated = rangeHits(this.#index, leaf.field, leaf, this.#scorer);
      if (dated) return dated;
    }
    if (isId(leaf.field)) return this.#withId(leaf);
    if (leaf.field === "target") return this.#scorer.targets(leaf);
    if (leaf.field !== undefined) {
      const field = this.#index.field(leaf.field);
      return field ? this.#inField(leaf, field) : noHits;
    }
    const fields = [namesField, textField].flatMap((name) => this.#index.field(name) ?? []);
    // Every word may stand in another field: all must be there, each where it counts most.
    if (leaf.kind === "words") return this.#words(leaf.text, fields);
    return this.#either(
      fields.map((field) => this.#inField(leaf, field)),
      Math.max,
    );
  }

  #words(text: string, fields: readonly Field[]): Hits {
    const words = indexWords(text);
    if (words.length === 0) return noHits;
    // A chunk of a script without spaces is a phrase: its letters in another order are another word.
    if (words.length > 1 && /^[\p{Lo}\p{M}]+$/u.test(text))
      return this.#either(
        fields.map((field) => phraseHits(this.#index, field, words, { slop: 0 }, this.#scorer)),
        Math.max,
      );
    return words
      .map((word) =>
        this.#either(
          fields.map((field) => this.#scorer.term(this.#index.find(field, word), field)),
          Math.max,
        ),
      )
      .reduce((one, other) => both(one, other));
  }

  #inField(leaf: Exclude<Leaf, { kind: "exists" | "all" | "none" }>, field: Field): Hits {
    const index = this.#index;
    if (leaf.kind === "range") return rangeHits(index, field.name, leaf, this.#scorer) ?? noHits;
    if (leaf.kind === "pattern")
      return this.#scorer.constant(termsLike(index, field, leaf.pieces, this.#budget), field);
    const whole = field.kind === "raw" ? leaf.text : indexKeyword(leaf.text);
    if (leaf.kind === "fuzzy") {
      const words = field.kind === "words" ? indexWords(leaf.text) : [whole];
      const found = words.map((word) => this.#near(word, leaf.edits, field));
      return found.length === 0 ? noHits : found.reduce((one, other) => both(one, other));
    }
    if (field.kind !== "words") return this.#scorer.term(index.find(field, whole), field);
    if (leaf.kind === "words") return this.#words(leaf.text, [field]);
    return phraseHits(index, field, indexWords(leaf.text), leaf, this.#scorer);
  }

  #near(word: string, asked: number | "auto", field: Field): Hits {
    const edits = asked === "auto" ? editsFor([...word].length) : asked;
    const near = termsNear(this.#index, field, word, edits, this.#budget);
    return this.#either(
      near.map(({ pair, distance }) => this.#scorer.term(pair, field, 1 / (1 + distance))),
      Math.max,
    );
  }

  #withId(leaf: Leaf): Hits {
    const record = "text" in leaf ? this.#numberOf(leaf.text) : -1;
    return record < 0 ? noHits : { records: Uint32Array.of(record), scores: Float32Array.of(1) };
  }
}

const isId = (field: string | undefined): boolean => field === "id" || field === "entity_id" || field === "_id";

function range({ from, to }: Field): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
