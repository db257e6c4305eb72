import type { People } from "./people.ts";
import type { PeopleOptions } from "./types.ts";

/** Sign-in on a store. */
export function openPeople(options: PeopleOptions): People {
  throw new Error(`not yet on ${options.relyingParty.id}`);
}
