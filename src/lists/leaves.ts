/** One value of a source record, with its place in it: "INDIVIDUAL_ALIAS[2].QUALITY", "Name 6". */
export interface Leaf {
  path: string;
  value: string;
  /** A reader gave it a home; whether the value really stands there is checked before it counts. */
  taken: boolean;
}

/** A source record whose values are all accounted for. */
export interface Leaves {
  leaves(): Iterable<Leaf>;
}
