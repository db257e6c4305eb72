import { answerJobs, type ThreadTask } from "./answer-jobs.ts";

// Tasks for tests of the pool.

const tasks: Readonly<Record<string, ThreadTask>> = {
  echo: (screening, input) => [screening.records, input],
  throw: () => {
    throw new Error("secret of a customer");
  },
  die: () => process.exit(3),
  spin: (_screening, input) => {
    const until = Date.now() + Number(input);
    while (Date.now() < until);
    return "spun";
  },
  hang: () => {
    while (Date.now() > 0);
  },
};

answerJobs(new Map(Object.entries(tasks)));
