import { parentPort } from "node:worker_threads";
import { type ArtefactName, type Judge, judgeOf, type Portion } from "./bit-flips.ts";

// Flips the bits of the portions that it is sent, and answers each with what came of it.
const judges = new Map<ArtefactName, Judge>();
parentPort?.on("message", ({ name, portion }: { name: ArtefactName; portion: Portion }) => {
  const judge = judges.get(name) ?? judgeOf(name);
  judges.set(name, judge);
  parentPort?.postMessage(judge.tally(portion));
});
