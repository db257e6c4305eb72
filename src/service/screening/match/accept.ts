import { matchableWith } from "../ftm/model.ts";
import type { Screening } from "../types.ts";

/** Which entries may answer a query. */
export interface MatchFilter {
  /** The dataset or collection that is asked. */
  dataset: string;
  /** Only what stands in one of these, and in none of those. */
  includeDatasets: readonly string[];
  excludeDatasets: readonly string[];
  excludeSchemata: readonly string[];
  /** Only what has one of these topics. */
  topics: readonly string[];
  /** Only what changed on this day or after: a prefix of an ISO instant. */
  changedSince?: string | undefined;
  /** Ids or referents of entities left out. */
  excludeIds: readonly string[];
}

/** Makes the condition of ScreenOptions for one query. Throws RangeError where the dataset is unknown. */
export function acceptFor(
  screening: Screening,
  schema: string,
  filter: MatchFilter,
): (entry: { id: string; dataset: string; schema: string }) => boolean {
  const schemata = new Set([...matchableWith(schema)].filter((name) => !filter.excludeSchemata.includes(name)));
  const excluded = new Set(filter.excludeIds.map((id) => screening.numberOf(id)).filter((number) => number >= 0));
  const inScope = scopeOf(screening, filter);
  const { topics, changedSince } = filter;
  const looksInside = topics.length > 0 || changedSince !== undefined;
  return ({ id, dataset, schema: entrySchema }) => {
    if (!schemata.has(entrySchema) || !inScope(id, dataset)) return false;
    if (excluded.size > 0 && excluded.has(screening.numberOf(id))) return false;
    if (!looksInside) return true;
    const found = screening.ftm(id);
    const anyTopic = topics.length === 0 || topics.some((topic) => found?.properties.topics?.includes(topic));
    return anyTopic && (changedSince === undefined || (found?.last_change ?? "") >= changedSince);
  };
}

/** Whether an entry stands in the datasets asked for; the file of its datasets is read only where that matters. */
function scopeOf(
  screening: Screening,
  { dataset, includeDatasets, excludeDatasets }: MatchFilter,
): (id: string, own: string) => boolean {
  const scope = screening.scope(dataset);
  if (!scope) throw new RangeError(`There is no dataset ${dataset}.`);
  const everything = screening.datasets.every(({ name, children }) => children.length > 0 || scope.has(name));
  if (includeDatasets.length + excludeDatasets.length === 0)
    return everything
      ? () => true
      : (id, own) => scope.has(own) || [...screening.datasetsOf(id)].some((name) => scope.has(name));
  const named = (names: readonly string[]) => new Set(names.flatMap((name) => [...(screening.scope(name) ?? [name])]));
  const [included, excluded] = [named(includeDatasets), named(excludeDatasets)];
  return (id) => {
    const all = [...screening.datasetsOf(id)];
    if (!everything && !all.some((name) => scope.has(name))) return false;
    if (included.size > 0 && !all.some((name) => included.has(name))) return false;
    return !all.some((name) => excluded.has(name));
  };
}
