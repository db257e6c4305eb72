import { afterEach, describe, expect, it, vi } from "vitest";
import { watchLoopDelay } from "./loop-delay.ts";

/** A histogram whose maximum is set by hand. */
function histogram() {
  const own = {
    max: 0,
    enable: () => true,
    disable: () => true,
    reset: () => {
      own.max = 0;
    },
  };
  return own;
}

describe("the longest delay of the event loop", () => {
  afterEach(() => vi.useRealTimers());

  it("stays for a minute however often it is asked, and is forgotten then", () => {
    vi.useFakeTimers();
    const own = histogram();
    const delay = watchLoopDelay(own as unknown as Parameters<typeof watchLoopDelay>[0]);
    own.max = 70e6;
    expect(delay.longest()).toBe(70);
    vi.advanceTimersByTime(15_000);
    own.max = 3e6;
    expect([delay.longest(), delay.longest()]).toEqual([70, 70]);
    vi.advanceTimersByTime(60_000);
    expect(delay.longest()).toBe(3);
    vi.advanceTimersByTime(60_000);
    expect(delay.longest()).toBe(0);
    delay.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
