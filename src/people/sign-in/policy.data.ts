const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Periods in milliseconds. Sources: OWASP cheat sheets (password storage, sessions), NIST SP 800-63B-4, RFC 6238. */
export const signInPolicy = {
  /** OWASP's first choice for scrypt: 128 MiB a hash. */
  scrypt: { ln: 17, r: 8, p: 1 },
  /** Hashes at once, and how many may wait for their turn before sign-in says that it is busy. */
  hashes: { atOnce: 2, waiting: 32 },
  password: { least: 12, most: 256 },
  /** RFC 6238: 30 seconds; one step either way for clocks that differ. */
  totp: { period: 30 * second, digits: 6, window: 1 },
  recoveryCodes: 10,
  session: { idle: 30 * minute, absolute: 12 * hour, touch: minute },
  /** How long a second factor just given lets somebody do what asks for one. */
  fresh: 10 * minute,
  challenge: 5 * minute,
  invitation: 7 * day,
  token: { longest: 366 * day, touch: minute, most: 50 },
  /** After `free` failures each further one doubles the wait, from `first` up to `most`; forgotten after `forget`. */
  attempts: {
    identity: { free: 5, first: 2 * second, most: 15 * minute, forget: day },
    address: { free: 30, first: 2 * second, most: 15 * minute, forget: day },
  },
} as const;

type Widened<T> = { readonly [K in keyof T]: T[K] extends number ? number : Widened<T[K]> };
export type SignInPolicy = Widened<typeof signInPolicy>;
