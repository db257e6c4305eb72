import { z } from "zod";
import { delegation, document, id, name, prose } from "./words.ts";

const link = z.strictObject({ listing: id, relation: z.enum(["mirrors", "mirrored by", "prompted by", "prompted"]) });
/** The adopted proposal on which it rests. */
const proposal = id;

/** Acts on a listing of the Security Council. */
export const listingBodies = {
  "listing/propose": z.strictObject({ party: name, basis: prose, document }),
  "listing/list": z.strictObject({ proposal }),
  "listing/not-list": z.strictObject({ reasons: prose }),
  "listing/notify": z.strictObject({ whom: name }),
  "listing/amend": z.strictObject({ proposal, document }),
  "listing/link": link,
  "listing/petition": z.strictObject({ through: z.enum(["state", "focal point"]), petitioner: name }),
  "listing/consult": z.strictObject({ state: delegation, view: prose }),
  "listing/gather": z.strictObject({ source: name, document }),
  "listing/report": z.strictObject({ document }),
  "listing/delist": z.strictObject({ proposal, reasons: prose }),
  "listing/retain": z.strictObject({ reasons: prose }),
} as const;

/** Acts on one authority's own listing. */
export const nationalListingBodies = {
  "national-listing/list": z.strictObject({ party: name, authority: name, basis: prose }),
  "national-listing/amend": z.strictObject({ document }),
  "national-listing/link": link,
  "national-listing/delist": z.strictObject({ reasons: prose }),
} as const;
