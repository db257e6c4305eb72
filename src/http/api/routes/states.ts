import { z } from "zod";
import { reportStandings } from "#measures";
import { listOwed, listPositions, listVotes } from "#service";
import { type Api, answers, given, next, page } from "../parts.ts";

const tags = ["States"];
const subject = z.string().nullable().describe("What holds it on the record; null where the tables do, or nobody.");
const file = z.string().nullable().describe("The subject's case.");
const standing = z.enum(reportStandings);
const owed = z.object({
  state: z.string(),
  resolution: z.int(),
  paragraph: z.string(),
  due: z.string(),
  standing,
  daysLate: z.int().describe("After the due day: until it came, or until the day asked for where it has not."),
  received: z.string().nullable(),
  subject,
  case: file,
});
const known = z.enum(["seen", "remembered", "recorded"]).describe("In a source, or to be checked; or an act says it.");
const placed = { subject, case: file, known, source: z.string() };
const position = z.enum(["for", "against", "abstained", "absent"]);
const beginning = "Their first 1,000 characters.";
const said = z.object({ ...placed, state: z.string(), words: z.string().describe(beginning) });
const vote = z.object({
  ...{ ...placed, about: z.string(), day: z.string() },
  adopted: z.boolean().describe("By Article 27(3) of the Charter."),
  positions: z.record(z.string(), position).describe("Of each of the fifteen."),
  explanations: z.array(said).describe("What members said of it on its day, the first fifty."),
});
const point = z.object({
  ...{ ...placed, day: z.string(), about: z.string().nullable() },
  position: position.nullable().describe("Its vote; null where it said something."),
  words: z.string().nullable().describe(beginning),
});
const about = given.optional().describe('A resolution ("2397", "S/RES/2397"); else words that the topic holds.');

/** What states owe, and how they voted and what they said: of the tables, and of the record what may be seen. */
export function stateRoutes({ app, institution, callers }: Api): void {
  app.route({
    method: "GET",
    url: "/implementation-reports",
    schema: {
      summary: "The report that each state owes under each resolution: when due, whether it came, how late",
      description: "A report that may not be seen is as one that has not come. By state and resolution.",
      tags,
      querystring: z.object({
        asOf: z.iso.date().optional().describe("The day to judge by; without it, today."),
        state: given.optional(),
        resolution: z.coerce.number().int().min(1).max(9999).optional(),
        standing: standing.optional(),
        ...page,
      }),
      response: answers(z.object({ asOf: z.string(), owed: z.array(owed), next })),
    },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      return listOwed(institution, await callers.asking(request), { ...query, after });
    },
  });
  app.route({
    method: "GET",
    url: "/votes",
    schema: {
      summary: "Votes of the fifteen on these measures, with their explanations, by day",
      description: "A vote on the record stands for the tables' word on the same.",
      tags,
      querystring: z.object({ about, ...page }),
      response: answers(z.object({ votes: z.array(vote), next })),
    },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      return listVotes(institution, await callers.asking(request), { ...query, after });
    },
  });
  app.route({
    method: "GET",
    url: "/positions",
    schema: {
      summary: "A state's votes and words over time, on everything or on one topic",
      tags,
      querystring: z.object({ state: given, about, ...page }),
      response: answers(z.object({ positions: z.array(point), next })),
    },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      return listPositions(institution, await callers.asking(request), { ...query, after });
    },
  });
}
