import { parentPort, workerData } from "node:worker_threads";
import { PenholderError } from "#kernel";
import { forgetAnswers } from "#names";
import { type ListedProfile, ScreeningIndex } from "#screening";
import { giveBackMemory } from "./give-back.ts";
import type { FromIndex, IndexStart } from "./index-in-thread.ts";
import { received } from "./profile-channel.ts";

// Runs in a thread of its own: builds the index of names of the profiles that come, hands its bytes over, and ends.

const { profiles, bells } = workerData as IndexStart;

/** When the last name is taken apart, what was kept for the next one is dropped: putting together needs as much. */
function* untilLast(all: Iterable<ListedProfile>): Generator<ListedProfile> {
  yield* all;
  forgetAnswers();
  giveBackMemory();
}

try {
  const built = ScreeningIndex.build(untilLast(received(profiles, bells)));
  // All that it was built from is dropped, several times what is written now.
  giveBackMemory();
  const index = built.encode();
  const message: FromIndex = { type: "done", index };
  parentPort?.postMessage(message, index.buffer instanceof ArrayBuffer ? [index.buffer] : []);
} catch (error) {
  if (!(error instanceof PenholderError)) throw error;
  const message: FromIndex = { type: "failed", code: error.code, message: error.message };
  parentPort?.postMessage(message);
}
