/** The options of `ownership`. */
export interface OwnershipOptions {
  data: string[];
  /** Files, or names of lists of the store. */
  lists?: string[];
  store: string;
  asOf?: string;
  rule: "ofac" | "eu" | "uk";
  on?: string;
  ruleOf?: string;
  listed: string[];
  together: string[];
  anyAuthority?: boolean;
  threshold: number;
  /** False with --no-screening. */
  screening: boolean;
  format?: "terminal" | "html" | "json" | "svg";
  out?: string;
}
