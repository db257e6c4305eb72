import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/**
 * Gives back at once the memory of what this thread has dropped. For the few moments in which much was dropped and
 * another thread is about to need as much: left to itself the engine waits until its own thread wants more.
 */
export function giveBackMemory(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
  }
  collect();
}
