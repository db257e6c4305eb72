import { catalogue, PenholderError } from "#kernel";
import { answerJobs, matchQuery, type Screening, type ThreadTask } from "#service/screening";
import { matchTask, rescreenTask, scoreTask, spanTask } from "./match/index.ts";
import { type Answer, json, YenteError } from "./server/answer.ts";
import type { Task } from "./server/desk.ts";
import { yenteTasks } from "./yente/index.ts";

// Runs in threads: answers what the routes hand over.

const tasks: Readonly<Record<string, Task>> = {
  match: matchTask,
  score: scoreTask,
  rescreen: rescreenTask,
  "rescreen-span": spanTask,
  ...yenteTasks,
};

const warmQueries = 200;
const allOf = {
  dataset: "default",
  includeDatasets: [],
  excludeDatasets: [],
  excludeSchemata: [],
  topics: [],
  excludeIds: [],
};

answerJobs(new Map(Object.entries(tasks).map(([name, task]) => [name, answering(task)])), warmUp);

/** Asks about some of those who are listed, spread over the lists. */
function warmUp(screening: Screening): void {
  const { index } = screening;
  const step = Math.max(1, Math.floor(index.size / warmQueries));
  for (let at = 0; at < index.size; at += step) {
    const { schema, caption } = index.entry(at);
    const query = { schema, properties: { name: [caption] } };
    matchQuery(screening, query, { filter: allOf, algorithm: "penholder", limit: 5, threshold: 0.7, cutoff: 0.7 });
  }
}

/** What a person did wrong is an answer; what we did wrong fails the job. */
function answering(task: Task): ThreadTask {
  return (screening: Screening, input: unknown, deadline: number) => {
    const answer = orFault(() => task(screening, input as never, deadline));
    return "next" in answer ? steps(answer) : asBytes(answer);
  };
}

function* steps(work: Generator<undefined, Answer>): Generator<undefined, Answer> {
  for (;;) {
    const step = orFault(() => work.next());
    if ("status" in step) return asBytes(step);
    if (step.done) return asBytes(step.value);
    yield;
  }
}

function orFault<T>(work: () => T): T | Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof YenteError) return json({ detail: error.detail }, error.status, error.headers);
    if (error instanceof PenholderError && catalogue[error.code].status < 500)
      return json({ detail: error.message }, catalogue[error.code].status);
    throw error;
  }
}

const encoder = new TextEncoder();

/** The body as the bytes that are sent: written out here, and handed over without a copy. */
const asBytes = (answer: Answer): Answer =>
  typeof answer.body === "string" ? { ...answer, body: encoder.encode(answer.body) } : answer;
