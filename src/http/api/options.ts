import type { InstitutionApp } from "#app";
import type { OpenScreening } from "#service/screening";
import type { Welcome } from "./pages/welcome.ts";

/** A page that is served as it is, such as the verifier. */
export interface FixedPage {
  /** What the first page calls it, and says of it. */
  name?: string;
  about?: string;
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
  /** What the page at "/" says besides what every institution has. */
  welcome?: Welcome | undefined;
  /** Lists that are screened against, in yente's API, on the same port. */
  lists?: OpenScreening | undefined;
  /** Where log lines go (JSON, one a line). */
  log?: { write(line: string): void } | undefined;
}
