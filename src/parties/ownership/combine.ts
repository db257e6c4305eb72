import {
  both,
  either,
  isUnknown,
  nothing,
  perhaps,
  plus,
  type Share,
  type Stake,
  shareOf,
  stakeOf,
  units,
  unknown,
  whole,
} from "./share.ts";
import type { Statement } from "./types.ts";

/** A statement in force. */
export interface HeldStatement {
  statement: Statement;
  /** False where it is not known whether it held on the day. */
  certain: boolean;
}

/** One source's account of a holding. */
export interface Account {
  source: string;
  share: Share;
  statements: string[];
}

/** What all sources together leave possible of one party's share in another. */
export interface Combined {
  stake: Stake;
  accounts: Account[];
  /** The accounts exclude each other; the stake spans them all. */
  conflict: boolean;
}

/**
 * The share that statements on one pair of parties leave possible: interests of one statement add up; two statements of
 * one source are one holding told twice or two holdings, so both are left possible; sources that agree narrow each
 * other down; sources that exclude each other are all left possible.
 */
export function combined(held: readonly HeldStatement[]): Combined | undefined {
  if (held.length === 0) return undefined;
  const measured = held.some(({ statement }) => statement.measure === undefined)
    ? held.filter(({ statement }) => statement.measure === undefined)
    : held;
  const accounts = [...groups(measured, ({ statement }) => statement.source)].map(([source, statements]) => ({
    source,
    stake: accountOf(statements),
    statements: statements.map(({ statement }) => statement.id),
  }));
  const telling = accounts.filter(({ stake }) => !isUnknown(stake));
  let stake = unknown;
  let conflict = false;
  for (const each of telling) {
    const agreed = both(stake, each.stake);
    if (!agreed) conflict = true;
    else stake = agreed;
  }
  if (conflict) stake = telling.map((each) => each.stake).reduce(either);
  return {
    stake,
    conflict,
    accounts: accounts.map((each) => ({
      source: each.source,
      share: shareOf(each.stake),
      statements: each.statements,
    })),
  };
}

function accountOf(held: readonly HeldStatement[]): Stake {
  const wholes = [...groups(held, ({ statement }) => statement.statement).values()].map((parts) =>
    parts.map(stakeIn).reduce(plus, nothing),
  );
  const [first = nothing, ...rest] = wholes;
  if (rest.length === 0) return first;
  const sum = wholes.reduce(plus, nothing);
  const least = wholes.reduce((low, each) => {
    const span = either(low, each);
    return { ...span, high: span.low, highOpen: false };
  });
  return { low: least.low, lowOpen: least.lowOpen, high: sum.high, highOpen: sum.highOpen };
}

function stakeIn({ statement, certain }: HeldStatement): Stake {
  const stake = stakeOf(statement.share);
  return certain ? stake : perhaps(stake);
}

const half = units(50);

/**
 * What an indirect holding counts for where a share cascades and no source shows its steps. A published indirect share
 * is multiplied down the steps, a cascading one is that of the last step: of a product of 50 % or more every factor is
 * at least as large; of a smaller one nothing is known.
 */
export function cascading(indirect: Stake): Stake {
  return {
    low: indirect.low >= half ? indirect.low : 0,
    lowOpen: indirect.low >= half && indirect.lowOpen,
    high: indirect.high > 0 ? whole : 0,
    highOpen: false,
  };
}

function groups<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const known = found.get(key(each));
    if (known) known.push(each);
    else found.set(key(each), [each]);
  }
  return found;
}
