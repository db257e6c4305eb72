import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Dataset, Screening } from "#service/screening";
import type { Answer } from "./answer.ts";

/** The Fastify instance that routes are registered on; schemas of zod give the types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/**
 * Work that a worker thread does: from the lists and an input that can be cloned, an answer. It may throw YenteError or
 * PenholderError. It must be bounded: a task that runs long past `deadline` (milliseconds since 1970) costs its thread. What takes long is given as a generator: others are
 * answered between its steps.
 */
export type Task = (screening: Screening, input: never, deadline: number) => Answer | Generator<undefined, Answer>;

/** What routes are given: the lists' facts, and workers that answer. */
export interface Desk {
  /** Datasets in force, for answers that need no worker; undefined until the first lists are loaded. */
  readonly loaded: { key: string; datasets: readonly Dataset[]; since: string } | undefined;
  /**
   * Has a task done by a worker and sends its answer; 503 with Retry-After where too much is waiting. A route returns
   * what this returns (the reply itself, whose type says nothing of any schema).
   */
  run(task: string, input: unknown, reply: FastifyReply): Promise<void>;
}

/** A desk whose answers can be worked on before they are sent. */
export interface AskingDesk extends Desk {
  /** Has a task done and gives its answer, of which another is made. */
  ask(task: string, input: unknown): Promise<Answer>;
  /** Sends an answer; returned by a route like what `run` returns. */
  send(answer: Answer, reply: FastifyReply): Promise<void>;
}

/** Routes of a part of the API: registers them on the instance. Registered by `app.ts` in the order of its table. */
export type Routes = (app: App, desk: Desk) => void;
