import { PenholderError } from "#kernel";
import { schemaOf } from "../../ftm/model.ts";
import type { FtmEntity, Screening } from "../../types.ts";
import { parseQuery } from "../query/parse.ts";
import { parseSimple } from "../query/simple.ts";
import type { Query } from "../query/types.ts";
import { textIndexOf } from "../text/of-screening.ts";
import type { TextIndex } from "../text/text-index.ts";
import { accepted, type Filters } from "./accept.ts";
import { Budget } from "./budget.ts";
import { evaluate } from "./evaluate.ts";
import { type Facet, type FacetName, facetsOf } from "./facets.ts";
import { filtered, type Hits } from "./hits.ts";
import { page, type Sort } from "./order.ts";

/** Results are served from among the first so many only, as Elasticsearch does. */
export const window = 9999;

/** A search over all entities of some datasets. */
export interface SearchRequest extends Omit<Filters, "datasets"> {
  /** Lucene's syntax, or, if `simple`, that of search boxes. Empty: everything. */
  q: string;
  simple?: boolean;
  dataset: string;
  includeDataset?: readonly string[];
  excludeDataset?: readonly string[];
  facets?: readonly FacetName[];
  sort?: readonly Sort[];
  limit: number;
  offset: number;
}

export interface SearchResult {
  results: FtmEntity[];
  facets: Record<string, Facet>;
  total: { value: number; relation: "eq" };
  limit: number;
  offset: number;
}

/**
 * Full-text search. Undefined where the dataset is unknown. Throws `search-invalid` for a query that breaks the syntax
 * or costs too much, a schema that FollowTheMoney lacks, or a field that cannot be sorted by.
 */
export function searchEntities(screening: Screening, request: SearchRequest): SearchResult | undefined {
  const scope = screening.scope(request.dataset);
  if (!scope) return undefined;
  const schema = request.schema;
  if (schema !== undefined && !schemaOf(schema)) throw new PenholderError("search-invalid", "Invalid schema.");
  const [limit, offset] = windowOf(request.limit, request.offset);
  const index = textIndexOf(screening);
  const budget = new Budget();
  const words = evaluate(index, queryOf(request), budget, (id) => screening.numberOf(id));
  const marks = accepted(index, { ...request, datasets: narrowed(screening, scope, request) }, budget);
  const hits = withSize(
    index,
    filtered(words, (record) => marks[record] === 1),
  );
  return {
    results: page(index, hits, request.sort ?? [], { offset, limit }, budget).map((record) => screening.record(record)),
    facets: facetsOf(index, request.facets ?? [], hits, screening.datasets, budget),
    total: { value: hits.records.length, relation: "eq" },
    limit,
    offset,
  };
}

function queryOf({ q, simple }: SearchRequest): Query {
  if (q.trim() === "") return { kind: "all" };
  return simple ? parseSimple(q) : parseQuery(q);
}

/** Excluded datasets go before included ones; both may name collections. */
function narrowed(
  screening: Screening,
  scope: ReadonlySet<string>,
  { includeDataset = [], excludeDataset = [] }: SearchRequest,
): ReadonlySet<string> {
  const covered = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap((name) => [...(screening.scope(name) ?? [])]));
  const [included, excluded] = [covered(includeDataset), covered(excludeDataset)];
  return new Set(
    [...scope].filter((name) => (includeDataset.length === 0 || included.has(name)) && !excluded.has(name)),
  );
}

/** Of two that answer alike, the one of which more is known comes first. */
function withSize(index: TextIndex, { records, scores }: Hits): Hits {
  return { records, scores: scores.map((score, at) => score + Math.sqrt((index.values[records[at] ?? 0] ?? 0) / 2)) };
}

/** Limit and offset inside the window. */
export function windowOf(limit: number, offset: number): [limit: number, offset: number] {
  const start = Math.min(window, Math.max(0, offset));
  return [Math.min(Math.max(0, limit), window - start), start];
}
