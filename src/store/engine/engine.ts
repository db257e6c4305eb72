import type { Expression, RawBuilder, SqlBool } from "kysely";
import type { Db } from "./tables.ts";

export type EngineName = "sqlite" | "postgres";

/** What the two engines do differently. */
export interface Engine {
  readonly name: EngineName;
  readonly words: WordIndex;
  /** Opens a transaction that writes, alone among all processes until its end. */
  begin(db: Db): Promise<void>;
  /** Runs work on the one connection that writes. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs work on a connection within a transaction that reads one state. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** True where a failed commit means that nothing may be believed any more in this process. */
  readonly stopsWhenUnconfirmed: boolean;
  /** The strings of a JSON array in a column, as a table of one column `value`. */
  elements(column: Expression<string>): RawBuilder<unknown>;
  /** What the engine itself finds wrong with its files; none is the only good answer. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

/** The index of words, each with its sight (`12x…`) before it: in SQLite a table of FTS5, in PostgreSQL columns of type tsvector. */
export interface WordIndex {
  put(db: Db, id: number, title: readonly string[], all: readonly string[]): Promise<void>;
  drop(db: Db, ids: readonly number[]): Promise<void>;
  /**
   * Texts each of which has, by one of the sights, for each of the words one that begins with it: all of them in its title,
   * or not all there. What is found by other sights is not walked along.
   */
  hits(words: readonly string[], sights: readonly number[], where: "title" | "elsewhere"): Hits;
}

/** Parts of a statement that gives texts that match, last put first, as they are asked for and not all at once. */
export interface Hits {
  /** `searchable`, joined with its `subject`. */
  from: RawBuilder<unknown>;
  matches: RawBuilder<SqlBool>;
  /** The text's id. */
  id: RawBuilder<number>;
}
