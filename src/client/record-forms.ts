import { z } from "zod";
import { labels } from "#acts";

const text = z.string().max(100_000);
const short = z.string().max(2000);
const next = short.nullable();

/** Votes of the fifteen, with what members said of them. */
export const votes = z.object({
  votes: z.array(
    z.object({
      ...{ subject: short.nullable(), case: short.nullable(), known: short, source: short },
      ...{ about: short, day: short, adopted: z.boolean(), positions: z.record(short, short) },
      explanations: z.array(z.looseObject({ state: short, words: text })),
    }),
  ),
  next,
});

/** Who read what is confidential. */
export const accesses = z.object({
  accesses: z.array(
    z.object({
      ...{ at: short, actor: short, action: short, object: short },
      ...{ label: z.enum(labels), compartments: z.array(short) },
    }),
  ),
  next,
});

export const accounts = z.object({
  accounts: z.array(z.object({ person: short, login: short, name: short, state: short, created: short })),
});

/** Rules by what they are about, each version with its dates and its source. */
export const rules = z.object({ rules: z.record(short, z.unknown()) });
