/**
 * A function of one string that keeps its answers: those of at least the last `limit` strings and at most twice as
 * many, in two generations, so that hostile input can neither fill the memory nor empty it at a stroke.
 */
export function remembering<Value>(limit: number, make: (key: string) => Value): (key: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
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
