import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { initLog, openLog } from "#log";
import { childPath, heldOf } from "./crash-runs.ts";
import { expectWord, type Held, signer, workFolder } from "./fixture.ts";

export interface TracedRuns {
  /** System calls that were struck, by name. */
  struck: Record<string, number>;
  failures: string[];
}

/** The calls of one append that are struck, each at its first, second … occurrence until an append makes no more. */
const everyCall = ["openat", "write", "fsync", "fdatasync", "rename", "pwrite64"];
const faults = ["error=EIO", "signal=KILL"];

/** Can this machine trace a process that it runs? */
export function canTrace(): boolean {
  return spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
}

/**
 * Lets the kernel itself answer EIO, or kill, at each system call of one append (SQLite's included), and holds the log
 * to its word after each. `step` takes every step-th occurrence only.
 */
export async function tracedRuns(step = 1, calls: readonly string[] = everyCall): Promise<TracedRuns> {
  const work = workFolder("traced");
  const result: TracedRuns = { struck: {}, failures: [] };
  try {
    const template = join(work, "template");
    await initLog({ folder: template, signer });
    const log = await openLog({ folder: template, signer });
    await log.append({ stream: new Uint8Array(16), act: new Uint8Array([1]) });
    await log.close();
    for (const call of calls)
      for (const fault of faults)
        for (let occurrence = 1; await strike(work, template, call, fault, occurrence, result); occurrence += step);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return result;
}

/** One append under one fault; false where the append made no such call so often. */
async function strike(
  work: string,
  template: string,
  call: string,
  fault: string,
  occurrence: number,
  result: TracedRuns,
): Promise<boolean> {
  const folder = join(work, "struck");
  cpSync(template, folder, { recursive: true });
  const { held, injected } = await traced(folder, `inject=${call}:${fault}:when=${occurrence}`);
  await expectWord(folder, undefined, held).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error);
    result.failures.push(`${call} ${occurrence} ${fault}: ${what}`);
  });
  rmSync(folder, { recursive: true });
  if (injected) result.struck[call] = (result.struck[call] ?? 0) + 1;
  return injected;
}

/** Attaches strace once the child's log is open, then lets it append. */
async function traced(folder: string, inject: string): Promise<{ held: Held[]; injected: boolean }> {
  // One thread for files, so that the occurrences of a call are counted in one place.
  const env = { ...process.env, UV_THREADPOOL_SIZE: "1" };
  const child = spawn(process.execPath, [childPath, folder, "traced", "single"], { env });
  const output = collected(child);
  await output.first;
  const names = inject.slice("inject=".length).split(":")[0] ?? "";
  const tracer = spawn("strace", ["-f", "-p", String(child.pid), "-e", `trace=${names}`, "-e", inject]);
  let trace = "";
  await new Promise<void>((resolve) => {
    tracer.stderr.on("data", (data) => {
      trace += data;
      if (trace.includes("attached")) resolve();
    });
    tracer.once("close", () => resolve());
  });
  child.stdin.write("append\n");
  await output.ended;
  await new Promise((resolve) => (tracer.exitCode === null ? tracer.once("close", resolve) : resolve(null)));
  return { held: heldOf(output.text()), injected: /INJECTED|killed by SIGKILL/.test(trace) };
}

function collected(child: ChildProcessWithoutNullStreams): {
  first: Promise<void>;
  ended: Promise<void>;
  text(): string;
} {
  let text = "";
  child.stderr.resume();
  return {
    first: new Promise((resolve) => child.stdout.once("data", () => resolve())),
    ended: new Promise((resolve) => {
      child.stdout.on("data", (data) => {
        text += data;
      });
      child.once("close", () => resolve());
    }),
    text: () => text,
  };
}
