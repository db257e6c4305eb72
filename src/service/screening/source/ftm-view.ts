import { ftmEntities } from "#lists";
import type { Entity, Listing } from "#parties";
import { isA } from "../ftm/model.ts";
import type { FtmEntity } from "../types.ts";

/**
 * The FollowTheMoney entities that an entry of a snapshot stands for: itself first, then its sanctions and what belongs
 * to it. Who is listed has the topic "sanction". First seen and last change are those that the list itself states;
 * last seen is the day of the edition. What a list of FollowTheMoney entities says of this itself is kept.
 */
export function viewOf(entity: Entity, datasets: readonly string[], editionDay: string): FtmEntity[] {
  const { first, last } = daysOf(entity.listings);
  const stated = (field: string): string | undefined => statedInstant(entity.extra[field]?.[0]);
  const seen = {
    first_seen: stated("first_seen") ?? first,
    last_seen: stated("last_seen") ?? instant(editionDay),
    last_change: stated("last_change") ?? last,
  };
  return ftmEntities(entity, "").map((record, at) => {
    const listed = record.target && isA(record.schema, "Thing");
    const properties =
      listed && record.properties.topics === undefined
        ? { ...record.properties, topics: ["sanction"] }
        : record.properties;
    const referents = at === 0 ? (entity.extra.referents ?? record.referents) : record.referents;
    return { ...record, properties, referents: [...referents], datasets: [...datasets], ...seen };
  });
}

/** The first day of a listing, and the last on which it began or was amended; null where no whole day is stated. */
function daysOf(listings: readonly Listing[]): { first: string | null; last: string | null } {
  const began = listings.flatMap(({ from }) => from?.from ?? []);
  const amended = listings.flatMap((listing) => listing.amended.flatMap(({ from }) => from ?? []));
  const [first] = began.filter(isDay).sort();
  const last = [...began, ...amended].filter(isDay).sort().at(-1);
  return { first: first === undefined ? null : instant(first), last: last === undefined ? null : instant(last) };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);
const instant = (day: string): string => `${day}T00:00:00`;

/** "2026-03-04T05:06:07" of a day or an instant as FollowTheMoney writes it. */
function statedInstant(written = ""): string | undefined {
  const [, day, time = "00:00:00"] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/u.exec(written) ?? [];
  return day === undefined ? undefined : `${day}T${time}`;
}
