const kept: (() => void)[] = [];

/** Drops all answers that are kept, which are made again when they are asked for: for who needs the memory more. */
export function forgetAnswers(): void {
  for (const forget of kept) forget();
}

/**
 * A function of one string that keeps its answers: those of at least the last `limit` strings and at most twice as
 * many, in two generations, so that hostile input can neither fill the memory nor empty it at a stroke.
 */
export function remembering<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  kept.push(() => {
    [young, old] = [new Map(), new Map()];
  });
  return (key) => {
    const known = young.get(key);
    if (known !== undefined || young.has(key)) return known as Value;
    const value = old.has(key) ? (old.get(key) as Value) : make(key);
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}
