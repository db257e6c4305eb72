/** The options of `ownership`. */
export interface OwnershipOptions {
  data: string[];
  lists: string[];
  rule: "ofac" | "eu" | "uk";
  on?: string;
  ruleOf?: string;
  listed: string[];
  together: string[];
  anyAuthority?: boolean;
  format?: "terminal" | "html" | "json" | "svg";
  out?: string;
}
