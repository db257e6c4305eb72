import { deliverToFiles, type FileDrop } from "./file-drop.ts";

/** Milliseconds between two looks where nothing says that something waits. */
const pause = 1000;

/** Delivers until it is stopped. What fails is tried again; `onProblem` is told once for each run of failures. */
export function deliverAlways(drop: FileDrop, onProblem: (error: unknown) => void): { stop(): Promise<void> } {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  let [going, failing] = [true, false];
  const running = (async () => {
    while (going) {
      const delivered = await deliverToFiles(drop).then(
        (count) => {
          failing = false;
          return count;
        },
        (error: unknown) => {
          if (!failing) onProblem(error);
          failing = true;
          return 0;
        },
      );
      if (delivered === 0) await within(stopped);
    }
  })();
  return {
    stop: async () => {
      going = false;
      stop();
      await running;
    },
  };
}

/** Waits for the pause, or until it is stopped. */
async function within(stopped: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, pause);
  });
  await Promise.race([stopped, waited]);
  clearTimeout(timer);
}
