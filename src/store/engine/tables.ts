import type { Generated, Kysely } from "kysely";

/** What both engines give and take: whole numbers within 2^53, text, bytes. Columns of an object's marking. */
interface Marked {
  /** 0 unclassified, 1 confidential, 2 strictly confidential. */
  label: number;
  /** Canonical JSON: an array of strings, sorted, each once. */
  compartments: string;
}

export interface ActTable extends Marked {
  sequence: number;
  stream: Uint8Array;
  number: number;
  salt: Uint8Array;
  bytes: Uint8Array;
  entry: Uint8Array;
  id: string | null;
  kind: string | null;
  case_id: string | null;
  subject: string | null;
  actor: string | null;
  received: number;
}

interface StreamTable {
  stream: Uint8Array;
  /** 1 where only heartbeats are in it. */
  heartbeat: number;
  next: number;
  head: Uint8Array;
}

export interface SubjectTable extends Marked {
  id: string;
  kind: string;
  case_id: string;
  version: number;
  title: string;
  state: string;
  /** Canonical JSON: an array of strings, sorted, each once. */
  concerns: string;
  sequence: number | null;
  changed: number;
}

interface ConcernTable {
  subject: string;
  /** Whom it concerns. */
  one: string;
}

interface DeadlineTable {
  subject: string;
  timer: string;
  at: number;
}

export interface SearchableTable extends Marked {
  id: Generated<number>;
  subject: string;
  part: string;
  title: string;
  text: string;
  changed: number;
}

/** Whoever may see this marking, or, of those whom it reaches as one whom a subject concerns, this one. */
interface SightTable extends Marked {
  id: Generated<number>;
  /** Empty: not by what concerns him, but by his clearance. */
  one: string;
}

interface BlobTable extends Marked {
  name: string;
  size: number;
  media_type: string;
}

interface HoldingTable {
  blob: string;
  subject: string;
  /** Of the act by which the subject holds it. */
  sequence: number;
}

interface FilingTable {
  blob: string;
  person: string;
}

interface DisclosureTable {
  /** Of the act. */
  sequence: number;
  subject: string;
}

interface VaultTable {
  id: string;
  sealed: Uint8Array;
}

interface OutboxTable extends Marked {
  id: string;
  recipient: string;
  kind: string;
  body: string;
  created: number;
  attempts: number;
  /** Until when it is its taker's; 0 before anybody took it. */
  taken_until: number;
}

interface IdempotencyTable {
  actor: string;
  key: string;
  request: string;
  answer: string;
  at: number;
}

interface AccessTable extends Marked {
  id: Generated<number>;
  at: number;
  actor: string;
  action: string;
  object: string;
}

/** The readings of one thing; of those that came last, not all. */
interface AccessOfTable {
  object: string;
  at: number;
  /** The id in `access`. */
  access: number;
}

interface PeopleRowTable {
  kind: string;
  id: string;
  person: string | null;
  version: number;
  expires: number | null;
  data: string;
}

interface MigrationTable {
  number: number;
  name: string;
}

interface SettingTable {
  name: string;
  value: string;
}

export interface Tables {
  act: ActTable;
  stream: StreamTable;
  subject: SubjectTable;
  deadline: DeadlineTable;
  concern: ConcernTable;
  searchable: SearchableTable;
  sight: SightTable;
  blob: BlobTable;
  holding: HoldingTable;
  filing: FilingTable;
  disclosure: DisclosureTable;
  vault: VaultTable;
  outbox: OutboxTable;
  idempotency: IdempotencyTable;
  access: AccessTable;
  access_of: AccessOfTable;
  access_indexed: { one: number; upto: number };
  people_row: PeopleRowTable;
  migration: MigrationTable;
  setting: SettingTable;
}

/** One connection, within whatever transaction is open on it. */
export type Db = Kysely<Tables>;
