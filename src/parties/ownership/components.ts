/** A directed graph by places: the successors of each. */
export type Successors = (place: number) => Iterable<number>;

/**
 * Strongly connected components of what can be reached from some places, each after every component that it leads to
 * (Tarjan 1972, with a stack of our own: chains of companies can be longer than the call stack).
 */
export function components(from: readonly number[], successors: Successors): number[][] {
  const found: number[][] = [];
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const waiting: number[] = [];
  const isWaiting = new Set<number>();
  const open = (place: number): Frame => {
    order.set(place, order.size);
    lowest.set(place, order.size - 1);
    waiting.push(place);
    isWaiting.add(place);
    return { place, rest: successors(place)[Symbol.iterator]() };
  };
  const lower = (place: number, to: number) => lowest.set(place, Math.min(lowest.get(place) ?? to, to));
  for (const start of from) {
    if (order.has(start)) continue;
    const stack = [open(start)];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const { done, value: next } = frame.rest.next();
      if (!done) {
        if (!order.has(next)) stack.push(open(next));
        else if (isWaiting.has(next)) lower(frame.place, order.get(next) ?? 0);
        continue;
      }
      stack.pop();
      const { place } = frame;
      const above = stack.at(-1);
      if (above) lower(above.place, lowest.get(place) ?? 0);
      if (lowest.get(place) === order.get(place)) found.push(closed(place, waiting, isWaiting));
    }
  }
  return found;
}

interface Frame {
  place: number;
  rest: Iterator<number>;
}

function closed(place: number, waiting: number[], isWaiting: Set<number>): number[] {
  const members: number[] = [];
  for (;;) {
    const member = waiting.pop();
    if (member === undefined) return members;
    isWaiting.delete(member);
    members.push(member);
    if (member === place) return members;
  }
}
