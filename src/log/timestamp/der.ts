import { Refused } from "./refused.ts";

/** One element of DER (ITU-T X.690): its tag, its contents, the whole element, and the elements in it when constructed. */
export interface Der {
  tag: number;
  body: Uint8Array;
  bytes: Uint8Array;
  children: Der[];
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** [n] in a schema: primitive (IMPLICIT of a simple type) or constructed. */
export const context = (number: number): number => 0x80 | number;
export const contextConstructed = (number: number): number => 0xa0 | number;

/** Tokens of public authorities are 2 to 8 KB; certificates among them 1 to 3. */
export const maximumBytes = 64 * 1024;
const maximumDepth = 24;
const maximumElements = 4096;

const constructed = 0x20;
const constructedUniversal: readonly number[] = [tags.sequence, tags.set];

/** Strict: definite and shortest lengths, one element, nothing after it; bounded in size, depth and number of elements. */
export function readDer(input: Uint8Array, what: string): Der {
  if (input.length > maximumBytes) throw new Refused("unreadable", `The ${what} is larger than ${maximumBytes} bytes.`);
  const budget = { elements: maximumElements };
  const { element, end } = readElement(input, 0, 0, budget, what);
  if (end !== input.length) throw unreadable(what, "bytes follow its end");
  return element;
}

function readElement(
  input: Uint8Array,
  start: number,
  depth: number,
  budget: { elements: number },
  what: string,
): { element: Der; end: number } {
  if (depth > maximumDepth || budget.elements-- === 0)
    throw unreadable(what, "it nests too deep or has too many parts");
  const tag = input[start];
  if (tag === undefined || (tag & 0x1f) === 0x1f || tag === 0)
    throw unreadable(what, "a tag is missing or not one of its format");
  const isConstructed = (tag & constructed) !== 0;
  if (tag < 0x40 && isConstructed !== constructedUniversal.includes(tag | constructed))
    throw unreadable(what, "an element has the wrong form");
  const { length, at } = readLength(input, start + 1, what);
  const end = at + length;
  if (end > input.length) throw unreadable(what, "it breaks off");
  const body = input.subarray(at, end);
  const children: Der[] = [];
  for (let next = 0; isConstructed && next < body.length; ) {
    const child = readElement(body, next, depth + 1, budget, what);
    children.push(child.element);
    next = child.end;
  }
  return { element: { tag, body, bytes: input.subarray(start, end), children }, end };
}

function readLength(input: Uint8Array, at: number, what: string): { length: number; at: number } {
  const first = input[at];
  if (first === undefined) throw unreadable(what, "it breaks off");
  if (first < 0x80) return { length: first, at: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 3) throw unreadable(what, "a length is indefinite or too large");
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + (input[at + i] ?? 0);
  const shortest = count === 1 ? length >= 0x80 : length >= 256 ** (count - 1);
  if (at + count >= input.length || !shortest)
    throw unreadable(what, "a length is cut off or not in its shortest form");
  return { length, at: at + 1 + count };
}

export function unreadable(what: string, because: string): Refused {
  return new Refused("unreadable", `The ${what} cannot be read: ${because}.`);
}

/** The fields of a SEQUENCE or SET, taken in the order of their schema; what nobody takes is refused by `end`. */
export class Fields {
  readonly #what: string;
  readonly #elements: readonly Der[];
  #next = 0;

  constructor(element: Der, what: string, tag: number = tags.sequence) {
    if (element.tag !== tag) throw unreadable(what, "an element is not what its place requires");
    this.#what = what;
    this.#elements = element.children;
  }

  take(tag: number): Der {
    const element = this.optional(tag);
    if (!element) throw unreadable(this.#what, "a field is missing or of another type");
    return element;
  }

  optional(tag: number): Der | undefined {
    const element = this.#elements[this.#next];
    if (element?.tag !== tag) return undefined;
    this.#next++;
    return element;
  }

  any(): Der | undefined {
    return this.#elements[this.#next++];
  }

  end(): void {
    if (this.#next < this.#elements.length) throw unreadable(this.#what, "it has a field too many");
  }
}

/** The only element of a wrapper such as [0] EXPLICIT. */
export function only(element: Der, what: string): Der {
  const [child] = element.children;
  if (!child || element.children.length !== 1) throw unreadable(what, "a wrapper does not hold exactly one element");
  return child;
}

/** An unsigned INTEGER in its shortest form, of at most 21 bytes with its sign (RFC 3161 asks for 160 bits). */
export function integerOf(element: Der, what: string): bigint {
  const [first, second] = element.body;
  const padded = first === 0 && second !== undefined && second < 0x80;
  if (element.tag !== tags.integer || first === undefined || first >= 0x80 || padded || element.body.length > 21)
    throw unreadable(what, "a number is negative, too large or not in its shortest form");
  return magnitude(element.body);
}

export function magnitude(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return value;
}

/** BOOLEAN with DEFAULT FALSE: DER writes it only when TRUE, as ff. */
export function isTrue(element: Der | undefined, what: string): boolean {
  if (element && (element.body.length !== 1 || element.body[0] !== 0xff))
    throw unreadable(what, "a BOOLEAN is not in its DER form");
  return element !== undefined;
}

/** An OBJECT IDENTIFIER in dotted form. */
export function oidOf(element: Der, what: string): string {
  const { body } = element;
  if (element.tag !== tags.oid || body.length === 0 || body.length > 32 || (body.at(-1) ?? 0) >= 0x80)
    throw unreadable(what, "an object identifier is malformed");
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  for (const byte of body) {
    if (fresh && byte === 0x80) throw unreadable(what, "an object identifier is malformed");
    arc = arc * 128n + BigInt(byte & 0x7f);
    fresh = byte < 0x80;
    if (fresh) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [first = 0n, ...others] = arcs;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...others].join(".");
}

/** AlgorithmIdentifier: its object identifier, and its parameters unless absent or NULL. */
export function algorithmOf(element: Der, what: string): { oid: string; parameters: Der | undefined } {
  const fields = new Fields(element, what);
  const oid = oidOf(fields.take(tags.oid), what);
  const parameters = fields.any();
  fields.end();
  if (parameters?.tag !== tags.null) return { oid, parameters };
  if (parameters.body.length > 0) throw unreadable(what, "a NULL is not empty");
  return { oid, parameters: undefined };
}
