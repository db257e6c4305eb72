/**
 * The answer of every parser and check of this room: a value, or one sentence that says what is wrong. This room
 * throws nothing for bad input: what it reads comes from strangers.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: string };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function bad<T>(problem: string): Result<T> {
  return { ok: false, problem };
}
