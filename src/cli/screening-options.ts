import type { ServerOptions } from "./remote-options.ts";

/** Options that say which lists are screened against, and how. */
export interface ListChoice {
  store: string;
  lists?: string[];
  manifest?: string;
  asOf?: string;
}

export interface ScreeningChoice extends ListChoice {
  threshold: number;
  limit: number;
  algorithm: "penholder" | "ofac";
}

/** Options that say how a customer file is read. */
export interface CustomerFileOptions {
  map: string[];
  schema?: string;
  encoding?: string;
  separator?: string;
  header?: boolean;
}

export interface ScreenOptions extends ScreeningChoice, CustomerFileOptions {
  out?: string[];
  workers: number;
  resume?: boolean;
  restart?: boolean;
  decisions?: string;
  failOnHits?: boolean;
}

export interface DecideOptions {
  results?: string;
  evidence?: string;
  customer: string;
  entry: string;
  by: string;
  why: string;
  decisions?: string;
  falsePositive?: boolean;
  confirmed?: boolean;
  undo?: boolean;
}

export interface SearchOptions extends ScreeningChoice, ServerOptions {
  schema: string;
  birth?: string;
  country?: string;
  gender?: string;
  id?: string;
}

export interface ScoreOptions extends ServerOptions {
  pairs?: string;
  schema: string;
  threshold: number;
}

export interface RescreenOptions extends CustomerFileOptions {
  customers: string;
  store: string;
  lists?: string[];
  from: string;
  to: string;
  threshold: number;
  algorithm: "penholder" | "ofac";
  decisions?: string;
  index?: string;
  out?: string;
  json?: boolean;
  all?: boolean;
  failOnHits?: boolean;
}
