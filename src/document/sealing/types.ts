// The files of a sealed report, as docs/sealing.md describes them to the byte. Each is canonical JSON (RFC 8785) and
// one line feed; byte strings are base64 with padding, identifiers are lower-case hexadecimal.
// (Types and not interfaces where they are JSON, so that they fit `Json`.)

/** What a span is: running text, or a passage marked by the caller. */
export type SpanKind = "text" | "party" | "identifier" | "place" | "marked";

/** A passage of a block that becomes a span of its own: UTF-16 offsets in the block's text, end exclusive. */
export interface SpanMark {
  block: string;
  start: number;
  end: number;
  kind: Exclude<SpanKind, "text">;
}

/** Text of a block between two UTF-16 offsets, end exclusive; the whole block where they are left out. */
export interface TextRange {
  block: string;
  start?: number;
  end?: number;
}

/** A piece of a block's text; the spans of a block, joined, are its text. */
export type Span = {
  kind: SpanKind;
  /** True where a sentence begins with this span. */
  sentence: boolean;
  /** Unicode NFC, exactly as hashed. */
  text: string;
  /** Marks of notes in it: UTF-16 offset in the span, and the id of the note's block. */
  notes: [offset: number, note: string][];
};

/** What a block is besides its text; hashed under a salt of its own. */
export type Attributes = {
  kind: string;
  level: number;
  /** Id of the block that it belongs to (see Block.parent), or null. */
  parent: string | null;
  language: string;
};

/** A block that is shown whole: the seed gives every salt in it. */
export type OpenBlock = {
  state: "open";
  /** 16 random bytes, hexadecimal; the same in every version. */
  id: string;
  /** 32 random bytes; drawn anew, with the next revision, when anything of the block changes. */
  seed: string;
  revision: number;
  attributes: Attributes;
  spans: Span[];
};

/** A slot of a partly open block: a span with its own salt, or the 32-byte leaf alone (a hidden span, or padding: nobody can tell). */
export type Slot = { salt: string; span: Span } | { stub: string };

/** A block of which some spans are hidden. The number of slots is padded to a fixed class. */
export type PartlyOpenBlock = {
  state: "partly";
  id: string;
  /** The block's own salt, and that of its attributes: never the seed. */
  salt: string;
  attributesSalt: string;
  revision: number;
  attributes: Attributes;
  slots: Slot[];
};

/** A block that is hidden whole: nothing of it shows but its place and its id. */
export type ClosedBlock = { state: "closed"; id: string; stub: string };

export type SealedBlock = OpenBlock | PartlyOpenBlock | ClosedBlock;

/** The printed number of a block: salted, outside the block, so that one inserted paragraph leaves the others untouched. */
export type SealedNumber = { salt: string; printed: string | null } | { stub: string };

/** All printed numbers, in order of blocks: under one seed while none is hidden, else one by one. */
export type SealedNumbers = { seed: string; printed: (string | null)[] } | { each: SealedNumber[] };

/** Title, language and file format of the document, salted. */
export type SealedMeta = { salt: string; title: string; language: string; format: string } | { stub: string };

/** DSSE envelope: payload (base64) and signatures over its pre-authentication encoding. `keyid` is the signer's vkey name and key id, "name+0a1b2c3d". */
export type Envelope = {
  payloadType: string;
  payload: string;
  signatures: { keyid: string; sig: string }[];
};

/** k of the named keys (vkeys) must sign. */
export type KeyPolicy = { threshold: number; keys: string[] };

/** A passage by the ids of its block and, where not the whole block is meant, its slots (counted from 0, ascending). */
export type Passage = { block: string; slots: number[] | null };

/** What the authors sign of each version: payload of an envelope of type `headerType`. */
export type Header = {
  type: "penholder/header/1";
  /** Name of the report, the same for all its versions. */
  report: string;
  /** Random id of the report's stream in the log, 16 bytes hexadecimal. */
  stream: string;
  version: number;
  /** Hash of the previous version's header (headerHash), or null for the first. */
  previous: string | null;
  /** Number of blocks. */
  blocks: number;
  root: string;
  mustNotRedact: Passage[];
  policy: KeyPolicy;
};

/** Passages hidden for one reason. */
export type Hiding = {
  passages: Passage[];
  /** Blocks whose printed number is hidden too. */
  numbers: string[];
  /** True where the title is hidden. */
  title: boolean;
  reason: string;
  /** Who ordered it. */
  authority: string;
  /** The decision, by its place in the record or its symbol. */
  decision: string;
};

/** What the publishers sign of each redacted copy: payload of an envelope of type `manifestType`. Lists everything that is hidden, padding included. */
export type Manifest = {
  type: "penholder/manifest/1";
  /** headerHash of the version. */
  header: string;
  report: string;
  version: number;
  /** Counts the copies released of this report, over all versions, from 1. */
  copy: number;
  /** manifestHash of the copy released before, or null for the first. */
  previous: string | null;
  hidden: Hiding[];
};

/** A signed statement and, once it is logged, its receipt (text of a C2SP tlog-proof; see record's receipts). */
export type Signed = { envelope: Envelope; receipt: string | null };

/** The document's own part of a sealed file. */
export type SealedBody = {
  meta: SealedMeta;
  numbers: SealedNumbers;
  blocks: SealedBlock[];
  /**
   * The leaf of the title, then of every item in sealed order the leaf of its block and that of its printed number,
   * 32 bytes each, joined: they give the root, and say *where* something was altered.
   */
  leaves: string;
};

/** The authors' own copy: everything is open. Confidential. */
export type SealedReport = { type: "penholder/sealed-report/1"; seal: Signed } & SealedBody;

/** A copy for publication: some passages are stubs, all of them listed in the manifest. */
export type RedactedCopy = { type: "penholder/redacted-copy/1"; seal: Signed; manifest: Signed } & SealedBody;

/** One block, or some spans of it, with the proof that it stands at this place of this version. */
export type Excerpt = {
  type: "penholder/excerpt/1";
  seal: Signed;
  /** Place of the block, counted from 0. */
  index: number;
  block: OpenBlock | PartlyOpenBlock;
  number: SealedNumber;
  meta: SealedMeta;
  /** Inclusion proof of the block's item in the tree of items, lowest first. */
  proof: string[];
};

export type SealedFile = SealedReport | RedactedCopy | Excerpt;

/** The files that hold a whole document. */
export type WholeFile = SealedReport | RedactedCopy;

export const headerType = "application/vnd.penholder.header+json";
export const manifestType = "application/vnd.penholder.manifest+json";
