import type { Entity } from "#parties";
import type { ScreeningIndex } from "#screening";

/** What is loaded under one name: an edition of a list, a FollowTheMoney file, or a collection of such. */
export interface Dataset {
  name: string;
  title: string;
  /** The list that it is an edition of; of a file or a collection its own name. */
  list: string;
  /** Day of the edition, YYYY-MM-DD. */
  date: string;
  /** What the edition is called to clients: changes exactly when the content does. */
  version: string;
  /** SHA-256 of the content, hex. */
  hash: string;
  /** Entries that are screened against. */
  entries: number;
  /** Names of the datasets that a collection holds; empty for what holds entities itself. */
  children: string[];
  /** Instant of the last change, UTC, YYYY-MM-DDTHH:MM:SS. */
  updated: string;
  /** As the manifest gives it, where it does. */
  entitiesUrl?: string;
}

/** An entity as FollowTheMoney clients know it. Sanctions, addresses, documents and edges are entities of their own. */
export interface FtmEntity {
  id: string;
  caption: string;
  schema: string;
  properties: Record<string, string[]>;
  datasets: string[];
  /** Ids under which it was known before. */
  referents: string[];
  /** Whether it is itself listed, not only beside a listed one. */
  target: boolean;
  /** YYYY-MM-DDTHH:MM:SS without zone (UTC), or null. */
  first_seen: string | null;
  last_seen: string | null;
  last_change: string | null;
}

/** An edge seen from its far end: entity `id` refers to the one asked about by its property. */
export interface Reference {
  id: string;
  property: string;
}

/** Builds a further part of the saved form (a full-text index) from every entity, in order, after the others. */
export interface PartBuilder {
  /** Stable; changes with the form: "search/1". */
  name: string;
  /** `loadedAs`: names of the datasets that hold it here, which its own `datasets` may not know. */
  add(entity: FtmEntity, loadedAs: readonly string[]): void;
  finish(): Uint8Array;
}

/** Lists opened for screening. Nothing in it changes; a newer edition is another Screening. */
export interface Screening {
  /** Names the content: SHA-256 over the datasets' hashes and the version of the saved form, hex. */
  readonly key: string;
  readonly index: ScreeningIndex;
  readonly datasets: readonly Dataset[];
  /** Number of FollowTheMoney entities, the unlisted among them (sanctions, addresses, edges). */
  readonly records: number;
  /** The names of the datasets that a name covers: itself, and what a collection holds. Undefined where it is unknown. */
  scope(name: string): ReadonlySet<string> | undefined;
  /** The datasets in which an entity stands, as its source and the manifest name them. */
  datasetsOf(id: string): ReadonlySet<string>;
  /** The entry of a list by its id, as it was imported. Throws `screening-cache-damaged` where its bytes have changed. */
  entity(id: string): Entity | undefined;
  /** Any FollowTheMoney entity by its id or by one of its referents. */
  ftm(id: string): FtmEntity | undefined;
  /** All FollowTheMoney entities in the order of their sources. */
  all(): Iterable<FtmEntity>;
  /** The entity with this number, 0 ≤ number < records, in the order of `all`. */
  record(number: number): FtmEntity;
  /** Number of an entity by its id or by one of its referents; -1 where there is none. */
  numberOf(id: string): number;
  /** Who refers to an entity, and by which property. */
  referring(id: string): Reference[];
  /** What a PartBuilder of this name wrote; made when it is first asked for. */
  part(name: string): Uint8Array | undefined;
  close(): void;
}

/** What opening lists is at. */
export type LoadStep = "reading" | "analysing" | "writing" | "loading";

export interface OpenScreening {
  /** Folder of list snapshots. */
  store?: string;
  /** Only these lists of the store; default: all. */
  lists?: readonly string[];
  /** The editions in force on this day, YYYY-MM-DD; default: the newest. */
  asOf?: string;
  /** A manifest of datasets (yente's form, or ours), instead of or beside the store. */
  manifest?: string;
  /** Folder of the saved form; default: `.screening` in the store or beside the manifest. */
  cache?: string;
  /** Told what is being done, and how far it is. */
  progress?: (step: LoadStep, done: number, total: number) => void;
}
