import { toHex } from "#record";
import {
  algorithmOf,
  context,
  contextConstructed,
  type Der,
  Fields,
  integerOf,
  isTrue,
  magnitude,
  oidOf,
  readDer,
  tags,
  unreadable,
} from "./der.ts";
import { digests } from "./oids.ts";
import { Refused } from "./refused.ts";
import { type Moment, timeOf } from "./time.ts";

const what = "time-stamp's statement";

/** What the authority states: TSTInfo, RFC 3161 section 2.4.2. */
export interface Statement {
  policy: string;
  /** The SHA-256 digest that it saw. */
  imprint: Uint8Array;
  /** Hexadecimal. */
  serial: string;
  time: Moment;
  /** How far the time may be off either way, in microseconds; undefined where the authority does not say. */
  accuracy: number | undefined;
  /** The authority promises that its stamps are ordered by their times, whatever their accuracy. */
  ordering: boolean;
  nonce: bigint | undefined;
}

export function readStatement(bytes: Uint8Array): Statement {
  const fields = new Fields(readDer(bytes, what), what);
  if (integerOf(fields.take(tags.integer), what) !== 1n) throw unreadable(what, "its version is not 1");
  const policy = oidOf(fields.take(tags.oid), what);
  const imprint = imprintOf(fields.take(tags.sequence));
  const serial = fields.take(tags.integer).body;
  const time = timeOf(fields.take(tags.generalizedTime), what);
  const accuracy = fields.optional(tags.sequence);
  const ordering = isTrue(fields.optional(tags.boolean), what);
  const nonce = fields.optional(tags.integer);
  fields.optional(contextConstructed(0)); // tsa: a hint; the certificate says who signed
  refuseCriticalExtensions(fields.optional(contextConstructed(1)));
  fields.end();
  if (serial.length > 21) throw unreadable(what, "its serial number is too long");
  return {
    policy,
    imprint,
    serial: toHex(serial),
    time,
    accuracy: accuracy && accuracyOf(accuracy),
    ordering,
    nonce: nonce && integerOf(nonce, what),
  };
}

function imprintOf(element: Der): Uint8Array {
  const fields = new Fields(element, what);
  const { oid, parameters } = algorithmOf(fields.take(tags.sequence), what);
  const imprint = fields.take(tags.octetString).body;
  fields.end();
  if (digests.get(oid) !== "sha256" || parameters)
    throw new Refused("wrong-digest", "The time-stamp is over a digest that is not SHA-256.");
  if (imprint.length !== 32) throw unreadable(what, "its SHA-256 digest is not 32 bytes long");
  return imprint;
}

function accuracyOf(element: Der): number {
  const fields = new Fields(element, what);
  const seconds = fields.optional(tags.integer);
  const milliseconds = fields.optional(context(0));
  const microseconds = fields.optional(context(1));
  fields.end();
  // A century is more than any clock is off, and keeps the sum exact.
  const whole = seconds ? integerOf(seconds, what) : 0n;
  if (whole > 3_200_000_000n) throw unreadable(what, "its accuracy is not a number of seconds");
  return Number(whole) * 1e6 + thousandths(milliseconds) * 1e3 + thousandths(microseconds);
}

function thousandths(element: Der | undefined): number {
  const value = element ? magnitude(element.body) : 1n;
  if (value < 1n || value > 999n || (element && element.body.length > 2))
    throw unreadable(what, "its accuracy is malformed");
  return element ? Number(value) : 0;
}

function refuseCriticalExtensions(list: Der | undefined): void {
  for (const element of list?.children ?? []) {
    const fields = new Fields(element, what);
    const oid = oidOf(fields.take(tags.oid), what);
    if (isTrue(fields.optional(tags.boolean), what))
      throw new Refused("unsupported", `The time-stamp has a critical extension that we do not know (${oid}).`);
    fields.take(tags.octetString);
    fields.end();
  }
}
