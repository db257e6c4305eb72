import type { ListedProfile } from "#screening";
import type { Dataset, FtmEntity } from "../types.ts";

/** One line of the entities' file: what it is kept as, and what it stands for. */
export interface Line {
  /** JSON without line breaks: an Entity of a snapshot, or an entity of FollowTheMoney. */
  text: string;
  /** The FollowTheMoney entities that the line stands for, in the order of `recordsOf`. */
  records: FtmEntity[];
  /** To be screened against; an address or an edge is not. */
  profile: ListedProfile | undefined;
}

/** A dataset and where its entities come from. */
export interface Source {
  dataset: Dataset;
  form: LineForm;
  lines(): AsyncIterable<Line>;
}

/** How the lines of a dataset are written. */
export type LineForm = "entity" | "ftm";
