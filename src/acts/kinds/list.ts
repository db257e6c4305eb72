import { z } from "zod";
import { day, instant, name } from "./words.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();
/** An edition of a list: the day for which it stands, and the hash of its entries. */
const edition = z.strictObject({ edition: day, content: sha256 });

/** Acts on sanctions lists: that an edition was imported, from which files, and what it held. */
export const listBodies = {
  "list/import": z.strictObject({
    list: z.string().regex(/^[a-z0-9-]{1,60}$/u),
    title: name,
    format: name,
    ...edition.shape,
    /** Where the day is known from: the list states it, the file's name, the importer … */
    editionFrom: name,
    imported: instant,
    /** Of the facts that are kept beside the entries: header and oddities in full. */
    facts: sha256,
    entries: count,
    /** Entries by schema of FollowTheMoney. */
    counts: z.record(z.string().min(1).max(60), count).refine((counts) => Object.keys(counts).length <= 100),
    /** The publisher's files as they were read. */
    sources: z
      .array(z.strictObject({ name: z.string().min(1).max(400), bytes: count, hash: sha256 }))
      .min(1)
      .max(100),
    oddities: count,
    /** What would have been refused, had the importer not accepted it. */
    accepted: z.array(z.enum(["shrink", "truncated"])).max(2),
    /** The edition that the importer held before it; null: none. */
    before: edition.nullable(),
  }),
} as const;
