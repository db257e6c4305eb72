import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { App } from "../server/desk.ts";
import { testApp } from "./test-app.ts";

let app: App;
beforeAll(async () => {
  ({ app } = await testApp());
});

const allowed = new Set([200, 304, 308, 400, 404, 414, 422]);
const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "v-oren",
    "velmar",
    "Person",
    "name:desc",
    "-1",
    "1e9",
    "NaN",
    "true",
    "[]",
    "{",
    "__proto__",
    "constructor",
    "*",
    "a*b*c*",
    '"',
    "名",
    "\u0000",
    "../..",
    "%",
    "a".repeat(1500),
  ),
);
const parameters = [
  "q",
  "simple",
  "schema",
  "include_dataset",
  "exclude_dataset",
  "exclude_schema",
  "changed_since",
  "countries",
  "topics",
  "datasets",
  "filter",
  "target",
  "facets",
  "filter_op",
  "limit",
  "offset",
  "sort",
  "nested",
  "entity_id",
  "canonical_id",
  "prop",
  "value",
  "dataset",
  "queries",
  "extend",
  "algorithm",
  "prefix",
  "type",
];
const query = fc
  .array(fc.tuple(fc.constantFrom(...parameters), odd), { maxLength: 5 })
  .map((pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, value.toWellFormed()])).toString());
const part = fc
  .oneof(odd, fc.constantFrom("velmar", "v-oren", "un-901", "sanctions"))
  .map((text) => encodeURIComponent(text.toWellFormed()));
const path = fc.oneof(
  part.map((one) => `/search/${one}`),
  part.map((one) => `/entities/${one}`),
  part.map((one) => `/entities/${one}/adjacent`),
  fc.tuple(part, part).map(([one, two]) => `/entities/${one}/adjacent/${two}`),
  fc.constantFrom(
    "/search/velmar",
    "/statements",
    "/catalog",
    "/algorithms",
    "/",
    "/entities/v-oren",
    "/reconcile/velmar",
  ),
  part.map((one) => `/reconcile/${one}`),
  fc
    .tuple(
      part,
      fc.constantFrom("suggest/entity", "suggest/property", "suggest/type", "extend/property", "preview/v-oren"),
    )
    .map(([one, what]) => `/reconcile/${one}/${what}`),
);

describe("whatever is asked", () => {
  it("is answered or refused with a reason, never failed", async () => {
    await fc.assert(
      fc.asyncProperty(path, query, async (where, asked) => {
        const answer = await app.inject({ method: "GET", url: `${where}?${asked}` });
        expect(allowed, `${where}?${asked}: ${answer.body}`).toContain(answer.statusCode);
        if (answer.statusCode >= 400) expect(answer.json()).toHaveProperty("detail");
      }),
      { numRuns: 600 },
    );
  });

  it("so are forms", async () => {
    const value = fc.oneof(
      odd,
      fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.stringify(json)),
    );
    const likely = fc
      .dictionary(
        fc.string({ maxLength: 5 }),
        fc.record(
          {
            query: odd,
            type: odd,
            limit: fc.integer({ max: 600 }),
            properties: fc.array(fc.record({ pid: odd, v: fc.oneof(odd, fc.array(odd, { maxLength: 3 })) }), {
              maxLength: 3,
            }),
          },
          { requiredKeys: [] },
        ),
        { maxKeys: 3 },
      )
      .map((queries) => JSON.stringify(queries));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("queries", "extend"), fc.oneof(value, likely), async (field, written) => {
        const answer = await app.inject({
          method: "POST",
          url: "/reconcile/velmar",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          payload: new URLSearchParams([[field, written.toWellFormed()]]).toString(),
        });
        expect(allowed, `${field}=${written}: ${answer.body}`).toContain(answer.statusCode);
      }),
      { numRuns: 400 },
    );
  });
});
