import Fastify from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { catalogue, PenholderError } from "#kernel";
import { openScreening, type Screening } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import type { App } from "../server/desk.ts";
import { errorHandler } from "../server/problems.ts";
import { yenteRoutes, yenteTasks } from "./index.ts";
import { writeTestLists } from "./test-lists.ts";

/** The routes of this folder on an instance without threads: tasks are done where they are asked for. */
export async function testApp(): Promise<{ app: App; screening: Screening; get: (url: string) => Promise<Reply> }> {
  const screening = await openScreening({ manifest: writeTestLists() });
  const app: App = Fastify({ routerOptions: { maxParamLength: 2000 } }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(errorHandler("yente"));
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  yenteRoutes(app, {
    loaded: { key: screening.key, datasets: screening.datasets, since: "2026-01-01T00:00:00Z" },
    run: async (task, input, reply) => {
      const { status, body, headers } = answerOf(screening, task, structuredClone(input));
      void reply
        .code(status)
        .headers({ "content-type": "application/json; charset=utf-8", ...headers })
        .send(body);
      return reply as unknown as Promise<void>;
    },
  });
  const get = async (url: string): Promise<Reply> => {
    const answer = await app.inject({ method: "GET", url });
    return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.body), text: answer.body };
  };
  return { app, screening, get };
}

export interface Reply {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what a test expects of them.
  body: any;
  text: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerOf(screening: Screening, task: string, input: unknown): Answer {
  try {
    const found = yenteTasks[task];
    if (!found) throw new RangeError(`There is no task ${task}.`);
    const answer = found(screening, input as never, Date.now() + 60_000);
    if (!("status" in answer)) throw new TypeError("The tasks here answer in one step.");
    return answer;
  } catch (error) {
    if (error instanceof YenteError) return json({ detail: error.detail }, error.status, error.headers);
    if (error instanceof PenholderError) return json({ detail: error.message }, catalogue[error.code].status);
    throw error;
  }
}
