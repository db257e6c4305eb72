import { parentPort } from "node:worker_threads";
import { type ArtefactName, flipRange, judgeOf } from "./bit-flips.ts";

// Flips the bits of the ranges that it is sent, and answers each with what came of it.
const judges = new Map<ArtefactName, ReturnType<typeof judgeOf>>();
parentPort?.on("message", ({ name, from, to }: { name: ArtefactName; from: number; to: number }) => {
  const judge = judges.get(name) ?? judgeOf(name);
  judges.set(name, judge);
  parentPort?.postMessage(flipRange(judge, from, to));
});
