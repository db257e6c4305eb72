import { catalogue, PenholderError } from "#kernel";
import { answerJobs, type Screening, type ThreadTask } from "#service/screening";
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

answerJobs(new Map(Object.entries(tasks).map(([name, task]) => [name, answering(task)])));

/** What a person did wrong is an answer; what we did wrong fails the job. */
function answering(task: Task): ThreadTask {
  return (screening: Screening, input: unknown, deadline: number): Answer => {
    try {
      return task(screening, input as never, deadline);
    } catch (error) {
      if (error instanceof YenteError) return json({ detail: error.detail }, error.status, error.headers);
      if (error instanceof PenholderError && catalogue[error.code].status < 500)
        return json({ detail: error.message }, catalogue[error.code].status);
      throw error;
    }
  };
}
