/** Options of `penholder demo`, as the command line describes them. */
export interface DemoOptions {
  folder: string;
  reset?: boolean;
  once?: boolean;
  /** Absent: the usual one, or any free one where that is taken. */
  port?: number;
  code?: string;
}
