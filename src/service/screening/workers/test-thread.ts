import { answerJobs, type ThreadTask } from "./answer-jobs.ts";

// Tasks for tests of the pool.

const tasks: Readonly<Record<string, ThreadTask>> = {
  echo: (screening, input) => [screening.records, input],
  part: (screening, input) => screening.part(String(input))?.length,
  throw: () => {
    throw new Error("secret of a customer");
  },
  die: () => process.exit(3),
  spin: (_screening, input) => {
    const until = Date.now() + Number(input);
    while (Date.now() < until);
    return "spun";
  },
  *steps(_screening, input) {
    for (let step = 0; step < Number(input); step++) {
      const until = Date.now() + 10;
      while (Date.now() < until);
      yield;
    }
    return "stepped";
  },
  hang: () => {
    while (Date.now() > 0);
  },
};

answerJobs(new Map(Object.entries(tasks)));
