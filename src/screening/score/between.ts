/** The value at `at`, linear between the steps. */
export function between(steps: readonly number[], values: readonly number[], at: number): number {
  let upper = 1;
  while (upper < steps.length - 1 && (steps[upper] ?? 1) < at) upper++;
  const [from = 0, to = 1] = [steps[upper - 1], steps[upper]];
  const [low = 0, high = 0] = [values[upper - 1], values[upper]];
  return low + (high - low) * Math.min(1, Math.max(0, (at - from) / (to - from)));
}
