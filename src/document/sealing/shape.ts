import type { Json } from "#kernel";
import { fromBase64, fromHex } from "#record";

/** Reads one value of a JSON file, or throws a Problem. */
export type Reader<T> = (value: Json) => T;

/** What is wrong with a file, and where; never leaves this folder. */
export class Problem extends Error {
  readonly path: string;

  constructor(says: string, path = "") {
    super(says);
    this.path = path;
  }
}

/** Something that is wrong inside a member is wrong at that member. */
function within<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    throw new Problem(problem.message, problem.path.startsWith("[") ? key + problem.path : join(key, problem.path));
  }
}

const join = (key: string, path: string): string => (path === "" ? key : `${key}.${path}`);

/** An object with exactly these members. */
export function object<T extends object>(members: { readonly [K in keyof T]: Reader<T[K]> }): Reader<T> {
  const readers = Object.entries<Reader<unknown>>(members);
  return (value) => {
    const given = requireObject(value);
    for (const key of Object.keys(given))
      if (!Object.hasOwn(members, key)) throw new Problem("holds an unknown member");
    const entries = readers.map(([key, read]): [string, unknown] => {
      const member = Object.hasOwn(given, key) ? given[key] : undefined;
      if (member === undefined) throw new Problem("is missing", key);
      return [key, within(key, () => read(member))];
    });
    return Object.fromEntries(entries) as T;
  };
}

/** One of several objects, told apart by a member that only one has, or by the value of one that all have. */
export function oneOf<T>(choose: (value: { readonly [key: string]: Json }) => Reader<T> | undefined): Reader<T> {
  return (value) => {
    const reader = choose(requireObject(value));
    if (!reader) throw new Problem("is none of the forms that may stand here");
    return reader(value);
  };
}

function requireObject(value: Json): { readonly [key: string]: Json } {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Problem("is not an object");
  return value as { readonly [key: string]: Json };
}

export function list<T>(read: Reader<T>, most: number, least = 0): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Problem("is not a list");
    const items: readonly Json[] = value;
    if (items.length < least || items.length > most)
      throw new Problem(`has ${items.length} entries, not ${least} to ${most}`);
    return items.map((item, index) => within(`[${index}]`, () => read(item)));
  };
}

/** Text in NFC, at most that long in UTF-16 units. */
export function text(most: number, least = 0): Reader<string> {
  return (value) => {
    if (typeof value !== "string") throw new Problem("is not text");
    if (value.length < least || value.length > most) throw new Problem(`is not text of ${least} to ${most} units`);
    if (value.normalize("NFC") !== value) throw new Problem("is not in Unicode NFC");
    return value;
  };
}

export function integer(least: number, most: number): Reader<number> {
  return (value) => {
    if (!Number.isInteger(value) || typeof value !== "number" || value < least || value > most) {
      throw new Problem(`is not a whole number from ${least} to ${most}`);
    }
    return value;
  };
}

export function choice<T extends string>(...choices: readonly T[]): Reader<T> {
  return (value) => {
    const chosen = choices.find((one) => one === value);
    if (chosen === undefined) throw new Problem("is none of the values that may stand here");
    return chosen;
  };
}

export const flag: Reader<boolean> = (value) => {
  if (typeof value !== "boolean") throw new Problem("is neither true nor false");
  return value;
};

export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : read(value));
}

/** Base64 of so many bytes. */
export function bytes(least: number, most = least): Reader<string> {
  return (value) => {
    // Four characters stand for three bytes: nothing longer is decoded.
    const decoded =
      typeof value === "string" && value.length <= 4 * Math.ceil(most / 3) ? fromBase64(value) : undefined;
    if (typeof value !== "string" || !decoded?.ok) throw new Problem("is not base64, or too long");
    const { length } = decoded.value;
    if (length < least || length > most) throw new Problem(`has ${length} bytes, not ${least} to ${most}`);
    return value;
  };
}

/** 16 bytes in lower-case hexadecimal. */
export const id: Reader<string> = (value) => {
  if (typeof value !== "string" || value.length !== 32 || !fromHex(value).ok) {
    throw new Problem("is not 32 digits of lower-case hexadecimal");
  }
  return value;
};

export const hash = bytes(32);

/** A reader with a further condition on what it has read. */
export function where<T>(read: Reader<T>, holds: (value: T) => boolean, says: string): Reader<T> {
  return (value) => {
    const made = read(value);
    if (!holds(made)) throw new Problem(says);
    return made;
  };
}

export function ascends<T>(values: readonly T[], isBefore: (a: T, b: T) => boolean): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    return index === 0 || before === undefined || isBefore(before, value);
  });
}
