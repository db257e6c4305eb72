import { z } from "zod";
import { document, id, name, prose, reasoned } from "./words.ts";

/** One circulation of a matter, and the one text that it covers. */
const on = { matter: id, document };
const stand = z.strictObject({ ...on, reason: prose });

/** Acts in the no-objection procedure. `matter` is drawn anew for each circulation; lodgings with witnesses name it. */
export const matterBodies = {
  "matter/propose": z.strictObject({
    matterKind: z.enum([
      "designation",
      "delisting",
      "exemption",
      "publication",
      "amendment of a listing",
      "request to a state",
      "other",
    ]),
    title: name,
  }),
  "matter/circulate": z.strictObject({
    ...on,
    urgent: z.strictObject({ days: z.int().positive().max(30), reason: prose }).optional(),
  }),
  "matter/object": stand,
  "matter/hold": stand,
  "matter/release": z.strictObject(on),
  "matter/convert": stand,
  "matter/withdraw-objection": z.strictObject(on),
  "matter/account": z.strictObject({ ...on, lodging: z.string().max(100), finding: prose }),
  /** `statements`: what witnesses signed after the deadline about the lodgings of this matter. */
  "matter/adopt": z.strictObject({ ...on, statements: z.array(z.string().max(200_000)).max(16) }),
  "matter/revise": reasoned,
  "matter/refer": reasoned,
  "matter/withdraw": reasoned,
} as const;
