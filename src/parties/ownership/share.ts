/** One end of a range in percent; `open` where the number itself is not meant: "more than 25 %". */
export interface Bound {
  percent: number;
  open: boolean;
}

/** A share in percent as a source knows it: an exact number has both ends equal. */
export interface Share {
  low: Bound;
  high: Bound;
}

/**
 * A share in whole billionths of a percent, so that sums are exact: 33.3 + 16.7 is 50. Sums of millions of shares stay
 * below 2^53 once they are capped.
 */
export interface Stake {
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
}

const unit = 1e9;
/** 100 %. */
export const whole = 100 * unit;
export const nothing: Stake = { low: 0, lowOpen: false, high: 0, highOpen: false };
export const unknown: Stake = { low: 0, lowOpen: false, high: whole, highOpen: false };

/** An exact share. */
export function exactly(percent: number): Share {
  return { low: { percent, open: false }, high: { percent, open: false } };
}

/** A share between two numbers, both meant unless said otherwise. */
export function between(low: number, high: number, lowOpen = false, highOpen = false): Share {
  return { low: { percent: low, open: lowOpen }, high: { percent: high, open: highOpen } };
}

/** Undefined where the numbers are no share: outside 0 to 100, not numbers, or the wrong way round. */
export function validShare(share: Share): Share | undefined {
  const { low, high } = share;
  const inside = [low, high].every(({ percent }) => percent >= 0 && percent <= 100);
  const empty = low.percent > high.percent || (low.percent === high.percent && (low.open || high.open));
  return inside && !empty ? share : undefined;
}

/** Percent into exact units. */
export function units(percent: number): number {
  return Math.round(percent * unit);
}

export function stakeOf(share: Share | undefined): Stake {
  if (!share) return unknown;
  return {
    low: units(share.low.percent),
    lowOpen: share.low.open,
    high: units(share.high.percent),
    highOpen: share.high.open,
  };
}

export function shareOf(stake: Stake): Share {
  return between(stake.low / unit, stake.high / unit, stake.lowOpen, stake.highOpen);
}

/** Two holdings together, at most all. */
export function plus(one: Stake, other: Stake): Stake {
  const high = one.high + other.high;
  return {
    low: Math.min(whole, one.low + other.low),
    lowOpen: (one.lowOpen || other.lowOpen) && one.low + other.low < whole,
    high: Math.min(whole, high),
    highOpen: (one.highOpen || other.highOpen) && high <= whole,
  };
}

/** What two statements leave possible if both are true; undefined where they exclude each other. */
export function both(one: Stake, other: Stake): Stake | undefined {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  const lowOpen = [one, other].some((each) => each.low === low && each.lowOpen);
  const highOpen = [one, other].some((each) => each.high === high && each.highOpen);
  if (low > high || (low === high && (lowOpen || highOpen))) return undefined;
  return { low, lowOpen, high, highOpen };
}

/** What is possible if either is true. */
export function either(one: Stake, other: Stake): Stake {
  const low = Math.min(one.low, other.low);
  const high = Math.max(one.high, other.high);
  return {
    low,
    lowOpen: [one, other].every((each) => each.low !== low || each.lowOpen),
    high,
    highOpen: [one, other].every((each) => each.high !== high || each.highOpen),
  };
}

/** The same share, where it is not known whether it was held at all. */
export function perhaps(stake: Stake): Stake {
  return { ...stake, low: 0, lowOpen: false };
}

/** Whether a stake says nothing but that it may be anything. */
export function isUnknown(stake: Stake): boolean {
  return stake.low === 0 && stake.high === whole;
}

/** "51 %", "more than 25 % up to 50 %", "unknown share". */
export function shareText(share: Share): string {
  const { low, high } = share;
  if (low.percent === high.percent) return `${number(low.percent)} %`;
  if (low.percent === 0 && !low.open && high.percent === 100 && !high.open) return "unknown share";
  const from = low.open ? `more than ${number(low.percent)}` : number(low.percent);
  const to = high.open ? `less than ${number(high.percent)}` : number(high.percent);
  if (low.percent === 0 && !low.open) return `${high.open ? "" : "at most "}${to} %`;
  if (high.percent === 100 && !high.open) return `${low.open ? "" : "at least "}${from} %`;
  return `${from} to ${to} %`;
}

/** The same of a sum, where "from nothing to all" says more than "unknown". */
export function amountText(share: Share): string {
  const text = shareText(share);
  return text === "unknown share" ? "anything from 0 to 100 %" : text;
}

function number(percent: number): string {
  return String(Math.round(percent * 1000) / 1000);
}
