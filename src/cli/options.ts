import type { View } from "#document";

/** Forms in which a ledger can be had. */
export const formats = ["terminal", "html", "json", "docx", "md"] as const;
export type LedgerFormat = (typeof formats)[number];

/** The options of `compare`, as the command line describes them. */
export interface CompareOptions {
  view?: [View, View];
  parties: string[];
  requests?: string;
  format?: LedgerFormat;
  out?: string;
  password?: string;
  notice?: string;
}

/** The options of `inspect`. */
export interface InspectOptions {
  view?: View;
  format: "terminal" | "json";
  out?: string;
  password?: string;
}
