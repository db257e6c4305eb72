/** Options of `penholder demo`, as the command line describes them. */
export interface DemoOptions {
  folder: string;
  reset?: boolean;
  port: number;
  code?: string;
}
