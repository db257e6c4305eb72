import { monitorEventLoopDelay } from "node:perf_hooks";

/** How long the event loop was held up lately. */
export interface LoopDelay {
  /** The longest of the last minute, milliseconds. */
  longest(): number;
  close(): void;
}

/** Spans of ten seconds that make up a minute; the oldest is forgotten as a whole. */
const span = 10_000;
const spans = 6;
const resolution = 5;

/**
 * Watches the event loop. Whoever asks sees what happened lately: a moment's hold-up at the start does not stand for
 * ever, and one reader does not take it from another.
 */
export function watchLoopDelay(delay = monitorEventLoopDelay({ resolution })): LoopDelay {
  const window = new Float64Array(spans);
  let at = 0;
  delay.enable();
  const timer = setInterval(() => {
    window[at] = delay.max;
    at = (at + 1) % spans;
    delay.reset();
  }, span);
  timer.unref();
  return {
    longest: () => Math.max(delay.max, ...window) / 1e6,
    close: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
