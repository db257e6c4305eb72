import type { Entity } from "#parties";
import type { ListedProfile } from "#screening";
import type { Dataset, FtmEntity } from "../types.ts";

/** An entity as a source writes it, told by the form of the source. */
export type Written = { form: "entity"; value: Entity } | { form: "ftm"; value: FtmEntity };

/** How the lines of a dataset are written: entries of a snapshot, or entities of FollowTheMoney. */
export type LineForm = Written["form"];

/** A dataset and where its entities come from. */
export interface Source {
  dataset: Dataset;
  form: LineForm;
  /** Entities in it, about: large ones are worth a thread. */
  size: number;
  /** Sources of one family may hold the same ids: the files of FollowTheMoney, the lists of one publisher. */
  family(): Promise<string>;
  entities(): AsyncIterable<Written>;
}

/** One line of the entities' file: what it is kept as, and what it stands for, each worked out when asked for. */
export interface Line {
  /** JSON without line breaks. */
  text(): string;
  /** The FollowTheMoney entities that the line stands for, its own first. */
  records(): FtmEntity[];
  /** To be screened against; an address or an edge is not. */
  profile(): ListedProfile | undefined;
}
