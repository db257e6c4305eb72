/** Options of `penholder institution init`, as the command line describes them. */
export interface InitInstitutionOptions {
  record: string;
  founder: string;
  founderName?: string;
  founderKey: string;
  role: "secretary" | "chair";
  team: string;
  policy?: string;
  database: string;
  logKey?: string;
  name?: string;
  origin: string;
}

/** Options of `penholder institution serve`. */
export interface ServeInstitutionOptions {
  host: string;
  port: number;
  heartbeat?: { period: number; entries: number };
  outbox?: string;
  lists?: string;
  trustProxy?: boolean;
  quiet?: boolean;
}
