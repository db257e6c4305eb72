import type { PeopleTransactor } from "#store";
import type { Context } from "./context.ts";
import { DelayedError } from "./delayed.ts";
import { dataOf } from "./rows.ts";
import { keyed } from "./secrets.ts";

type Limit = Context["policy"]["attempts"]["identity"];

interface Counter {
  id: string;
  limit: Limit;
}

/** Milliseconds to wait after so many failures. */
export function delayAfter(failures: number, { free, first, most }: Limit): number {
  return failures < free ? 0 : Math.min(most, first * 2 ** Math.min(failures - free, 40));
}

/** IPv6 networks of /64 are one address: whoever has one has all of it. */
export function addressGroup(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address.replace(/^::ffff:/iu, "");
  const [front = "", back] = address.toLowerCase().split("%", 1).join("").split("::", 2);
  const before = front === "" ? [] : front.split(":");
  const after = back ? back.split(":") : [];
  const zeros = back === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

function counters({ key, policy }: Context, identity: string | null, address: string): Counter[] {
  const { attempts } = policy;
  const ofAddress = { id: keyed(key, "attempt/address", addressGroup(address)), limit: attempts.address };
  return identity === null
    ? [ofAddress]
    : [{ id: keyed(key, "attempt/identity", identity), limit: attempts.identity }, ofAddress];
}

/**
 * Counts a failure before anything is tried, so that many attempts at once count as many; `forgive` takes it back.
 * Throws DelayedError, and counts nothing, while there is still to wait. What nobody has is counted like what somebody has.
 */
export async function charge(context: Context, identity: string | null, address: string): Promise<void> {
  const now = context.clock();
  const wait = await context.store.transact(async (transactor) => {
    const states = [];
    for (const counter of counters(context, identity, address)) states.push(await stateOf(transactor, counter, now));
    const longest = Math.max(...states.map(({ wait }) => wait));
    if (longest > 0) return longest;
    for (const { id, limit, failures, version } of states)
      await put(transactor, { id, limit }, failures + 1, now, version);
    return 0;
  });
  if (wait > 0) throw new DelayedError(wait);
}

async function stateOf(transactor: PeopleTransactor, { id, limit }: Counter, now: number) {
  const row = await transactor.row("attempt", id);
  const fresh = { id, limit, failures: 0, wait: 0, version: row?.version ?? 0 };
  if (!row) return fresh;
  const { failures, last } = dataOf("attempt", row);
  // A clock set back must not make anybody wait for it to catch up: the last failure counts as of now.
  const since = Math.max(0, now - last);
  if (since > limit.forget) return fresh;
  const delay = delayAfter(failures, limit);
  if (last > now) await put(transactor, { id, limit }, failures, now, row.version);
  const version = last > now ? row.version + 1 : row.version;
  return { ...fresh, failures, version, wait: Math.max(0, delay - since) };
}

async function put(transactor: PeopleTransactor, { id, limit }: Counter, failures: number, last: number, seen: number) {
  const row = { id, person: null, expires: last + limit.forget, data: { failures, last } };
  await transactor.putRow("attempt", row, seen);
}

/** After success: the identity's failures are forgotten, of the address's only this one is taken back. */
export async function forgive(
  context: Context,
  transactor: PeopleTransactor,
  identity: string | null,
  address: string,
): Promise<void> {
  for (const counter of counters(context, identity, address)) {
    const row = await transactor.row("attempt", counter.id);
    if (!row) continue;
    const { failures, last } = dataOf("attempt", row);
    const left = counter.limit === context.policy.attempts.identity ? 0 : failures - 1;
    if (left <= 0) await transactor.dropRow("attempt", counter.id);
    else await put(transactor, counter, left, last, row.version);
  }
}
