import type { Json } from "#kernel";

/** Canonical JSON out of a column of ours: it was canonical when it was written, which costs too much to check again. */
export function storedJson(text: string): Json {
  return JSON.parse(text) as Json;
}
