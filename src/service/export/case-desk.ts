import { Worker } from "node:worker_threads";
import { type ErrorCode, PenholderError } from "#kernel";
import type { CaseJob, ExportDone, ExportJob, FromCaseThread, VerifyDone, VerifyJob } from "./case-job.ts";

/** Cases in work at once; whoever comes on top asks again. */
const most = 2;
/** Milliseconds for one case, and after which a thread that has nothing to do is ended. */
const timeLimit = 10 * 60_000;
const idleLimit = 60_000;

let running = 0;
/** A thread that waits for another case. */
let idle: { thread: Worker; timer: NodeJS.Timeout } | undefined;

/** Works on one case in a thread that has nothing else to do. Throws `overloaded`, and what the work throws. */
export function atDesk(job: ExportJob): Promise<ExportDone>;
export function atDesk(job: VerifyJob): Promise<VerifyDone>;
export async function atDesk(job: CaseJob): Promise<ExportDone | VerifyDone> {
  if (running >= most)
    throw new PenholderError("overloaded", "Other cases are being exported or brought in; ask again in a moment.");
  running++;
  const thread = taken() ?? started();
  try {
    const answer = await answerOf(thread, job);
    rest(thread);
    if ("done" in answer) return answer.done;
    throw new PenholderError(answer.code as ErrorCode, answer.problem);
  } finally {
    running--;
  }
}

function started(): Worker {
  const entry = import.meta.url.endsWith(".ts") ? "./case-thread.ts" : "./case-thread.js";
  return new Worker(new URL(entry, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 3072 } });
}

function taken(): Worker | undefined {
  const waiting = idle;
  idle = undefined;
  clearTimeout(waiting?.timer);
  waiting?.thread.off("error", taken).off("exit", taken).ref();
  return waiting?.thread;
}

/** Nobody waits for it to end. */
function rest(thread: Worker): void {
  if (idle) return void thread.terminate();
  const timer = setTimeout(() => void taken()?.terminate(), idleLimit);
  timer.unref();
  thread.unref();
  thread.on("error", taken);
  thread.on("exit", taken);
  idle = { thread, timer };
}

/** One job's answer; a thread that fails or takes too long is ended. */
async function answerOf(thread: Worker, job: CaseJob): Promise<FromCaseThread> {
  const { promise, resolve, reject } = Promise.withResolvers<FromCaseThread>();
  const fail = () =>
    reject(new PenholderError("overloaded", "The case could not be worked on to the end; ask again in a moment."));
  const timer = setTimeout(fail, timeLimit);
  thread.on("message", resolve).on("error", fail).on("exit", fail);
  thread.postMessage(job);
  try {
    return await promise;
  } catch (error) {
    await thread.terminate();
    throw error;
  } finally {
    clearTimeout(timer);
    thread.off("message", resolve).off("error", fail).off("exit", fail);
  }
}
