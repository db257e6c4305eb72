import type { Clock } from "#kernel";

/** Lets each name through at most `count` times in `period` milliseconds, bursts included; names beyond `count` that are idle are forgotten. */
export function rateLimit(count: number, period: number, clock: Clock): (name: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>();
  return (name) => {
    const now = clock();
    const bucket = buckets.get(name) ?? { left: count, at: now };
    const refilled = Math.min(count, bucket.left + (Math.max(0, now - bucket.at) * count) / period);
    const passes = refilled >= 1;
    buckets.set(name, { left: passes ? refilled - 1 : refilled, at: now });
    return passes;
  };
}
