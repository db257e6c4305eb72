import { z } from "zod";
import { adjacent, adjacentBy, type FtmEntity, nested, type Paging, type Screening } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import type { Routes } from "../server/desk.ts";
import { flag, paging } from "./parameters.ts";
import { adjacentAnswer, adjacentPage, entity, errors } from "./shapes.ts";

const id = z.string().max(1024).describe("Id of an entity, or one under which it was known before (answers 308).");
const moved = { 308: z.unknown().describe("The entity has another id now: see Location.") };
const tags = ["Entities"];

/** GET /entities/{id}, …/adjacent and …/adjacent/{property}. */
export const entityRoutes: Routes = (app, desk) => {
  app.route({
    method: "GET",
    url: "/entities/:id",
    schema: {
      summary: "One entity",
      tags,
      params: z.object({ id }),
      querystring: z.object({ nested: flag.default(true).describe("Show the entities beside it in place of ids.") }),
      response: { 200: entity, ...moved, ...errors },
    },
    handler: (request, reply) =>
      desk.run(
        "entity",
        { id: request.params.id, nested: request.query.nested, search: searchOf(request.url) } satisfies EntityInput,
        reply,
      ),
  });
  app.route({
    method: "GET",
    url: "/entities/:id/adjacent",
    schema: {
      summary: "The entities beside one, page by page for each property",
      tags,
      params: z.object({ id }),
      querystring: z.object(paging),
      response: { 200: adjacentAnswer, ...moved, ...errors },
    },
    handler: (request, reply) =>
      desk.run(
        "adjacent",
        { id: request.params.id, paging: request.query, search: searchOf(request.url) } satisfies AdjacentInput,
        reply,
      ),
  });
  app.route({
    method: "GET",
    url: "/entities/:id/adjacent/:property",
    schema: {
      summary: "The entities beside one, by one property",
      tags,
      params: z.object({ id, property: z.string().max(200).describe("sanctions, addressEntity, ownershipOwner …") }),
      querystring: z.object(paging),
      response: { 200: adjacentPage, ...moved, ...errors },
    },
    handler: (request, reply) =>
      desk.run(
        "adjacent",
        { ...request.params, paging: request.query, search: searchOf(request.url) } satisfies AdjacentInput,
        reply,
      ),
  });
};

interface Asked {
  id: string;
  /** What stands behind the path, with its question mark. */
  search: string;
}
type EntityInput = Asked & { nested: boolean };
type AdjacentInput = Asked & { property?: string; paging: Paging };

export function entityTask(screening: Screening, input: EntityInput): Answer {
  const found = canonical(screening, input, "");
  return json(input.nested ? nested(screening, found) : found);
}

export function adjacentTask(screening: Screening, input: AdjacentInput): Answer {
  const { property, paging: page } = input;
  const suffix = property === undefined ? "/adjacent" : `/adjacent/${encodeURIComponent(property)}`;
  const found = canonical(screening, input, suffix);
  if (property === undefined) return json(adjacent(screening, found, page));
  const result = adjacentBy(screening, found, property, page);
  if (!result) throw new YenteError(404, "No such property!");
  return json(result);
}

/** The entity itself; asked for under an older id, the way to it. */
function canonical(screening: Screening, { id: asked, search }: Asked, suffix: string): FtmEntity {
  const found = screening.ftm(asked);
  if (!found) throw new YenteError(404, "No such entity!");
  if (found.id !== asked)
    throw new YenteError(308, `The entity is now ${found.id}.`, {
      location: `/entities/${encodeURIComponent(found.id)}${suffix}${search}`,
    });
  return found;
}

function searchOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at);
}
