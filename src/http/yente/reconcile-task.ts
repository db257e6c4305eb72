import { z } from "zod";
import {
  candidatesFor,
  extendRows,
  proposedProperties,
  reconcileManifest,
  type Screening,
  suggestEntities,
  suggestProperties,
  suggestTypes,
} from "#service/screening";
import { issuesOf } from "../match/body.ts";
import { named } from "../match/match-task.ts";
import { type Answer, json, YenteError } from "../server/answer.ts";

/** Queries, or ids, of one request at most. */
const mostQueries = 100;

export interface ReconcileInput {
  dataset: string;
  /** The server's own address as the client wrote it. */
  base: string;
  /** What stands behind the question mark. */
  search: string;
  algorithm: string;
  changedSince?: string;
  /** Absent where the manifest is asked for. */
  form: { queries?: string | undefined; extend?: string | undefined } | undefined;
}

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** Clients write ids of entities as objects. */
const valueOrEntity = z.union([value, z.object({ id: z.string() }).transform(({ id }) => id)]);

const queriesForm = z.record(
  z.string().max(1000),
  z.object({
    query: z.string().max(2000).nullish(),
    type: z
      .union([z.string().max(100), z.array(z.string().max(100)).max(100)])
      .nullish()
      .transform((type) => (Array.isArray(type) ? type[0] : (type ?? undefined))),
    limit: z.number().int().max(500).default(5),
    properties: z
      .array(
        z.object({
          pid: z.string().max(200),
          v: z
            .union([valueOrEntity, z.array(valueOrEntity).max(100)])
            .nullish()
            .transform((v) => (v === null || v === undefined ? [] : typeof v === "string" ? [v] : v)),
        }),
      )
      .max(100)
      .default([]),
  }),
);

const extendForm = z.object({
  ids: z.array(z.string().max(1024)),
  properties: z
    .array(
      z.object({
        id: z.string().max(200),
        settings: z
          .object({
            limit: z.coerce.number().int().min(0).default(0),
            render: z.enum(["caption", "raw"]).default("caption"),
          })
          .default({ limit: 0, render: "caption" }),
      }),
    )
    .max(200),
});

/** GET and POST /reconcile/{dataset}: the manifest, candidates for rows, or further columns. */
export function reconcileTask(screening: Screening, input: ReconcileInput, deadline: number): Answer {
  const { dataset, form } = input;
  if (!form) {
    const manifest = reconcileManifest(screening, dataset, input.base, input.search);
    if (!manifest) throw new YenteError(404, "No such dataset.");
    return json(manifest);
  }
  if (form.extend !== undefined && form.extend.trim() !== "") return extend(screening, form.extend);
  const scope = screening.scope(dataset);
  if (!scope) throw new YenteError(404, "No such dataset.");
  const queries = Object.entries(read(queriesForm, form.queries ?? "", "queries"));
  if (queries.length > mostQueries) throw new YenteError(400, `Too many queries in one batch (limit: ${mostQueries})`);
  const algorithm = named(input.algorithm).answers;
  const results = queries.map(([name, { query, type, limit, properties }]) => {
    if (Date.now() > deadline)
      throw new YenteError(503, "The request took longer than it may.", { "retry-after": "1" });
    const asked = {
      ...(query && { query }),
      ...(type !== undefined && { type }),
      limit: Math.max(0, limit),
      properties,
    };
    const { changedSince } = input;
    const result = candidatesFor(screening, scope, asked, { algorithm, ...(changedSince && { changedSince }) });
    return [name, { result }];
  });
  return json(Object.fromEntries(results), 200, { "x-batch-size": String(results.length) });
}

function extend(screening: Screening, written: string): Answer {
  const { ids, properties } = read(extendForm, written, "extend");
  if (ids.length > mostQueries) throw new YenteError(400, `Too many queries in one batch (limit: ${mostQueries})`);
  const result = extendRows(screening, {
    ids,
    properties: properties.map(({ id, settings }) => ({ id, ...settings })),
  });
  return json(result, 200, { "x-batch-size": String(ids.length) });
}

/** JSON inside a form. Throws YenteError 400: reconciliation clients know no 422. */
function read<S extends z.ZodType>(form: S, written: string, field: string): z.output<S> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch {
    throw new YenteError(400, `The field "${field}" of the form is not JSON.`);
  }
  const found = form.safeParse(parsed);
  if (found.success) return found.data;
  throw new YenteError(400, issuesOf(found.error.issues, field));
}

export interface SuggestInput {
  what: "entity" | "property" | "type";
  dataset: string;
  prefix: string;
  limit: number;
}

export function suggestTask(screening: Screening, { what, dataset, prefix, limit }: SuggestInput): Answer {
  const result =
    what === "entity"
      ? suggestEntities(screening, dataset, prefix, limit)
      : (what === "property" ? suggestProperties : suggestTypes)(screening, dataset, prefix);
  if (!result) throw new YenteError(404, "No such dataset.");
  return json({ code: "/api/status/ok", status: "200 OK", prefix, result });
}

export function proposeTask(
  screening: Screening,
  { dataset, type, limit }: { dataset: string; type: string; limit: number },
): Answer {
  if (!screening.scope(dataset)) throw new YenteError(404, "No such dataset.");
  const properties = proposedProperties(type, Math.max(0, limit));
  if (!properties) throw new YenteError(400, `Invalid type: ${type}`);
  return json({ limit, type, properties });
}
