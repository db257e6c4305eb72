import { Worker } from "node:worker_threads";
import { furtherInThread } from "../saved/further-in-thread.ts";
import type { Saved } from "../saved/load.ts";
import type { FromWorker, JobMessage, ToWorker, WorkerStart } from "./messages.ts";

export interface PoolOptions {
  /** The module that a thread runs; it calls `answerJobs`. */
  module: URL;
  saved: Saved;
  threads: number;
  /** Jobs that may wait beside those being done. */
  queue: number;
  /** Milliseconds for one job, its waiting included. */
  timeLimit: number;
  /** Passed to the tasks of every thread; must be clonable. */
  extra?: unknown;
  /** Told when a thread had to be replaced. */
  onReplaced?: (why: string) => void;
}

/** Too much is waiting, or a job took longer than it may. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
}

/** A job failed by its thread's fault; the message is for the log, not for whoever asked. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
}

interface Job {
  message: JobMessage;
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
  wanted: () => boolean;
}

interface Seat {
  worker: Worker;
  jobs: Map<number, Job>;
  /** Those of them that are done in steps: others need not wait for their end. */
  long: Set<number>;
}

/** A thread makes many short-lived objects: a small young generation keeps it in the processor's cache and out of memory. */
const threadLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2048 };
/** Jobs that a thread holds at once, so that it need not wait for the next. */
const ahead = 2;
/** How often jobs whose time is up are looked for, milliseconds. */
const look = 250;
/** A thread that is this much over a job's time does not answer any more and is replaced, milliseconds. */
const grace = 2000;

/** Threads that answer from the same lists. The first job given is the first done; beyond the queue, jobs are refused. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #seats: Seat[] = [];
  readonly #waiting: Job[] = [];
  /** Jobs that need a part of the lists which is still being made. */
  #notYet: Job[] = [];
  #further: Promise<void> | undefined;
  readonly #clock: NodeJS.Timeout;
  #numbers = 0;
  /** Threads that have begun and cannot answer yet. */
  #starting = 0;
  #drained: (() => void) | undefined;
  #begun = false;
  #closed = false;

  private constructor(options: PoolOptions) {
    this.#options = options;
    this.#clock = setInterval(() => this.#lookForLate(), look);
    this.#clock.unref();
  }

  /** Starts the threads; settles when all can answer. */
  static async start(options: PoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    try {
      await Promise.all(Array.from({ length: options.threads }, () => pool.#seat()));
    } catch (error) {
      await pool.close();
      throw error;
    }
    pool.#begun = true;
    return pool;
  }

  /** Jobs being done or waiting. */
  get load(): number {
    return this.#waiting.length + this.#notYet.length + this.#seats.reduce((sum, { jobs }) => sum + jobs.size, 0);
  }

  /** Has a job done, unless it is no longer `wanted` when its turn comes. Rejects with Overloaded or JobFailed. */
  run(task: string, input: unknown, wanted: () => boolean = () => true): Promise<unknown> {
    if (this.#waiting.length >= this.#options.queue) this.#dropUnwanted();
    if (this.#waiting.length >= this.#options.queue || this.#closed)
      return Promise.reject(new Overloaded("More is waiting than can be answered in time."));
    return new Promise((resolve, reject) => {
      const job = this.#numbers++;
      const deadline = Date.now() + this.#options.timeLimit;
      this.#waiting.push({ message: { type: "job", job, task, input, deadline }, resolve, reject, wanted });
      this.#hand();
    });
  }

  /**
   * Has the further parts of the lists (the index of full text) loaded or made, and gives them to the threads. Begins by
   * itself with the first job that needs them. Rejects where they cannot be made; whoever asks next begins again.
   */
  prepareFurther(): Promise<void> {
    this.#further ??= this.#prepareFurther().catch((error: unknown) => {
      this.#further = undefined;
      for (const job of this.#notYet.splice(0)) job.reject(new JobFailed("its index could not be made"));
      this.#afterJob();
      throw error;
    });
    return this.#further;
  }

  async #prepareFurther(): Promise<void> {
    const { saved } = this.#options;
    const further = saved.further ?? (await furtherInThread(saved));
    saved.further = further;
    for (const { worker } of this.#seats) give(worker, { type: "further", further });
    this.#waiting.unshift(...this.#notYet.splice(0));
    this.#hand();
  }

  /** Takes no new jobs, finishes those that it has, and ends the threads. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.load > 0)
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    clearInterval(this.#clock);
    await Promise.all(this.#seats.map(({ worker }) => worker.terminate()));
  }

  async #seat(): Promise<void> {
    const { module, saved, extra } = this.#options;
    const workerData: WorkerStart = { saved, extra };
    const worker = new Worker(module, { workerData, resourceLimits: threadLimits });
    const seat: Seat = { worker, jobs: new Map(), long: new Set() };
    this.#starting++;
    await new Promise<void>((resolve, reject) => {
      worker.on("message", (message: FromWorker) => {
        if (message.type === "ready") resolve();
        else this.#settle(seat, message);
      });
      worker.once("error", (error) => {
        reject(error);
        this.#lost(seat, error.message);
      });
      worker.once("exit", (code) => {
        reject(new Error(`the thread ended with code ${code}`));
        this.#lost(seat, `it ended with code ${code}`);
      });
    }).finally(() => {
      this.#starting--;
    });
    if (this.#closed) {
      await worker.terminate();
      return;
    }
    // What came while it was starting is given to it now.
    if (saved.further) give(worker, { type: "further", further: saved.further });
    this.#seats.push(seat);
    this.#hand();
  }

  #hand(): void {
    while (this.#waiting.length > 0) {
      const [seat] = this.#seats
        .filter(({ jobs, long }) => jobs.size - long.size < ahead)
        .sort((one, other) => one.jobs.size - other.jobs.size);
      const job = seat && this.#waiting.shift();
      if (!seat || !job) return;
      if (!job.wanted()) {
        job.reject(new Overloaded("Nobody waits for the answer any more."));
        continue;
      }
      seat.jobs.set(job.message.job, job);
      give(seat.worker, job.message);
    }
  }

  #dropUnwanted(): void {
    for (const job of this.#waiting.splice(0))
      if (job.wanted()) this.#waiting.push(job);
      else job.reject(new Overloaded("Nobody waits for the answer any more."));
  }

  #settle(seat: Seat, message: Exclude<FromWorker, { type: "ready" }>): void {
    const job = seat.jobs.get(message.job);
    if (message.type === "long") {
      seat.long.add(message.job);
      this.#hand();
      return;
    }
    seat.jobs.delete(message.job);
    seat.long.delete(message.job);
    if (message.type === "not-yet") {
      if (job) this.#notYet.push(job);
      this.prepareFurther().catch((error: Error) => this.#options.onReplaced?.(error.message));
    } else if (message.type === "done") job?.resolve(message.output);
    else if (message.type === "late") job?.reject(new Overloaded("The answer took longer than it may."));
    else job?.reject(new JobFailed(message.message));
    this.#hand();
    this.#afterJob();
  }

  #afterJob(): void {
    if (this.load === 0) this.#drained?.();
  }

  /** A thread is gone: its jobs fail, and another takes its seat. */
  #lost(seat: Seat, why: string): void {
    const at = this.#seats.indexOf(seat);
    if (at < 0) return;
    this.#seats.splice(at, 1);
    for (const job of seat.jobs.values()) job.reject(new JobFailed(`its thread was lost: ${why}`));
    seat.jobs.clear();
    this.#afterJob();
    if (this.#closed) return;
    this.#options.onReplaced?.(why);
    this.#replace();
  }

  /** Where no other can be started, the next look tries again. */
  #replace(): void {
    this.#seat().catch((error: Error) => this.#options.onReplaced?.(error.message));
  }

  #lookForLate(): void {
    const now = Date.now();
    while (this.#waiting[0] && this.#waiting[0].message.deadline < now)
      this.#waiting.shift()?.reject(new Overloaded("The answer took longer than it may."));
    const late = this.#notYet.filter(({ message }) => message.deadline < now);
    this.#notYet = this.#notYet.filter((job) => !late.includes(job));
    for (const job of late) job.reject(new Overloaded("The index of full text is still being made."));
    if (late.length > 0) this.#afterJob();
    for (const seat of this.#seats)
      if ([...seat.jobs.values()].some(({ message }) => message.deadline + grace < now)) void seat.worker.terminate();
    const missing = this.#options.threads - this.#seats.length - this.#starting;
    if (this.#begun && missing > 0 && !this.#closed) this.#replace();
  }
}

function give(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
