import { prepare } from "../score/index.ts";
import type { Prepared, Profile } from "../types.ts";

/** Customers to be asked the other way round: which of them might be this listed party? */
export class CustomerIndex {
  readonly #profiles: readonly Profile[];

  private constructor(profiles: readonly Profile[]) {
    this.#profiles = profiles;
  }

  static build(customers: Iterable<Profile>): CustomerIndex {
    return new CustomerIndex([...customers]);
  }

  get size(): number {
    return this.#profiles.length;
  }

  profile(place: number): Profile {
    const found = this.#profiles[place];
    if (!found) throw new RangeError(`There is no customer ${place}.`);
    return found;
  }

  prepared(place: number): Prepared {
    return prepare(this.profile(place));
  }

  /** Places of the customers that share a key with the listed party. */
  candidates(_listed: Prepared): Iterable<number> {
    return this.#profiles.keys();
  }
}
