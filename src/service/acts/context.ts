import type { Clock, Random } from "#kernel";
import type { Founding } from "#people";
import type { Crypto, LogPolicy } from "#record";
import type { Store } from "#store";
import type { Events } from "./events.ts";

/** What every deed needs; made once by `app`. */
export interface Institution {
  store: Store;
  crypto: Crypto;
  random: Random;
  clock: Clock;
  /** The record's origin, and who was trusted before the first act. */
  founding: Founding;
  /** The witnesses whose slips and statements count. */
  policy: LogPolicy;
  events: Events;
}
