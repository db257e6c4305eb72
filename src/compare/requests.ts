import { z } from "zod";
import { PenholderError } from "#kernel";
import type { CorrectionDetail, DecisionDetail, RequestDetail } from "./types.ts";

const id = z.string().trim().min(1).max(200).describe("Unique within the file.");
const date = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/u,
    "must be a date like 2018-09-07 (or 2018-09, or 2018)",
  )
  .describe("ISO 8601, as precise as known.");
const text = z.string().max(2_000_000);

const target = z
  .strictObject({
    paragraph: z.string().trim().min(1).max(100).optional().describe('Number as printed: "12", "12 (a)".'),
    passage: text.trim().min(1).optional().describe("The words concerned, quoted exactly."),
    side: z.enum(["original", "amended"]).default("original").describe("The document that the target is quoted from."),
    throughout: z.boolean().default(false).describe("The passage is meant wherever it stands, not in one paragraph."),
  })
  .refine((value) => value.paragraph !== undefined || value.passage !== undefined, "must name a paragraph or a passage")
  .refine(
    (value) => !value.throughout || value.passage !== undefined,
    "must quote the passage that is meant throughout",
  );

const action = z
  .enum(["replace", "delete", "insert", "move"])
  .optional()
  .describe("What is asked; where absent, delete for a null text and replace for any other.");

const request = z
  .strictObject({
    id,
    who: z
      .strictObject({
        name: z.string().trim().min(1).max(500),
        kind: z.enum(["state", "mission", "expert", "committee-member", "other"]),
      })
      .describe("Who asked."),
    received: date,
    target,
    action,
    proposed: text.nullable().describe("The text asked for in place of the passage (or paragraph); null to delete it."),
    ground: text.nullable().default(null).describe("The stated reason."),
  })
  .refine((value) => value.proposed !== null || (value.action !== "insert" && value.action !== "replace"), {
    message: "must give the text to insert or to put instead",
    path: ["proposed"],
  });

const decision = z.strictObject({
  id,
  request: id.describe("Id of the request decided."),
  outcome: z.enum(["accepted", "partly", "rejected"]),
  reason: text.nullable().default(null),
  by: z.string().trim().max(500).nullable().default(null).describe("Who decided."),
  date,
  text: text.nullable().optional().describe("The text as decided, where it differs from the one proposed."),
});

const correction = z.strictObject({
  id,
  target,
  proposed: text
    .nullable()
    .optional()
    .describe("The corrected text, null for a deletion; absent where it was not stated."),
  reason: text.nullable().default(null),
  by: z.string().trim().max(500).nullable().default(null),
  date,
});

const schema = z.strictObject({
  $schema: z.string().optional(),
  schema: z.literal("penholder/requests/1"),
  amendedVersion: z
    .strictObject({ date })
    .optional()
    .describe("When the amended version was made: what is dated later was bound afterwards."),
  requests: z.array(request).max(100_000).default([]),
  decisions: z.array(decision).max(100_000).default([]),
  corrections: z.array(correction).max(100_000).default([]).describe("The panel's own declared corrections."),
});

/** Requests to amend, the decisions on them, and the panel's own declared corrections. */
export type Requests = z.infer<typeof schema>;
export type Request = Requests["requests"][number];
export type Decision = Requests["decisions"][number];
export type Correction = Requests["corrections"][number];
export type Target = Request["target"];

/**
 * Checks the content of a file of requests. Unknown fields are refused by name, ids must be unique, and each decision
 * must name a request of the file.
 * @param source name of the file, for messages
 * @throws PenholderError requests-invalid, with the JSON path of the first fault
 */
export function parseRequests(json: unknown, source: string): Requests {
  const result = schema.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw invalid(source, pathOf(issue?.path ?? []), issue ? describe(issue) : "is not understood");
  }
  const ids = new Set<string>();
  for (const list of ["requests", "decisions", "corrections"] as const)
    for (const [index, entry] of result.data[list].entries()) {
      if (ids.has(entry.id)) throw invalid(source, `${list}[${index}].id`, `repeats the id "${entry.id}"`);
      ids.add(entry.id);
    }
  const known = new Set(result.data.requests.map((entry) => entry.id));
  for (const [index, entry] of result.data.decisions.entries())
    if (!known.has(entry.request))
      throw invalid(
        source,
        `decisions[${index}].request`,
        `names "${entry.request}", which is no request of this file`,
      );
  return result.data;
}

/** JSON Schema (2020-12) of a file of requests: the content of docs/requests.schema.json. */
export function requestsJsonSchema(): object {
  return {
    ...z.toJSONSchema(schema, { io: "input" }),
    $id: "penholder/requests/1",
    title: "Requests to amend a report, decisions on them, and declared corrections",
  };
}

/** What the ledger repeats of the file, so that its reader sees who asked, why, and what was decided. */
export function describeRequests(requests: Requests): {
  requests: RequestDetail[];
  decisions: DecisionDetail[];
  corrections: CorrectionDetail[];
} {
  const place = ({ paragraph, passage }: Target) => ({ paragraph: paragraph ?? null, passage: passage ?? null });
  return {
    requests: requests.requests.map((entry) => ({
      id: entry.id,
      by: entry.who.name,
      received: entry.received,
      ...place(entry.target),
      proposed: entry.proposed,
      ground: entry.ground,
    })),
    decisions: requests.decisions.map(({ id, request, outcome, reason, by, date }) => ({
      id,
      request,
      outcome,
      reason,
      by,
      date,
    })),
    corrections: requests.corrections.map((entry) => ({
      id: entry.id,
      by: entry.by,
      date: entry.date,
      ...place(entry.target),
      reason: entry.reason,
    })),
  };
}

/** What a file of requests leaves unsaid so that some flag of a binding cannot be judged. */
export function warningsOn({ amendedVersion, requests, corrections }: Requests): string[] {
  if (amendedVersion !== undefined || requests.length + corrections.length === 0) return [];
  return [
    "The file of requests gives no amendedVersion.date: whether a request, decision or correction came only after the amended version was not judged.",
  ];
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys")
    return `has the unknown field ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  return issue.message.startsWith("must")
    ? issue.message
    : `is wrong: ${issue.message.replace(/^Invalid (?:input|option): /u, "")}`;
}

function pathOf(path: PropertyKey[]): string {
  const written = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return written.replace(/^\./u, "") || "the file";
}

function invalid(file: string, at: string, fault: string): PenholderError {
  return new PenholderError(
    "requests-invalid",
    `${file}: ${at} ${fault}; correct it as docs/requests.schema.json describes.`,
    {
      file,
      at,
    },
  );
}
