import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (how: { type: "major"; flavor: "last-resort" }) => void;

let collect: Collect | undefined;

/**
 * Gives back at once the memory of what this thread has dropped. For the few moments in which much was dropped and
 * another thread is about to need as much: left to itself the engine waits until its own thread wants more.
 */
export function giveBackMemory(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as Collect;
    setFlagsFromString("--no-expose-gc");
  }
  // The other flavour keeps the pages that it emptied.
  collect({ type: "major", flavor: "last-resort" });
}
