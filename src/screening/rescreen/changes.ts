import { canonicalJson, type Json } from "#kernel";
import type { ListedProfile } from "../types.ts";
import type { ListChange } from "./types.ts";

/**
 * What two editions hold differently, by id: what is new, what is gone, and what says something else of a party than
 * before. A change that no profile shows (a remark, a programme) is no change here.
 */
export function listChanges(from: Iterable<ListedProfile>, to: Iterable<ListedProfile>): ListChange[] {
  const before = new Map<string, ListedProfile>();
  for (const profile of from) before.set(profile.id, profile);
  const changes = new Map<string, ListChange>();
  for (const after of to) {
    const old = before.get(after.id);
    before.delete(after.id);
    if (!old) changes.set(after.id, { id: after.id, after });
    else if (told(old) !== told(after)) changes.set(after.id, { id: after.id, before: old, after });
  }
  for (const old of before.values()) changes.set(old.id, { id: old.id, before: old });
  return [...changes.values()];
}

const told = (profile: ListedProfile): string => canonicalJson(wellFormed(profile as unknown as Json));

/** Lists may hold half a character; canonical JSON has no spelling for it. Absent values are left out. */
function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as Json[]).map(wellFormed);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, wellFormed(each)]),
  );
}
