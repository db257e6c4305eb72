import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { type ErrorCode, PenholderError } from "#kernel";
import { type ListedProfile, ScreeningIndex } from "#screening";
import { newBells, ProfileSender } from "./profile-channel.ts";

/** What the thread is started with. */
export interface IndexStart {
  profiles: MessagePort;
  bells: Int32Array;
}
export type FromIndex = { type: "done"; index: Uint8Array } | { type: "failed"; code: ErrorCode; message: string };

/** Most of what is made in taking names apart is dropped at once: a small young generation keeps it out of memory. */
const youngGeneration = { maxYoungGenerationSizeMb: 16 };

/** Takes profiles one by one, and gives the index of their names as bytes. */
export interface IndexMaker {
  add(profile: ListedProfile): Promise<void>;
  finish(): Promise<Uint8Array>;
  /** Leaves off, whatever it has. */
  stop(): void;
}

/** Makes the index here, when all profiles are there. */
export function indexHere(): IndexMaker {
  const profiles: ListedProfile[] = [];
  return {
    add: async (profile) => void profiles.push(profile),
    finish: async () => ScreeningIndex.build(profiles).encode(),
    stop() {},
  };
}

/** Makes the index in a thread of its own while profiles come. */
export function indexInThread(): IndexMaker {
  const entry = import.meta.url.endsWith(".ts") ? "./index-thread.ts" : "./index-thread.js";
  const { port1, port2 } = new MessageChannel();
  const workerData: IndexStart = { profiles: port2, bells: newBells() };
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData,
    transferList: [port2],
    resourceLimits: youngGeneration,
  });
  const sender = new ProfileSender(port1, workerData.bells);
  let failed = false;
  let done = false;
  const index = new Promise<Uint8Array>((resolve, reject) => {
    worker.once("message", (message: FromIndex) => {
      done = true;
      // The thread's memory is given back before what it made is copied.
      if (message.type === "done") void worker.terminate().then(() => resolve(message.index));
      else reject(new PenholderError(message.code, message.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      if (!done) reject(new PenholderError("internal", "The thread that builds the index ended early."));
    });
  }).finally(() => {
    port1.close();
    void worker.terminate();
  });
  // Its failure is met where it is awaited; until then it must not end the process.
  index.catch(() => {
    failed = true;
  });
  return {
    // Once the thread is gone nobody takes profiles any more: what it failed of is said at once.
    add: async (profile) => (failed ? void (await index) : sender.send(profile)),
    async finish() {
      if (!failed) await Promise.race([sender.end(), index]);
      return index;
    },
    stop: () => void worker.terminate(),
  };
}
