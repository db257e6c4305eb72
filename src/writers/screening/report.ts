import type { Algorithm, AnsweredRow, RowStatus } from "#screening";

/** An edition of a list that was screened against. */
export interface ScreenedList {
  name: string;
  title: string;
  date: string;
  hash: string;
  entries: number;
}

/** What was done: the customer file, how it was read, the lists, the settings, and what came out. */
export interface ScreeningReport {
  file: string;
  /** "CSV, utf-8, separated by ;" */
  form: string;
  columns: readonly string[];
  /** Of the input, for CSV that the same program opens. */
  separator?: string;
  mapping: readonly { column: string; field: string; because: string }[];
  lists: readonly ScreenedList[];
  threshold: number;
  limit: number;
  algorithm: Algorithm;
  /** Day on which the screening began, YYYY-MM-DD. */
  day: string;
  rows: number;
  hits: number;
  counts: Readonly<Record<RowStatus, number>>;
}

/** Rows as answered, in the order of the customer file. */
export type AnsweredRows = AsyncIterable<AnsweredRow> | Iterable<AnsweredRow>;
