// Queries on one core and on two: p50, p95, queries a second; the index cold and from its saved form; memory.
import { profileOfProperties, type ScreeningIndex, screen } from "#screening";
import { Random } from "../generate/random.ts";
import { customers } from "./customers.ts";
import { damaged } from "./damage.ts";

/** A query as a compliance desk has them: nine customers, and one lightly damaged name of a list. */
export function mixture(index: ScreeningIndex, count: number, seed: number): { schema: string; name: string }[] {
  const random = new Random(seed);
  return customers(count, seed).map(({ schema, name }, i) => {
    if (i % 10 !== 0) return { schema, name };
    const { profile } = index.prepared(random.below(index.size));
    const own = profile.names[0]?.text ?? name;
    return { schema: profile.schema, name: damaged(own, profile.schema, "one letter wrong", random) ?? own };
  });
}

export interface Latency {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
}

/** Milliseconds of each query, after as many others to warm up. */
export function latency(index: ScreeningIndex, count: number, seed: number): Latency {
  const ask = ({ schema, name }: { schema: string; name: string }) =>
    screen(index, profileOfProperties(schema, { name: [name] }), { threshold: 0.5, limit: 5, exact: false });
  for (const query of mixture(index, count, seed + 1)) ask(query);
  const queries = mixture(index, count, seed);
  const times = new Float64Array(count);
  const begun = performance.now();
  queries.forEach((query, i) => {
    const start = performance.now();
    ask(query);
    times[i] = performance.now() - start;
  });
  const perSecond = (count / (performance.now() - begun)) * 1000;
  times.sort();
  const at = (share: number) => times[Math.min(count - 1, Math.floor(count * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond };
}
