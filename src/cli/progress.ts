import { clearLine, cursorTo } from "node:readline";

/** A line on stderr that says how far long work is; nothing is printed where stderr is not a terminal. */
export interface Progress {
  update: (what: string, done?: number, total?: number) => void;
  done: () => void;
}

/** Work that ends within this time prints nothing. */
const patience = 400; // milliseconds

export function progress(): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, done: () => {} };
  const started = performance.now();
  let shown = false;
  let last = 0;
  return {
    update(what, done, total) {
      const now = performance.now();
      if (now - started < patience || now - last < 80) return;
      last = now;
      shown = true;
      const share = done !== undefined && total ? ` ${Math.floor((100 * done) / total)} %` : "";
      clearLine(process.stderr, 0);
      cursorTo(process.stderr, 0);
      process.stderr.write(`${what}${share}, ${((now - started) / 1000).toFixed(0)} s`);
    },
    done() {
      if (!shown) return;
      clearLine(process.stderr, 0);
      cursorTo(process.stderr, 0);
    },
  };
}
