/** A run that both sequences share: `length` tokens from `a` in the first and `b` in the second. */
export interface Run {
  a: number;
  b: number;
  length: number;
}

/**
 * The runs shared by two sequences on a shortest way from one to the other (Myers 1986, greedy, forward), or
 * undefined where that way is longer than `cap` steps: time and memory stay under cap² whatever the input.
 */
export function shortestRuns(a: Int32Array, b: Int32Array, cap: number): Run[] | undefined {
  const most = Math.min(cap, a.length + b.length);
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const [below, above] = [reach[most + diagonal] ?? 0, reach[most + diagonal + 2] ?? 0];
      let x = diagonal === -steps || (diagonal !== steps && below < above) ? above : below + 1;
      if (steps === 0) x = 0;
      while (x < a.length && x - diagonal < b.length && x - diagonal >= 0 && a[x] === b[x - diagonal]) x++;
      reach[most + diagonal + 1] = x;
      if (x >= a.length && x - diagonal >= b.length) return traceBack(trace, a.length, b.length);
    }
    trace.push(reach.slice(most - steps + 1, most + steps + 2));
  }
  return undefined;
}

/** `trace[s]` holds how far s steps reach, for diagonals −s … s. */
function traceBack(trace: Int32Array[], endA: number, endB: number): Run[] {
  const runs: Run[] = [];
  let [x, y] = [endA, endB];
  for (let steps = trace.length; steps > 0; steps--) {
    const before = trace[steps - 1] ?? new Int32Array(0);
    const at = (diagonal: number) => before[diagonal + steps - 1] ?? -1;
    const diagonal = x - y;
    const down = diagonal === -steps || (diagonal !== steps && at(diagonal - 1) < at(diagonal + 1));
    const startX = down ? at(diagonal + 1) : at(diagonal - 1);
    const startY = down ? startX - diagonal - 1 : startX - diagonal + 1;
    const afterX = down ? startX : startX + 1;
    if (x > afterX) runs.push({ a: afterX, b: afterX - diagonal, length: x - afterX });
    [x, y] = [startX, startY];
  }
  if (x > 0) runs.push({ a: 0, b: 0, length: x });
  return runs.reverse();
}
