import { z } from "zod";
import { instantPattern } from "../match/schemas.ts";

/** A parameter that may be given several times. */
export const several = (item: z.ZodType<string, string> = z.string().max(1000)) =>
  z
    .union([item, z.array(item).max(1000)])
    .optional()
    .transform((value) => (value === undefined ? [] : typeof value === "string" ? [value] : value));

const yes = new Set(["1", "true", "on", "yes", "y", "t"]);
const no = new Set(["0", "false", "off", "no", "n", "f"]);

/** Yes or no, in any of the forms that yente takes. */
export const flag = z
  .string()
  .toLowerCase()
  .refine((value) => yes.has(value) || no.has(value), "is neither true nor false")
  .transform((value) => yes.has(value));

/** A whole number; what is below 0 counts as 0. */
export const whole = (most: number, otherwise: number) => z.coerce.number().int().max(most).default(otherwise);

export const dataset = z.string().max(200).describe("A dataset or collection that is loaded: un, ofac-sdn, default …");
export const changedSince = z.string().regex(instantPattern).optional().describe("Only entities changed since then.");
export const paging = {
  limit: whole(500, 10).describe("Results at most."),
  offset: whole(9499, 0).describe("Results that are passed over."),
  sort: several().describe("Fields to sort by, as field:asc or field:desc."),
};
