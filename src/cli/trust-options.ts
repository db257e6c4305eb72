// The options of the commands by which a reader says whom to trust, and verifies.

/** What a key is for: authors and publishers sign reports, a log signs checkpoints, a witness cosigns them. */
export const keyKinds = ["author", "log", "witness"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** The options of `keygen`. */
export interface KeygenOptions {
  kind: KeyKind;
  out?: string;
}

/** The options of `policy`, as the command line describes them. */
export interface PolicyOptions {
  author: string[];
  authors?: number;
  publisher: string[];
  publishers?: number;
  /** The log's key and, after it, its address; false for --no-log. */
  log?: string[] | false;
  witness?: string[];
  quorum?: number;
  logPolicy?: string;
  timestamper: string[];
  out?: string;
}

/** The options of `verify`, as the command line describes them. */
export interface VerifyOptions {
  policy?: string;
  json?: boolean;
  verbose?: boolean;
  text?: boolean;
  against?: string;
  founding?: string;
  earlier: string[];
}
