import { z } from "zod";
import { exampleForm } from "./schemas.ts";

const moment = z.string().max(60).describe("A day (2018-09-13), or an edition of one list (un@2018-09-13).");

const decision = z
  .looseObject({ customer: z.string().max(1000), entry: z.string().max(1000), decision: z.string() })
  .describe("A decision as penholder screen keeps it, one line of its file.");

export const rescreenBody = z.object({
  customers: z
    .record(z.string().max(1000), exampleForm.pick({ schema: true, properties: true }))
    .describe("At most 5,000, by ids of the caller's own."),
  from: moment,
  to: moment,
  lists: z.array(z.string().max(40)).max(100).optional(),
  threshold: z.number().min(0).max(1).default(0.7),
  algorithm: z.string().max(100).default("best"),
  decisions: z.array(decision).max(20_000).default([]),
});

export const rescreenAnswer = z.object({
  editions: z.array(z.object({ list: z.string(), from: z.string().nullable(), to: z.string() })),
  changed: z.number().describe("Entries that the later editions hold otherwise."),
  customers: z.array(
    z.looseObject({ customer: z.string(), review: z.boolean(), reasons: z.array(z.looseObject({ kind: z.string() })) }),
  ),
});
