import { type Owned, own } from "#disk";
import { PenholderError } from "#kernel";

/**
 * Makes this process the only one that writes a log; throws `log-in-use` where another does. Where a network file system
 * has no working locks, the lock database's compare-and-swap still stops a second one before it signs.
 */
export function ownLog(path: string): Owned {
  const owner = own(path);
  if (owner) return owner;
  const message = `Another process has the log at ${path} open; stop that process first.`;
  throw new PenholderError("log-in-use", message, { file: path });
}
