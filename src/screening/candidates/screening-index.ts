import type { ListedProfile, Prepared, Rarity } from "../types.ts";

/** What is told of an entry without taking its names apart. */
export interface EntryHead {
  id: string;
  dataset: string;
  schema: string;
  /** Its primary name. */
  caption: string;
}

/** An entry that may answer a query; `strength` 0 to 1000 orders candidates and bounds what the full score can find. */
export interface Candidate {
  entry: number;
  strength: number;
}

const pending = (): never => {
  throw new Error("The candidate index is being built.");
};

/** All listed profiles, found by however their names are spelled. */
export class ScreeningIndex {
  static build(_profiles: Iterable<ListedProfile>): ScreeningIndex {
    return pending();
  }

  static decode(_bytes: Uint8Array): ScreeningIndex {
    return pending();
  }

  encode(): Uint8Array {
    return pending();
  }

  get size(): number {
    return pending();
  }

  entry(_index: number): EntryHead {
    return pending();
  }

  prepared(_index: number): Prepared {
    return pending();
  }

  find(_id: string): number | undefined {
    return pending();
  }

  candidates(_query: Prepared, _limit: number): Candidate[] {
    return pending();
  }

  get rarity(): Rarity {
    return pending();
  }

  updated(_put: Iterable<ListedProfile>, _removed: Iterable<string>): ScreeningIndex {
    return pending();
  }
}
