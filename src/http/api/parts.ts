import { z } from "zod";
import { labels } from "#acts";
import type { InstitutionApp } from "#app";
import type { App } from "../server/desk.ts";
import type { Callers } from "./caller.ts";

/** What routes answer with. */
export interface Api {
  app: App;
  institution: InstitutionApp;
  callers: Callers;
  /** Largest uploaded document in bytes. */
  largestUpload: number;
}

export const id = z.string().regex(/^[0-9a-f]{32}$/u);
export const word = z.string().min(1).max(200);
/** Of somebody or something, without a control character. */
export const given = z.string().min(1).max(200);
export const cursor = z.string().min(1).max(2000);
export const index = z.string().regex(/^\d{1,15}$/u);
export const limit = z.coerce.number().int().min(1).max(200).default(50);

/** Where a page begins and how long it is. */
export const page = { after: cursor.optional(), limit };
/** The same, in the order of the record. */
export const recordPage = { after: index.optional().describe("Index in the record after which to go on."), limit };

export const label = z.enum(labels);
export const marking = { label, compartments: z.array(z.string()) };
export const next = z.string().nullable().describe("Give it as `after` for the next page; null on the last.");

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe("One of the closed list on the page of the API."),
    errors: z.array(z.object({ at: z.string(), problem: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)." });

/** The answers of a route: its own, described, and problems. */
export const answers = (schema: z.ZodType, status = 200): Record<string, z.ZodType<unknown>> => ({
  [status]: schema,
  "4xx": problem,
  "5xx": problem,
});

/** The answer of a route that has none. */
export const noAnswer = answers(z.null().describe("Nothing."), 204);
