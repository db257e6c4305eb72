/** Which server is asked, as whom, and in which form it is answered. */
export interface ServerOptions {
  server?: string;
  token?: string;
  insecureHttp?: boolean;
  json?: boolean;
}

export interface LoginOptions extends ServerOptions {
  login?: string;
  appointment?: string;
  scope: string[];
  ceiling: string;
  days: number;
}

export interface PageOptions extends ServerOptions {
  all?: boolean;
  limit: number;
}

export interface SubjectsOptions extends PageOptions {
  kind?: string;
  case?: string;
}

export interface OwedOptions extends PageOptions {
  asOf?: string;
  state?: string;
  resolution?: string;
  standing?: "in time" | "late" | "outstanding" | "overdue";
}

export interface ActsOptions extends PageOptions {
  case?: string;
  subject?: string;
  kind?: string;
  actor?: string;
}

export interface AccessOptions extends PageOptions {
  object?: string;
  actor?: string;
}

export interface DisclosedOptions extends PageOptions {
  case?: string;
}

/** Options of everything that signs. */
export interface SignOptions extends ServerOptions {
  key: string[];
  expects?: number;
  label?: "unclassified" | "confidential" | "strictly confidential";
  compartment?: string[];
  yes?: boolean;
  dryRun?: boolean;
}

export interface SubmitOptions extends SignOptions {
  case?: string;
  body?: string;
}

export interface OutOptions extends ServerOptions {
  out?: string;
}

export interface LedgerOptions extends OutOptions {
  from: number;
  format: "json" | "html" | "docx" | "terminal";
}

export interface CaseExportOptions extends OutOptions {
  institution?: string;
  as?: string;
  disclosed?: boolean;
}

export interface CaseImportOptions extends ServerOptions {
  institution?: string;
}
