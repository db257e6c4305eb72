import { idPrefixes } from "../ids.ts";
import type { BlockKind } from "../types.ts";
import { limits } from "./limits.ts";
import { textOf } from "./ranges.ts";
import {
  ascends,
  bytes,
  choice,
  flag,
  hash,
  id,
  integer,
  list,
  object,
  oneOf,
  orNull,
  type Reader,
  text,
  where,
} from "./shape.ts";
import type {
  Attributes,
  ClosedBlock,
  Envelope,
  Excerpt,
  OpenBlock,
  PartlyOpenBlock,
  RedactedCopy,
  SealedBlock,
  SealedMeta,
  SealedNumber,
  SealedNumbers,
  SealedReport,
  Signed,
  Slot,
  Span,
} from "./types.ts";

const word = text(limits.word);
const words = text(limits.text);
const revision = integer(0, limits.revision);
const blockKinds = Object.keys(idPrefixes) as BlockKind[];

export const envelope: Reader<Envelope> = where(
  object<Envelope>({
    payloadType: text(limits.word, 1),
    payload: bytes(1, limits.fileBytes),
    signatures: list(object({ keyid: text(2 * limits.word, 1), sig: bytes(1, 8192) }), limits.keys),
  }),
  ({ signatures }) => ascends(signatures, (a, b) => a.keyid < b.keyid),
  "has signatures out of order of their key ids, or two by one key",
);

const signed: Reader<Signed> = object<Signed>({ envelope, receipt: orNull(text(limits.receipt)) });

const note: Reader<[number, string]> = (value) => {
  const [offset, block] = list((entry) => entry, 2, 2)(value);
  return [integer(0, limits.text)(offset ?? null), id(block ?? null)];
};

const span: Reader<Span> = where(
  object<Span>({
    kind: choice("text", "party", "identifier", "place", "marked"),
    sentence: flag,
    text: words,
    notes: list(note, limits.notes),
  }),
  ({ text, notes }) => ascends(notes, ([a], [b]) => a <= b) && notes.every(([offset]) => offset <= text.length),
  "has a note's mark outside its text or out of order",
);

const attributes: Reader<Attributes> = object<Attributes>({
  kind: choice(...blockKinds),
  level: integer(0, limits.level),
  parent: orNull(id),
  language: word,
});

const openBlock: Reader<OpenBlock> = where(
  object<OpenBlock>({
    state: choice("open"),
    id,
    seed: hash,
    revision,
    attributes,
    spans: where(
      list(span, limits.spans),
      (spans) => spans.length <= 1 || spans.every(({ text }) => text !== ""),
      "has an empty span",
    ),
  }),
  ({ spans }) => isNfc(textOf(spans)),
  "has spans that, joined, are not in Unicode NFC",
);

const isNfc = (joined: string): boolean => joined.normalize("NFC") === joined;

const slot: Reader<Slot> = oneOf<Slot>((value) =>
  "stub" in value
    ? object<{ stub: string }>({ stub: hash })
    : object<{ salt: string; span: Span }>({ salt: hash, span }),
);

const isPowerOfTwo = (count: number): boolean => count >= 4 && (count & (count - 1)) === 0;

const partlyOpenBlock: Reader<PartlyOpenBlock> = object<PartlyOpenBlock>({
  state: choice("partly"),
  id,
  salt: hash,
  attributesSalt: hash,
  revision,
  attributes,
  slots: where(
    list(slot, limits.spans),
    ({ length }) => isPowerOfTwo(length),
    "has a number of slots that is no power of two from 4",
  ),
});

const closedBlock: Reader<ClosedBlock> = object<ClosedBlock>({ state: choice("closed"), id, stub: hash });

const shownBlock = oneOf<OpenBlock | PartlyOpenBlock>(({ state }) => (state === "open" ? openBlock : partlyOpenBlock));
const anyBlock = oneOf<SealedBlock>(({ state }) => (state === "closed" ? closedBlock : shownBlock));

function blocksOf<T extends { id: string }>(read: Reader<T>): Reader<T[]> {
  return where(
    list(read, limits.blocks, 1),
    (blocks) => new Set(blocks.map(({ id }) => id)).size === blocks.length,
    "has two blocks of one id",
  );
}

const printed = orNull(words);
const stub = object<{ stub: string }>({ stub: hash });
const openNumber = object<{ salt: string; printed: string | null }>({ salt: hash, printed });
const number: Reader<SealedNumber> = oneOf<SealedNumber>((value) => ("stub" in value ? stub : openNumber));
const openNumbers = object<{ seed: string; printed: (string | null)[] }>({
  seed: hash,
  printed: list(printed, limits.blocks),
});
const eachNumber = object<{ each: SealedNumber[] }>({ each: list(number, limits.blocks) });
const numbers: Reader<SealedNumbers> = oneOf<SealedNumbers>((value) => ("each" in value ? eachNumber : openNumbers));

const openMeta = object<Extract<SealedMeta, { title: string }>>({
  salt: hash,
  title: words,
  language: word,
  format: choice("docx", "pdf", "html", "markdown", "text"),
});
const meta: Reader<SealedMeta> = oneOf<SealedMeta>((value) => ("stub" in value ? stub : openMeta));
const leaves = bytes(32, 32 + 64 * limits.blocks);

export const sealedReport: Reader<SealedReport> = object<SealedReport>({
  type: choice("penholder/sealed-report/1"),
  seal: signed,
  meta: openMeta,
  numbers: openNumbers,
  blocks: blocksOf<SealedBlock>(openBlock),
  leaves,
});

export const redactedCopy: Reader<RedactedCopy> = object<RedactedCopy>({
  type: choice("penholder/redacted-copy/1"),
  seal: signed,
  manifest: signed,
  meta,
  numbers,
  blocks: blocksOf(anyBlock),
  leaves,
});

export const excerptFile: Reader<Excerpt> = object<Excerpt>({
  type: choice("penholder/excerpt/1"),
  seal: signed,
  index: integer(0, limits.blocks - 1),
  block: shownBlock,
  number,
  meta,
  proof: list(hash, 63),
});
