import { type Der, tags, unreadable } from "./der.ts";

/** A moment as DER writes it: milliseconds since 1970 (rounded down), and in words, with every digit of its fraction. */
export interface Moment {
  milliseconds: number;
  text: string;
}

const utc = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const generalized = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/;

/** UTCTime or GeneralizedTime of a certificate (RFC 5280 section 4.1.2.5): whole seconds, UTC. */
export function certificateTimeOf(element: Der | undefined, what: string): Moment {
  if (element?.tag !== tags.utcTime) return timeOf(element, what, false);
  const parts = utc.exec(latin(element.body));
  if (!parts) throw unreadable(what, "a date is malformed");
  const [, year = "", ...others] = parts;
  return moment([Number(year) < 50 ? `20${year}` : `19${year}`, ...others], "", what);
}

/** GeneralizedTime of a token (RFC 3161 section 2.4.2): UTC, its fraction without trailing zeros. */
export function timeOf(element: Der | undefined, what: string, fractions = true): Moment {
  const parts = element?.tag === tags.generalizedTime ? generalized.exec(latin(element.body)) : null;
  const fraction = parts?.[7] ?? "";
  if (!parts || (fraction && !fractions)) throw unreadable(what, "a date is malformed");
  return moment(parts.slice(1, 7), fraction, what);
}

function moment(parts: readonly string[], fraction: string, what: string): Moment {
  const [year, month, day, hour, minute, second] = parts;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const milliseconds = Date.parse(`${whole}Z`);
  // Date.parse moves 30 February into March.
  if (!Number.isFinite(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== whole)
    throw unreadable(what, "a date does not exist");
  return {
    milliseconds: milliseconds + Number(fraction.padEnd(3, "0").slice(0, 3)),
    text: fraction ? `${whole}.${fraction}Z` : `${whole}Z`,
  };
}

function latin(bytes: Uint8Array): string {
  return bytes.length > 32 ? "" : String.fromCharCode(...bytes);
}
