import type { InstitutionApp } from "#app";

/** A page that is served as it is, such as the verifier. */
export interface FixedPage {
  type: string;
  body: string | Uint8Array;
  /** Content-Security-Policy; where absent, the page may load nothing. */
  policy?: string;
}

export interface ServeInstitution {
  app: InstitutionApp;
  version: string;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  /** Requests a minute for each address; default 3,000; 0: as many as it likes. */
  perMinute?: number;
  /** Largest JSON body in bytes; default 8 MiB. */
  largestBody?: number;
  /** Largest uploaded document in bytes; default 256 MiB. */
  largestUpload?: number;
  /** Milliseconds for a request to arrive whole; default 30,000. */
  arrival?: number;
  /** Behind a proxy whose X-Forwarded-For is to be believed. */
  trustProxy?: boolean;
  /** Further pages by their path ("/verifier"). */
  pages?: Readonly<Record<string, FixedPage>>;
  /** Where log lines go (JSON, one a line). */
  log?: { write(line: string): void } | undefined;
}
