/** Options of `penholder serve`. */
export interface ServeOptions {
  /** Missing where only a manifest is named. */
  store?: string;
  lists?: string[];
  asOf?: string;
  manifest?: string;
  cache?: string;
  host: string;
  port: number;
  keys?: string;
  addKey?: string;
  rate?: number;
  updateToken?: string;
  refresh?: number;
  threads: number;
  queue: number;
  timeout: number;
  maxMegabytes: number;
  quiet?: boolean;
}
