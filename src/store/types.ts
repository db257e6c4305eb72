import type { Label, OpenedAct } from "#acts";
import type { Clock, Json, Random } from "#kernel";
import type { Crypto } from "#record";
import type { PeopleReader, PeopleTransactor } from "./people-rows.ts";

/** What a reader may see. A row is visible where its label is not above and every compartment of it is held. */
export interface Visible {
  /** The highest label that may be seen. */
  label: Label;
  compartments: readonly string[];
  /** Above that label and up to this one: subjects that concern one of these, with their acts and texts. */
  concerned?: { label: Label; by: readonly string[] };
  /** Everything, whatever the rest says: for the machinery, never for a person. */
  all?: true;
}

/** The label and compartments that every stored object carries. Compartments are kept sorted, each once. */
export interface Marking {
  label: Label;
  compartments: readonly string[];
}

/** Keys that never lie in the database, 32 bytes each. Without `vault`, identities of sources cannot be read or written. */
export interface StoreKeys {
  blobs: Uint8Array;
  vault?: Uint8Array;
}

export interface StoreOptions {
  /** Path of an SQLite file, or `postgres://…`. */
  database: string;
  /** The folder of blobs. */
  folder: string;
  keys: StoreKeys;
  random: Random;
  clock: Clock;
  crypto: Crypto;
  /** Only reads, beside a process that writes: takes no lock, makes and migrates nothing. */
  readOnly?: boolean;
}

/** What is appended to the record: an actor's signed act, or another statement that is committed in the same way. */
export type ToAppend = { act: OpenedAct; received: number } | ({ statement: Statement; received: number } & Marking);

/** A statement of the service itself (a checkpoint received, a list imported …), unsigned. */
export interface Statement {
  /** 16 bytes. */
  stream: Uint8Array;
  /** At least one byte: empty is what a heartbeat is. */
  bytes: Uint8Array;
  kind: string;
  /** As in an act; null where it has none. */
  case?: string;
  subject?: string;
  actor?: string;
}

/** Where something stands in the record. */
export interface Place {
  /** Gapless from 0: the index in the log. */
  sequence: bigint;
  /** Number in its stream. */
  number: bigint;
  /** The 89 bytes that become public. */
  entry: Uint8Array;
  /** True where the act was there already, and this is its first place. */
  repeated: boolean;
}

/** One row of the record. */
export interface ActRow extends Marking {
  sequence: bigint;
  number: bigint;
  stream: Uint8Array;
  /** The envelope of an act; empty for a heartbeat. */
  bytes: Uint8Array;
  entry: Uint8Array;
  /** Null where it is no act. */
  id: string | null;
  kind: string | null;
  case: string | null;
  subject: string | null;
  actor: string | null;
  /** Milliseconds since 1970: the time of receipt, which decides about deadlines. */
  received: number;
}

/** The present state of one thing that acts are about: a value of `committee`, as canonical JSON. */
export interface Subject extends Marking {
  id: string;
  /** "report", "matter", "listing" … */
  kind: string;
  case: string;
  /** 1 at first, one more at each put. */
  version: number;
  title: string;
  state: Json;
  /** Of the last act; null where none touched it. */
  sequence: bigint | null;
  /** Milliseconds: when it was last put, by the clock of whoever put it. */
  changed: number;
}

export interface Timer {
  timer: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface DueTimer extends Timer {
  subject: string;
}

/** A subject to be put. Its deadlines and texts for search take the place of the former ones. */
export interface SubjectToPut extends Omit<Subject, "version"> {
  /** Whom it concerns, in words that `Visible` compares; nobody where absent. */
  concerns?: readonly string[];
  /** Ids of acts of its case that it discloses to everybody, for good. */
  discloses?: readonly string[];
  deadlines?: readonly Timer[];
  texts?: readonly TextToFind[];
}

/** A text that search finds; marked on its own, as a paragraph may be more confidential than its report. */
export interface TextToFind extends Marking {
  /** Which text of the subject: "title", "p-12" … */
  part: string;
  title: string;
  text: string;
}

export interface ListOptions {
  kind?: string;
  case?: string;
  visible: Visible;
  /** As the page before gave it. */
  after?: string | null;
  /** 1 to 1,000. */
  limit: number;
  /** By id (which is random), or by time of the last change, newest first. "id" where absent. */
  order?: "id" | "newest";
}

export interface Page<T> {
  rows: T[];
  /** For the next page; null where there is none. Tells nothing that the rows themselves do not tell. */
  next: string | null;
}

export interface ActListOptions {
  case?: string;
  subject?: string;
  kind?: string;
  actor?: string;
  visible: Visible;
  /** Acts after this sequence number. */
  after?: bigint;
  limit: number;
}

export interface SearchOptions {
  /** Words; all of them must begin a word of the title or text. */
  query: string;
  kind?: string;
  case?: string;
  visible: Visible;
  after?: string | null;
  limit: number;
}

export interface Match extends Marking {
  subject: string;
  kind: string;
  case: string;
  part: string;
  title: string;
  text: string;
  /** All words stand in the title. */
  inTitle: boolean;
}

/** One blob, as filed: the same content under another marking is another blob. */
export interface BlobInfo extends Marking {
  /** SHA-256 of unclassified content, a commitment to it otherwise (`documentName`), in hexadecimal. */
  name: string;
  size: number;
  mediaType: string;
}

export interface FoundBlob {
  info: BlobInfo;
  /** Checked as it is read. Throws `blob-damaged`. */
  content: AsyncIterable<Uint8Array>;
  /** By the content's SHA-256: what opens its name, where the name is a commitment; as secret as the content. */
  opening: (sha256: Uint8Array) => Uint8Array | null;
}

/** A subject holds a document, by an act that names it. */
export interface Holding {
  subject: string;
  /** Of the act. */
  sequence: bigint;
}

export interface OutboxItem extends Marking {
  id: string;
  /** Whom it is for, in the words of the delivery. */
  recipient: string;
  kind: string;
  body: Json;
  created: number;
  /** How often it was taken. */
  attempts: number;
}

export interface IdempotentAnswer {
  key: string;
  actor: string;
  /** Hash of the request that got this answer. */
  request: string;
  answer: Json;
  at: number;
}

/** One reading of something confidential. */
export interface Access extends Marking {
  at: number;
  actor: string;
  /** "read", "export", "search" … */
  action: string;
  /** Id of what was read. */
  object: string;
}

/** Reads one consistent state: everything that was committed before it began, and nothing later. */
export interface Reader extends PeopleReader {
  act(sequence: bigint, visible: Visible): Promise<ActRow | null>;
  actById(id: string, visible: Visible): Promise<ActRow | null>;
  acts(options: ActListOptions): Promise<ActRow[]>;
  /** Acts that were disclosed to everybody, all or by one subject, in their order; whatever their marking. */
  disclosed(options: { subject?: string; after?: bigint; limit: number }): Promise<ActRow[]>;
  /** Entries of the record, heartbeats included. */
  actCount(): Promise<bigint>;
  get(id: string, visible: Visible): Promise<Subject | null>;
  list(options: ListOptions): Promise<Page<Subject>>;
  count(options: Pick<ListOptions, "kind" | "case" | "visible">): Promise<number>;
  /** Timers at or before an instant, earliest first. */
  due(before: number, limit: number): Promise<DueTimer[]>;
  /** Timers of the subjects that may be seen, earliest first, from an instant on. */
  deadlines(options: { visible: Visible; case?: string; from: number; limit: number }): Promise<DueTimer[]>;
  search(options: SearchOptions): Promise<Page<Match>>;
  blob(name: string, visible: Visible): Promise<BlobInfo | null>;
  /** Acts that may be seen by which subjects (or this one) hold a document: some of them, if there are many. */
  holdings(blob: string, visible: Visible, subject?: string): Promise<Holding[]>;
  /** Whether somebody has handed in a document himself. */
  hasFiled(person: string, blob: string): Promise<boolean>;
  /** The identity of a protected source; null where there is none under this id. Needs the vault's key. */
  vault(id: string): Promise<Json | null>;
  answered(actor: string, key: string): Promise<IdempotentAnswer | null>;
  accesses(options: {
    visible: Visible;
    object?: string;
    actor?: string;
    after?: string | null;
    limit: number;
  }): Promise<Page<Access>>;
}

/** All of one transaction: what it writes is there together and for good when `transact` resolves, or nothing of it is. */
export interface Transactor extends Reader, PeopleTransactor {
  /**
   * Gives an act its place in the record. An act whose id the record has already gets its first place. Throws
   * `act-id-reused` where that act has other bytes.
   */
  append(entry: ToAppend): Promise<Place>;
  /** That many entries which nobody without the store can tell from acts. */
  heartbeats(count: number, received: number): Promise<void>;
  /**
   * `expected`: the version that was seen, null where there was none; `next`: the one that it gets, one more where it is
   * not given. Gives the new one; throws `version-conflict`.
   */
  put(subject: SubjectToPut, expected: number | null, next?: number): Promise<number>;
  /** Files a blob that `putBlob` has written, handed in by somebody. */
  fileBlob(info: BlobInfo, by?: string): Promise<void>;
  /** Notes that a subject holds a document, by an act; files the document where it is not filed. */
  hold(info: BlobInfo, holding: Holding): Promise<void>;
  putVault(id: string, identity: Json): Promise<void>;
  dropVault(id: string): Promise<boolean>;
  post(item: Omit<OutboxItem, "attempts">): Promise<void>;
  /** The oldest items that nobody has taken, or whose taker did not say `done` in time; they are his until `until`. */
  take(options: { now: number; until: number; limit: number }): Promise<OutboxItem[]>;
  done(id: string): Promise<void>;
  /** Throws `idempotency-mismatch` where the key was used for another request. */
  answer(answer: IdempotentAnswer): Promise<void>;
  /** Forgets answers given before an instant. */
  forgetAnswers(before: number): Promise<number>;
  accessed(...accesses: readonly Access[]): Promise<void>;
}

/** An entry with its secrets, as the log's receipts need it. */
export interface StoredAct {
  index: bigint;
  number: bigint;
  stream: Uint8Array;
  salt: Uint8Array;
  act: Uint8Array;
  entry: Uint8Array;
}

/** What the log integrates: the store's entries in their order (`feed` of `openLog`). */
export interface ActFeed {
  count(): Promise<bigint>;
  entries(from: bigint, limit: number): Promise<Uint8Array[]>;
  acts(from: bigint, limit: number): Promise<StoredAct[]>;
  read(index: bigint): Promise<StoredAct | null>;
  heartbeats(count: number): Promise<void>;
}

export interface Store {
  readonly engine: "sqlite" | "postgres";
  /** Runs `work` on one state of the store. Reads are not nested: few of them run at the same time, the rest wait. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as one transaction, after whatever was asked before it. Resolves when it is durable; what `work` throws
   * undoes all of it and is thrown on. `work` may do nothing but use the transactor and compute: others wait for it.
   */
  transact<T>(work: (transactor: Transactor) => Promise<T>): Promise<T>;
  /** Notes who read what; resolves when that is durable. Readings of the same moment share one transaction. */
  note(accesses: readonly Access[]): Promise<void>;
  /** Writes a blob's bytes durably; `fileBlob` then files it in the transaction that refers to it. */
  putBlob(
    content: Uint8Array | AsyncIterable<Uint8Array>,
    options: Marking & { mediaType: string; maxBytes?: number },
  ): Promise<BlobInfo>;
  /** A blob that may be seen; null where there is none. */
  getBlob(name: string, visible: Visible): Promise<FoundBlob | null>;
  readonly feed: ActFeed;
  close(): Promise<void>;
}
