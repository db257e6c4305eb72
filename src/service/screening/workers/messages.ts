import type { ErrorCode } from "#kernel";
import type { Saved } from "../saved/load.ts";
import type { Dataset, LoadStep, OpenScreening } from "../types.ts";

/** What a thread that answers is started with; `extra` is for its tasks. */
export interface WorkerStart {
  saved: Saved;
  extra: unknown;
}

/** To a thread: one job (it is dropped unread where its time is up before it begins), or further parts of the lists. */
export type ToWorker = JobMessage | { type: "further"; further: SharedArrayBuffer };

export interface JobMessage {
  type: "job";
  job: number;
  task: string;
  input: unknown;
  /** Milliseconds since 1970 by when it is no longer wanted. */
  deadline: number;
}

/** From a thread: that it is ready, or what came of a job. */
export type FromWorker =
  | { type: "ready" }
  | { type: "done"; job: number; output: unknown }
  | { type: "late"; job: number }
  /** It is done in steps, between which other jobs are done. */
  | { type: "long"; job: number }
  /** It needs a part of the lists that is still being made: it is given again when that is there. */
  | { type: "not-yet"; job: number }
  | { type: "failed"; job: number; message: string };

/** What the thread that loads lists is started with, and what it says. */
export interface LoaderStart {
  options: Omit<OpenScreening, "progress">;
}
export type FromLoader =
  | { type: "progress"; step: LoadStep; done: number; total: number }
  | { type: "loaded"; saved: Saved; datasets: Dataset[] }
  | { type: "failed"; code: ErrorCode; message: string };
