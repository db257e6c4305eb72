/** Randomness fit for keys and salts, passed in so that pure rooms draw none: that many bytes. */
export type Random = (bytes: number) => Uint8Array;

/** The time now, in milliseconds since 1970 UTC, passed in so that pure rooms read no clock. */
export type Clock = () => number;
