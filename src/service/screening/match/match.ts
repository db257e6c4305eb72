import { type Algorithm, explain, profileOfProperties, type Score, screen } from "#screening";
import type { FtmEntity, Screening } from "../types.ts";
import { acceptFor, type MatchFilter } from "./accept.ts";
import type { CleanProperties } from "./clean.ts";

/** A question: an entity as FollowTheMoney describes it, cleaned. */
export interface MatchQuery {
  id?: string | undefined;
  schema: string;
  properties: CleanProperties;
}

export interface MatchOptions {
  filter: MatchFilter;
  algorithm: Algorithm;
  /** Answers at most. */
  limit: number;
  /** From here on it is called a match; what is not above `cutoff` is left out. */
  threshold: number;
  cutoff: number;
}

/** One feature of a score, in the form of yente's explanations. */
export interface Explanation {
  detail: string;
  /** For and against, in log10 odds. */
  score: number;
  query: string | null;
  candidate: string | null;
}

export interface Match extends FtmEntity {
  score: number;
  match: boolean;
  explanations: Record<string, Explanation>;
  /** How much there was to weigh: "name only", "name and date" … */
  coverage: Score["coverage"];
  /** The whole reasoning in sentences. */
  reasons: string[];
}

export interface Matches {
  results: Match[];
  /** Matches in all, before the limit. */
  total: number;
}

/** Candidates for an answer of this many: those that are scored in full. */
const candidatesFor = (limit: number): number => Math.max(20, Math.min(500, limit * 10));

/** Who on the lists may be the one asked about, likeliest first. */
export function matchQuery(screening: Screening, query: MatchQuery, options: MatchOptions): Matches {
  const candidates = candidatesFor(options.limit);
  const hits = screen(screening.index, profileOfProperties(query.schema, query.properties, query.id), {
    threshold: options.cutoff,
    exact: false,
    limit: candidates,
    candidates: Math.max(candidates, usualCandidates),
    algorithm: options.algorithm,
    accept: acceptFor(screening, query.schema, options.filter),
  }).filter(({ score }) => score.probability > options.cutoff);
  return {
    total: hits.filter(({ score }) => score.probability >= options.threshold).length,
    results: hits.slice(0, options.limit).flatMap((hit) => {
      const entity = screening.ftm(hit.id);
      if (!entity) return [];
      const { probability: score, coverage } = hit.score;
      return {
        ...entity,
        score,
        match: score >= options.threshold,
        explanations: explanationsOf(hit.score),
        coverage,
        reasons: explain(hit),
      };
    }),
  };
}

/** As many as screening weighs by itself, however few answers are wanted. */
const usualCandidates = 60;

/** The evidence by its feature; where one feature speaks several times, "name-part", "name-part-2" … */
export function explanationsOf(score: Score): Record<string, Explanation> {
  const found = new Map<string, Explanation>();
  for (const { feature, detail, weight, query, listed } of [...score.for, ...score.against]) {
    let name = feature;
    for (let number = 2; found.has(name); number++) name = `${feature}-${number}`;
    found.set(name, { detail, score: weight, query: query ?? null, candidate: listed ?? null });
  }
  return Object.fromEntries(found);
}
