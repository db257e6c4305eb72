import type { Oddity } from "./problems.ts";

/** Where the day of an edition is known from: the list states it, its newest entry, the file's name, the user, or only the import. */
export type DateBasis = "list" | "newest entry" | "file name" | "given" | "import";

/** One edition of a list, kept with its hash. */
export interface Snapshot {
  type: "penholder/list-snapshot/1";
  list: string;
  format: string;
  title: string;
  /** The day of the edition, and where we know it from. */
  date: string;
  dateFrom: DateBasis;
  /** Instant of the import, UTC. */
  imported: string;
  entries: number;
  /** Entries by schema. */
  counts: Record<string, number>;
  /** SHA-256 of the entities' lines, hex: the content's name. */
  hash: string;
  sources: { name: string; bytes: number; hash: string }[];
  /** How many oddities of each kind; the first of each kind stand in `oddities`. */
  oddityCounts: Record<string, number>;
  oddities: Oddity[];
  /** What the file says outside its entries. */
  header: Record<string, string[]>;
  /** What would have been refused, had the importer not accepted it; absent where nothing. */
  accepted?: Accepted[];
  /** The edition that the store held before it; absent where none, and in snapshots of before this was kept. */
  before?: { date: string; hash: string };
}

/** A list that lost more than a fifth of its entries; a file that breaks off. */
export type Accepted = "shrink" | "truncated";
