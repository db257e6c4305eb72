import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { z } from "zod";
import { type ActKind, actBodies, labels } from "#acts";
import { registerBodies } from "#people";
import { compartment, randomId } from "../institution/cast.ts";
import { fromSchema, type Schema } from "./from-schema.ts";
import { caseOf, envelopeOf, markings, type Person, peopleOf, Served, type Thing } from "./scene.ts";

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Sent {
  route: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  who: Person;
}
export interface Fuzzed {
  sent: number;
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** What was answered with 5xx, or not in ten seconds, with what was sent. */
  failures: string[];
  /** Bytes by which the heap grew after the first fifth of the requests. */
  growth: number;
}

const wildText = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "../../etc/passwd",
    "%00",
    "' OR 1=1 --",
    "\u0000",
    "\ud800",
    "9".repeat(400),
    "-1",
    "1e999",
    "NaN",
    "a".repeat(3000),
    "\r\nx: y",
    "*",
    '"',
    "NEAR(",
    "\u202e",
    "🙂".repeat(50),
  ),
  fc.string({ maxLength: 40, unit: "binary" }),
);
const wild = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    "",
    0,
    -0,
    1e308,
    2 ** 53,
    [[[[[[]]]]]],
    { __proto__: 1 },
    { constructor: { prototype: {} } },
    "\u0000",
  ),
  wildText,
);

/** A valid value with one part of it spoilt. */
const spoilt = (value: unknown, [where, by]: readonly [number, unknown]): unknown => {
  if (typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[where % (keys.length + 1)];
  if (key === undefined) return { ...value, more: by };
  const inner = (value as Record<string, unknown>)[key];
  const changed = where % 3 === 0 ? by : spoilt(inner, [Math.floor(where / 3), by]);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
};
const sometimesSpoilt = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: valid },
    { weight: 2, arbitrary: fc.tuple(valid, fc.tuple(fc.nat(80), wild)).map(([one, how]) => spoilt(one, how)) },
    { weight: 1, arbitrary: wild },
  );

/** Requests out of the API's description: in form, nearly in form, and wild; by everybody; on what is there and what is not. */
function requests(
  paths: Record<string, Record<string, Operation>>,
  people: Person[],
  things: Thing[],
  served: Served,
): fc.Arbitrary<Sent> {
  const who = fc.constantFrom(...people);
  const idsThere = fc.constantFrom(...things.flatMap(({ id, act, case: file }) => [id, act, file]));
  const operations = Object.entries(paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => ofOperation(route, method.toUpperCase(), operation)),
  );
  return fc.oneof({ weight: 5, arbitrary: fc.oneof(...operations) }, { weight: 2, arbitrary: acts() });

  function ofOperation(route: string, method: string, { parameters = [], requestBody }: Operation): fc.Arbitrary<Sent> {
    const values = fc.record(Object.fromEntries(parameters.map((one) => [`${one.in} ${one.name}`, givenFor(one)])));
    const [media] = Object.values(requestBody?.content ?? {});
    const body = media ? sometimesSpoilt(fromSchema(media.schema)) : fc.constant(undefined);
    return fc.tuple(values, body, who).map(([given, sent, by]) => {
      let path = route;
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      for (const { name, in: place } of parameters) {
        const value = given[`${place} ${name}`];
        if (value === undefined) continue;
        const text = String(typeof value === "object" ? JSON.stringify(value) : value).toWellFormed();
        if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(text) || "%20");
        else if (place === "query") query.append(name, text);
        else headers[name] = text.replace(/[^ -~]/gu, "?");
      }
      return { route, method, path: query.size > 0 ? `${path}?${query}` : path, headers, body: sent, who: by };
    });
  }

  function givenFor({ in: place, schema }: Parameter): fc.Arbitrary<unknown> {
    const text = schema.pattern?.includes("32")
      ? fc.oneof({ weight: 3, arbitrary: idsThere }, fromSchema(schema))
      : fromSchema(schema);
    const given = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: wildText });
    return place === "path" ? given : fc.option(given, { nil: undefined });
  }

  /** Signed acts of every kind on what there is, with bodies in form and not. */
  function acts(): fc.Arbitrary<Sent> {
    const forms = { ...actBodies, ...registerBodies };
    const kinds = Object.keys(forms) as ActKind[];
    const body = fc
      .constantFrom(...kinds)
      .chain((kind) => fc.tuple(fc.constant(kind), sometimesSpoilt(fromSchema(z.toJSONSchema(forms[kind]) as Schema))));
    const marking = fc.record({
      label: fc.constantFrom(...labels),
      compartments: fc.constantFrom([], [compartment], ["other"]),
    });
    return fc
      .tuple(body, fc.constantFrom(...things), who, marking, fc.nat(3), fc.boolean())
      .map(([[kind, given], thing, by, under, expects, fresh]) => {
        const said = {
          kind,
          case: thing.case,
          subject: fresh ? randomId() : thing.id,
          body: given as never,
          expects: expects === 3 ? null : expects,
        };
        let envelope: unknown;
        try {
          envelope = envelopeOf(served, by, said, under);
        } catch {
          // What cannot be written canonically cannot be signed; it is sent as it is.
          envelope = {
            payloadType: "application/vnd.penholder.act+json",
            payload: Buffer.from(JSON.stringify(said)).toString("base64"),
            signatures: [],
          };
        }
        return {
          route: "/api/v1/acts",
          method: "POST",
          path: "/api/v1/acts",
          headers: {},
          body: { envelope },
          who: by,
        };
      });
  }
}

/** Sends that many requests, several at a time. */
export async function fuzz(count: number, seed: number, tell: (done: number) => void = () => {}): Promise<Fuzzed> {
  const served = await Served.open("2018-08-01T12:00:00Z");
  try {
    const people = await peopleOf(served);
    const secretary = people.get("secretary");
    if (!secretary) throw new Error("the scene lacks a secretary");
    const things: Thing[] = [];
    for (const marking of markings) things.push(...(await caseOf(served, secretary, marking, ["SE"])));
    const { body } = await served.visitor().get("/openapi.json");
    const arbitrary = requests(body.paths, [...people.values()], things, served);
    const all = fc.sample(arbitrary, { numRuns: count, seed });
    const fuzzed: Fuzzed = { sent: 0, statuses: new Map(), failures: [], growth: 0 };
    let heap = 0;
    const warm = Math.floor(count / 5);
    const lane = async () => {
      for (let next = all.pop(); next; next = all.pop()) {
        await send(served, next, fuzzed);
        if (++fuzzed.sent === warm) heap = heapNow();
        if (fuzzed.sent % 500 === 0) tell(fuzzed.sent);
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    fuzzed.growth = heapNow() - heap;
    const alive = await served.visitor().get("/health");
    if (alive.status !== 200) fuzzed.failures.push(`afterwards the service answers ${alive.status}`);
    return fuzzed;
  } finally {
    await served.close();
  }
}

async function send(served: Served, sent: Sent, fuzzed: Fuzzed, attempt = 0): Promise<void> {
  const { method, path, headers, body, who } = sent;
  const { url } = served.serving;
  const { token } = who.bearer;
  const own = {
    ...(method !== "GET" && { origin: url }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const what = `${method} ${path} ${JSON.stringify(headers)} as ${who.actor.role}: ${text?.slice(0, 3000)}`;
  try {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: { ...own, ...(text !== undefined && { "content-type": "application/json" }), ...headers },
      ...(text !== undefined && { body: text }),
      signal: AbortSignal.timeout(20_000),
    });
    // "Ask again in a moment" is an answer to whoever then gets one.
    if (reply.status === 503 && attempt < 5) {
      await reply.arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return send(served, sent, fuzzed, attempt + 1);
    }
    fuzzed.statuses.set(reply.status, (fuzzed.statuses.get(reply.status) ?? 0) + 1);
    if (reply.headers.get("content-type")?.startsWith("text/event-stream")) await reply.body?.cancel();
    else if (reply.status >= 500) fuzzed.failures.push(`${reply.status} ${what} → ${await reply.text()}`);
    else await reply.arrayBuffer();
  } catch (error) {
    fuzzed.failures.push(`${String(error)} ${what}`);
  }
}

function heapNow(): number {
  setFlagsFromString("--expose_gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
