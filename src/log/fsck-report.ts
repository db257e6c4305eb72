/** The first thing in a log's folder that does not agree with the rest. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
  readonly file: string;

  constructor(file: string, problem: string) {
    super(problem);
    this.file = file;
  }
}

/** What `fsck` found. */
export type FsckReport =
  | { ok: true; size: bigint; root: Uint8Array }
  | {
      ok: false;
      /** Path within the folder that was checked. */
      file: string;
      /** What is wrong with it, in words. */
      problem: string;
    };
