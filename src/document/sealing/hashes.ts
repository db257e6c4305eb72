import { PenholderError } from "#kernel";
import { type Crypto, fromBase64, fromHex, treeRoot } from "#record";
import type { Attributes, Span, SpanKind } from "./types.ts";

/** Bytes of a base64 string of a sealed file; parsing has checked it, so that a refusal here is for values made by hand. */
export function fromBytesText(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes.ok) return bytes.value;
  throw new PenholderError(
    "sealed-file-invalid",
    "A byte string of the sealed file is not base64: read the file anew.",
  );
}

/** Bytes of an identifier in lower-case hexadecimal; see fromBytesText. */
export function fromIdText(id: string): Uint8Array {
  const bytes = fromHex(id);
  if (bytes.ok && bytes.value.length === 16) return bytes.value;
  throw new PenholderError("sealed-file-invalid", "An identifier of the sealed file is not 16 bytes of hexadecimal.");
}

/** Slots of a partly open block: the smallest power of two that holds its spans, at least 4. */
export function slotClass(spans: number): number {
  let slots = 4;
  while (slots < spans) slots *= 2;
  return slots;
}

const kinds: Record<SpanKind, number> = { text: 0, party: 1, identifier: 2, place: 3, marked: 4 };
const sentenceBit = 0x80;
/** The places, beside the slots, for which a block's seed gives salts. */
const blockPlace = 0xffffffff;
const attributesPlace = 0xfffffffe;

const encoder = new TextEncoder();
const zero = new Uint8Array([0]);

/**
 * The hashes of a sealed document, as docs/sealing.md states them to the byte. Inputs are put together in one buffer,
 * which the port's functions must not keep.
 */
export class Hashes {
  readonly crypto: Crypto;
  #buffer = new Uint8Array(4096);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;

  constructor(crypto: Crypto) {
    this.crypto = crypto;
  }

  salt(seed: Uint8Array, slot: number): Uint8Array {
    return this.#begin("rec/salt/v1").#u32(slot).#hmac(seed);
  }

  blockSalt(seed: Uint8Array): Uint8Array {
    return this.salt(seed, blockPlace);
  }

  attributesSalt(seed: Uint8Array): Uint8Array {
    return this.salt(seed, attributesPlace);
  }

  /** What stands in the tree where a slot holds no span. */
  padding(seed: Uint8Array, slot: number): Uint8Array {
    return this.#begin("rec/pad/v1").#u32(slot).#hmac(seed);
  }

  span(salt: Uint8Array, span: Span): Uint8Array {
    this.#leaf("rec/span/v1")
      .#bytes(salt)
      .#u8(kinds[span.kind] | (span.sentence ? sentenceBit : 0))
      .#text(span.text)
      .#u32(span.notes.length);
    for (const [offset, note] of span.notes) this.#u32(offset).#bytes(fromIdText(note));
    return this.#hash();
  }

  attributes(salt: Uint8Array, { kind, level, parent, language }: Attributes): Uint8Array {
    this.#leaf("rec/attributes/v1").#bytes(salt).#text(kind).#u32(4).#u32(level);
    const id = parent === null ? new Uint8Array(0) : fromIdText(parent);
    return this.#u32(id.length).#bytes(id).#text(language).#hash();
  }

  /** What a closed block shows: everything of it but its id. */
  inner(salt: Uint8Array, revision: number, slots: readonly Uint8Array[], attributes: Uint8Array): Uint8Array {
    const spans = treeRoot(this.crypto, slots);
    this.#begin("rec/block-body/v1").#bytes(salt).#u32(revision).#u32(slots.length);
    return this.#bytes(spans).#bytes(attributes).#hash();
  }

  block(id: string, inner: Uint8Array): Uint8Array {
    return this.#leaf("rec/block/v1").#bytes(fromIdText(id)).#bytes(inner).#hash();
  }

  numberSalt(seed: Uint8Array, index: number): Uint8Array {
    return this.#begin("rec/number-salt/v1").#u32(index).#hmac(seed);
  }

  number(salt: Uint8Array, printed: string | null): Uint8Array {
    this.#leaf("rec/number/v1")
      .#bytes(salt)
      .#u8(printed === null ? 0 : 1);
    return this.#text(printed ?? "").#hash();
  }

  item(block: Uint8Array, number: Uint8Array): Uint8Array {
    return this.#leaf("rec/item/v1").#bytes(block).#bytes(number).#hash();
  }

  meta(salt: Uint8Array, title: string, language: string, format: string): Uint8Array {
    return this.#leaf("rec/meta/v1").#bytes(salt).#text(title).#text(language).#text(format).#hash();
  }

  /** The root that the header states, from the root of the tree of items. */
  document(blocks: number, items: Uint8Array, meta: Uint8Array): Uint8Array {
    return this.#begin("rec/document/v1").#u32(blocks).#bytes(items).#bytes(meta).#hash();
  }

  header(payload: Uint8Array): Uint8Array {
    return this.#begin("rec/header/v1").#bytes(payload).#hash();
  }

  manifest(payload: Uint8Array): Uint8Array {
    return this.#begin("rec/manifest/v1").#bytes(payload).#hash();
  }

  #begin(tag: string): this {
    this.#length = 0;
    return this.#raw(tag).#bytes(zero);
  }

  #leaf(tag: string): this {
    this.#length = 0;
    return this.#bytes(zero).#raw(tag).#bytes(zero);
  }

  #hash(): Uint8Array {
    return this.crypto.sha256(this.#buffer.subarray(0, this.#length));
  }

  #hmac(key: Uint8Array): Uint8Array {
    return this.crypto.hmacSha256(key, this.#buffer.subarray(0, this.#length));
  }

  #u8(value: number): this {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
    return this;
  }

  #u32(value: number): this {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
    return this;
  }

  #bytes(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** UTF-8, without its length. */
  #raw(text: string): this {
    this.#reserve(3 * text.length);
    this.#length += encoder.encodeInto(text, this.#buffer.subarray(this.#length)).written;
    return this;
  }

  /** UTF-8 after its length in bytes. */
  #text(text: string): this {
    const start = this.#u32(0).#length;
    this.#raw(text);
    this.#view.setUint32(start - 4, this.#length - start);
    return this;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
    this.#view = new DataView(larger.buffer);
  }
}
