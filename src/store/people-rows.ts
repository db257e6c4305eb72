import type { Json } from "#kernel";

/**
 * The tables of sign-in, which hold working material and secrets' hashes, nothing official: a restored database without
 * them only makes everybody enrol again. `login`: a keyed hash of a sign-in name → person. `challenge`: what a passkey
 * must answer, and what a code was used for. `attempt`: failures by identity and by address, as keyed hashes.
 */
export const peopleTables = ["person", "login", "credential", "session", "token", "attempt", "challenge"] as const;
export type PeopleTable = (typeof peopleTables)[number];

/** One row of any of them. Indexed by id (primary key of its table), by person and by `expires`. */
export interface PeopleRow {
  id: string;
  /** Whose it is, where it is somebody's. */
  person: string | null;
  /** 1 at first; each write gives the version that it saw, and raises it. */
  version: number;
  /** Milliseconds since 1970 after which the row means nothing and may be swept; null: never. */
  expires: number | null;
  data: Json;
}

export interface PeopleReader {
  row(table: PeopleTable, id: string): Promise<PeopleRow | null>;
  /** All rows of one person, ordered by id. */
  rowsOf(table: PeopleTable, person: string): Promise<PeopleRow[]>;
  /** Rows in the order of their ids, after one; at most `limit`. */
  rows(table: PeopleTable, after: string | null, limit: number): Promise<PeopleRow[]>;
}

/** All within one transaction with whatever else it writes. */
export interface PeopleTransactor extends PeopleReader {
  /**
   * Writes a row whose version was `seen` (0: there was none) and gives it version `seen + 1`. False, and nothing is
   * written, where the row has another version by now.
   */
  putRow(table: PeopleTable, row: Omit<PeopleRow, "version">, seen: number): Promise<boolean>;
  /** False where there was no such row any more: of two who take it away, one is told so. */
  dropRow(table: PeopleTable, id: string): Promise<boolean>;
  /** Drops the rows whose `expires` is before an instant. */
  sweepRows(table: PeopleTable, before: number): Promise<number>;
}
