/** Hits, false alarms and misses of one measure, added up over pairs. */
export class Score {
  hits = 0;
  falseAlarms = 0;
  misses = 0;

  add(hits: number, falseAlarms: number, misses: number): void {
    this.hits += hits;
    this.falseAlarms += falseAlarms;
    this.misses += misses;
  }

  /** Compares two sets of keys. */
  compare(found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
    let hits = 0;
    for (const key of found) if (wanted.has(key)) hits++;
    this.add(hits, found.size - hits, wanted.size - hits);
  }

  get precision(): number | null {
    return ratio(this.hits, this.hits + this.falseAlarms);
  }

  get recall(): number | null {
    return ratio(this.hits, this.hits + this.misses);
  }

  get f1(): number | null {
    return ratio(2 * this.hits, 2 * this.hits + this.falseAlarms + this.misses);
  }
}

/** A share, or null of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A figure to reach. */
export interface Gate {
  name: string;
  value: number | null;
  limit: number;
  /** Whether the value must be at least, or at most, the limit. */
  atLeast: boolean;
  /** How many cases the value rests on. */
  cases: number;
}

export function passes(gate: Gate): boolean {
  if (gate.value === null) return true;
  return gate.atLeast ? gate.value >= gate.limit : gate.value <= gate.limit;
}
