import type { FastifyReply } from "fastify";
import { PenholderError } from "#kernel";
import { type Dataset, JobFailed, loadInThread, type OpenScreening, Overloaded, WorkerPool } from "#service/screening";
import type { Answer } from "./answer.ts";
import type { AskingDesk } from "./desk.ts";

export interface DeskOptions {
  /** What is loaded. */
  lists: OpenScreening;
  /** Threads that answer. */
  threads: number;
  /** Jobs that may wait. */
  queue: number;
  /** Milliseconds for one request, its waiting included. */
  timeLimit: number;
  /** Told what happens, for the log: never with anyone's data. */
  tell: (event: string, facts: Record<string, unknown>) => void;
  clock: () => number;
}

interface Loaded {
  key: string;
  datasets: readonly Dataset[];
  /** Instant from which these lists answer. */
  since: string;
}

/** The lists in force and the threads that answer from them; newer lists are loaded beside and take their place. */
export class ListsDesk implements AskingDesk {
  readonly #options: DeskOptions;
  #pool: WorkerPool | undefined;
  #loaded: Loaded | undefined;
  #reloading: Promise<boolean> | undefined;
  #again = false;
  #closing = false;
  readonly #draining = new Set<Promise<void>>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  get loaded(): Loaded | undefined {
    return this.#loaded;
  }

  /** Jobs being done or waiting. */
  get load(): number {
    return this.#pool?.load ?? 0;
  }

  async run(task: string, input: unknown, reply: FastifyReply): Promise<void> {
    return this.send(await this.ask(task, input, () => !reply.raw.destroyed), reply);
  }

  async send(answer: Answer, reply: FastifyReply): Promise<void> {
    void reply
      .code(answer.status)
      .headers({ "content-type": "application/json; charset=utf-8", ...answer.headers })
      .send(typeof answer.body === "string" ? answer.body : bytesOf(answer.body));
    // Fastify wants the reply itself back where hooks still work on what was sent.
    return reply as unknown as Promise<void>;
  }

  async ask(task: string, input: unknown, wanted?: () => boolean): Promise<Answer> {
    if (!this.#pool) return unavailable("Index not ready.", 5);
    try {
      return (await this.#pool.run(task, input, wanted)) as Answer;
    } catch (error) {
      if (error instanceof Overloaded) return unavailable(error.message, 1);
      if (!(error instanceof JobFailed)) throw error;
      this.#options.tell("job-failed", { task, why: error.message });
      return { status: 500, body: '{"detail":"Internal error."}' };
    }
  }

  /**
   * Loads the lists as they now are and lets them answer, once whoever was asked before is done; false where nothing
   * has changed. What is asked meanwhile is answered. A second call while one is under way is done after it.
   */
  async reload(): Promise<boolean> {
    if (this.#reloading) {
      this.#again = true;
      return this.#reloading;
    }
    this.#reloading = this.#reloadAll();
    try {
      return await this.#reloading;
    } finally {
      this.#reloading = undefined;
    }
  }

  async #reloadAll(): Promise<boolean> {
    let changed = false;
    do {
      this.#again = false;
      changed = (await this.#reloadOnce()) || changed;
    } while (this.#again && !this.#closing);
    return changed;
  }

  async #reloadOnce(): Promise<boolean> {
    const { lists, threads, queue, timeLimit, tell, clock } = this.#options;
    const { saved, datasets } = await loadInThread(lists);
    if (saved.key === this.#loaded?.key) return false;
    const entry = import.meta.url.endsWith(".ts") ? "../worker.ts" : "../worker.js";
    const module = new URL(entry, import.meta.url);
    const onReplaced = (why: string) => tell("thread-replaced", { why });
    const pool = await WorkerPool.start({ module, saved, threads, queue, timeLimit, onReplaced });
    const before = this.#pool;
    if (this.#closing) {
      await pool.close();
      throw new PenholderError("overloaded", "The server is stopping.");
    }
    this.#pool = pool;
    this.#loaded = { key: saved.key, datasets, since: new Date(clock()).toISOString() };
    tell("lists-loaded", {
      key: saved.key.slice(0, 16),
      datasets: datasets.map(({ name, version }) => `${name} ${version}`),
    });
    if (before) this.#drain(before);
    pool.prepareFurther().catch((error: Error) => tell("search-index-failed", { why: error.message }));
    return true;
  }

  #drain(pool: WorkerPool): void {
    const drained = pool.close().finally(() => this.#draining.delete(drained));
    this.#draining.add(drained);
  }

  /** Finishes what was asked and ends the threads. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#pool?.close();
    await Promise.all(this.#draining);
    await this.#reloading?.catch(() => {});
  }
}

const bytesOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unavailable(detail: string, seconds: number): Answer {
  return { status: 503, body: JSON.stringify({ detail }), headers: { "retry-after": String(seconds) } };
}
