import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ActKind, actBodies } from "#acts";
import { actRights, can, type Right, type Role } from "#people";
import { randomId } from "../institution/cast.ts";
import { fromSchema, type Schema } from "./from-schema.ts";
import {
  caseOf,
  envelopeOf,
  markings,
  type Person,
  peopleOf,
  Served,
  sealedVersion,
  shown,
  type Thing,
} from "./scene.ts";

let served: Served;
let people: Map<Role | "nobody", Person>;
let things: Thing[];

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  people = await peopleOf(served);
  const [secretary, coordinator] = [people.get("secretary"), people.get("coordinator")];
  if (!secretary || !coordinator) throw new Error("the scene lacks people");
  things = [];
  for (const marking of markings) things.push(...(await caseOf(served, secretary, marking, [])));
  things.push(
    ...(await caseOf(served, secretary, markings[1] ?? { label: "confidential", compartments: [] }, ["SE", "JP"])),
  );
  const report = things.find(
    ({ kind, label, compartments }) => kind === "report" && label === "confidential" && compartments.length === 0,
  );
  if (report) await sealedVersion(served, coordinator, report);
});
afterAll(() => served.close());

/** A route that reads one thing: where it is, and which action of the table it is. */
const one: Record<string, { at: (thing: Thing) => string; action: string; of?: string }> = {
  "/api/v1/subjects/{id}": { at: ({ id }) => `/subjects/${id}`, action: "read" },
  "/api/v1/cases/{id}": { at: ({ id }) => `/cases/${id}`, action: "read" },
  "/api/v1/subjects/{id}/acts": { at: ({ id }) => `/subjects/${id}/acts`, action: "read" },
  "/api/v1/acts/{id}": { at: ({ act }) => `/acts/${act}`, action: "read" },
  "/api/v1/acts/{id}/receipt": { at: ({ act }) => `/acts/${act}/receipt`, action: "verify" },
  "/api/v1/reports/{id}/silent": { at: ({ id }) => `/reports/${id}/silent`, action: "read", of: "report" },
  "/api/v1/reports/{id}/versions/{number}": {
    at: ({ id }) => `/reports/${id}/versions/1`,
    action: "export",
    of: "report",
  },
  "/api/v1/reports/{id}/ledger": { at: ({ id }) => `/reports/${id}/ledger?from=1`, action: "compare", of: "report" },
};

/** A route that lists: the ids that its answer names, and which of a thing it names. */
const lists: Record<
  string,
  { at: string; ids: (body: never) => string[]; which: (thing: Thing) => string | undefined }
> = {
  "/api/v1/cases": {
    at: "/cases?limit=200",
    ids: (body: { subjects: { id: string }[] }) => body.subjects.map(({ id }) => id),
    which: ({ kind, id }) => (kind === "case" ? id : undefined),
  },
  "/api/v1/subjects": {
    at: "/subjects?limit=200&order=newest",
    ids: (body: { subjects: { id: string }[] }) => body.subjects.map(({ id }) => id),
    which: ({ id }) => id,
  },
  "/api/v1/search": {
    at: "/search?limit=200&q=matter",
    ids: (body: { found: { subject: string }[] }) => body.found.map(({ subject }) => subject),
    which: ({ kind, id }) => (kind === "matter" ? id : undefined),
  },
  "/api/v1/acts": {
    at: "/acts?limit=200&kind=matter/propose",
    ids: (body: { acts: { id: string }[] }) => body.acts.map(({ id }) => id),
    which: ({ kind, act }) => (kind === "matter" ? act : undefined),
  },
  "/api/v1/deadlines": {
    at: "/deadlines?limit=200",
    ids: (body: { deadlines: { subject: string }[] }) => body.deadlines.map(({ subject }) => subject),
    which: ({ kind, id }) => (kind === "report" ? id : undefined),
  },
  "/api/v1/implementation-reports": {
    at: "/implementation-reports?limit=200&resolution=2397",
    ids: (body: { owed: { subject: string | null }[] }) => subjectsOf(body.owed),
    which: ({ kind, id }) => (kind === "implementation" ? id : undefined),
  },
  "/api/v1/votes": {
    at: "/votes?limit=200",
    ids: (body: { votes: { subject: string | null }[] }) => subjectsOf(body.votes),
    which: ({ kind, id }) => (kind === "vote" ? id : undefined),
  },
  "/api/v1/positions": {
    at: "/positions?limit=200&state=FR&about=draft",
    ids: (body: { positions: { subject: string | null; words: string | null }[] }) =>
      subjectsOf(body.positions.filter(({ words }) => words !== null)),
    which: ({ kind, id }) => (kind === "position" ? id : undefined),
  },
};

/** What lists name of the record; the tables' own rows have no subject. */
const subjectsOf = (rows: { subject: string | null }[]): string[] => rows.flatMap(({ subject }) => subject ?? []);

/** Routes for which one row of the table decides, whatever they are asked about; or that need a session only. */
const plain: Record<string, string> = {
  "GET /api/v1/accounts": "administer accounts",
  "GET /api/v1/access-log": "read access log",
  "GET /metrics": "administer machine",
  "GET /api/v1/register": "read directory",
  "GET /api/v1/session": "session",
  "GET /api/v1/account/sessions": "session",
  "GET /api/v1/account/passkeys": "session",
  "GET /api/v1/account/tokens": "session",
};

/** Under other tests of this folder: what changes something, streams, or is the same for everybody. */
const elsewhere = [
  ...["POST /api/v1/session", "POST /api/v1/session/passkey-options", "POST /api/v1/session/passkey"],
  ...["POST /api/v1/session/appointment", "POST /api/v1/session/step-up", "POST /api/v1/session/step-up/passkey"],
  ...["POST /api/v1/session/step-up/passkey-options", "DELETE /api/v1/session", "DELETE /api/v1/sessions"],
  ...["POST /api/v1/account/password", "POST /api/v1/account/recovery-codes", "POST /api/v1/account/passkeys/options"],
  ...["POST /api/v1/account/passkeys", "DELETE /api/v1/account/passkeys/{id}", "POST /api/v1/account/tokens"],
  ...["DELETE /api/v1/account/tokens/{prefix}", "POST /api/v1/accounts", "POST /api/v1/accounts/{person}/reset"],
  ...["POST /api/v1/accounts/{person}/suspend", "POST /api/v1/accounts/{person}/admit"],
  ...["POST /api/v1/invitations/accept", "POST /api/v1/invitations/confirm"],
  ...["POST /api/v1/acts", "POST /api/v1/documents", "GET /api/v1/documents/{name}", "GET /api/v1/calendar.ics"],
  ...["GET /api/v1/events", "GET /api/v1/disclosed", "GET /api/v1/kinds", "GET /api/v1/rules", "GET /api/v1/health"],
  ...["GET /healthz", "GET /readyz", "GET /api/v1/cases/{id}/export", "POST /api/v1/cases/import"],
];

const about = ({ label, compartments, teams, delegations, owners }: Thing) => ({
  label,
  compartments,
  teams,
  delegations,
  owners,
});

describe("every route, every role, every label", () => {
  it("has a row in these tests for each route of the API's description", async () => {
    const { body } = await served.visitor().get("/openapi.json");
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = [
      ...[...Object.keys(one), ...Object.keys(lists)].map((path) => `GET ${path}`),
      ...Object.keys(plain),
      ...elsewhere,
    ];
    expect(described.sort()).toEqual(known.sort());
  });

  it("shows one thing to whom the table lets read it, and to nobody else that there is such a thing", async () => {
    let [let_in, hidden] = [0, 0];
    for (const [role, { actor, visitor }] of people)
      for (const [route, { at, action, of }] of Object.entries(one)) {
        const missing = await visitor.get(at({ id: randomId(), act: randomId() } as Thing));
        for (const thing of things) {
          const reply = await visitor.get(at(thing));
          const what = `${role} ${route} ${thing.kind} ${thing.label} ${thing.compartments} ${thing.delegations}`;
          if (
            can(actor, action, about(thing)).allowed &&
            (of === undefined || (of === thing.kind && action === "read"))
          ) {
            expect([what, reply.status]).toEqual([what, 200]);
            let_in++;
          } else if (!can(actor, action, about(thing)).allowed) {
            expect([what, shown(reply)]).toEqual([what, shown(missing)]);
            expect(missing.status).toBe(404);
            hidden++;
          }
        }
      }
    expect(let_in).toBeGreaterThan(500);
    expect(hidden).toBeGreaterThan(500);
  });

  it("exports a case to whom the table lets export it", async () => {
    const cases = things.filter(({ kind }) => kind === "case");
    for (const [role, { actor, visitor }] of people) {
      // Whoever may export gets the last case that he may; every refusal is tried.
      const may = cases.filter((thing) => can(actor, "export case", about(thing)).allowed);
      const tried = cases.filter((thing) => !may.includes(thing) || thing === may.at(-1));
      for (const thing of tried) {
        const reply = await visitor.get(`/cases/${thing.id}/export`);
        const sees = can(actor, "read", about(thing)).allowed;
        const wanted = may.includes(thing) ? 200 : sees ? 403 : 404;
        expect([role, thing.label, thing.delegations, reply.status]).toEqual([
          role,
          thing.label,
          thing.delegations,
          wanted,
        ]);
        if (!sees) expect(shown(reply)).toBe(shown(await visitor.get(`/cases/${randomId()}/export`)));
      }
    }
  });

  it("lists what the table lets see, all of it and nothing else", async () => {
    for (const [role, { actor, visitor }] of people)
      for (const [route, { at, ids, which }] of Object.entries(lists)) {
        const reply = await visitor.get(at);
        const may = things
          .filter((thing) => can(actor, "list", about(thing)).allowed)
          .flatMap((thing) => which(thing) ?? []);
        expect([role, route, reply.status, [...ids(reply.body as never)].sort()]).toEqual([
          role,
          route,
          200,
          may.sort(),
        ]);
      }
  });

  it("answers what is for some roles only to these", async () => {
    for (const [role, { actor, visitor }] of people)
      for (const [route, action] of Object.entries(plain)) {
        const path = route.slice(route.indexOf("/"));
        const headers = visitor.cookie === undefined ? {} : { cookie: visitor.cookie };
        const { status } = await fetch(`${served.serving.url}${path}`, { headers });
        const subject = { label: "unclassified", compartments: [] } as const;
        const wanted =
          action === "session" ? (role === "nobody" ? 401 : 200) : can(actor, action, subject).allowed ? 200 : 403;
        expect([role, route, status]).toEqual([role, route, wanted]);
      }
  });

  it("files documents under markings that whoever files may see", async () => {
    for (const [role, { actor, visitor }] of people)
      for (const { label, compartments } of markings) {
        const path = `/documents?label=${encodeURIComponent(label)}&compartments=${compartments.join()}`;
        const { status, body } = await visitor.ask("POST", path, Buffer.from(`A note by ${role}, ${label}.`));
        const may = can(actor, "file document", { label, compartments }).allowed;
        expect([role, label, compartments, may, status]).toEqual([role, label, compartments, may, may ? 201 : status]);
        if (!may) expect([403, 404]).toContain(status);
        if (!may) continue;
        const missing = "0".repeat(64);
        for (const [other, { actor: reader, visitor: by }] of people) {
          const reply = await by.get(`/documents/${body.name}`);
          const reads = can(reader, "read", { label, compartments }).allowed;
          expect([role, other, label, reply.status]).toEqual([role, other, label, reads ? 200 : 404]);
          if (!reads) expect(shown(reply)).toBe(shown(await by.get(`/documents/${missing}`)));
        }
      }
  });
});

const kinds = Object.keys(actBodies) as ActKind[];
const begins = new Set<string>(["case/open", "vote/record", "position/record", "list/import"]);
for (const [kind, { blind }] of Object.entries<Right>(actRights)) if (blind) begins.add(kind);

/** A body in form; the same in each run. */
const bodyOf = (kind: ActKind) => {
  const schema = z.toJSONSchema(actBodies[kind]) as Schema;
  return fc.sample(
    fromSchema(schema).filter((body) => actBodies[kind].safeParse(body).success),
    { numRuns: 1, seed: 5 },
  )[0] as never;
};

describe("every kind of official act, every role, every label", () => {
  it.each(kinds.filter((kind) => kind !== "case/open"))(
    "%s is done by whom the table allows it, and hidden from whom it must be",
    async (kind) => {
      const body = bodyOf(kind);
      const targets = things.filter((thing) => thing.kind === (begins.has(kind) ? "case" : machineOf(kind)));
      for (const [role, by] of people) {
        if (role === "nobody") continue;
        const ask = async (thing: Pick<Thing, "id" | "case">) => {
          const subject = begins.has(kind) ? randomId() : thing.id;
          // A version that there is not: what is allowed ends there, and nothing changes.
          const envelope = envelopeOf(served, by, { kind, case: thing.case, subject, body, expects: 4242 });
          return by.bearer.ask("POST", "/acts", { envelope });
        };
        const missing = await ask({ id: randomId(), case: randomId() });
        const missingInCase = new Map<string, Awaited<ReturnType<typeof ask>>>();
        for (const thing of targets) {
          const reply = await ask(thing);
          const what = [role, kind, thing.label, thing.compartments.join(), thing.delegations.join()];
          const sees = can(by.actor, "read", about(thing)).allowed;
          const verdict = can(by.actor, kind, about(thing));
          expect([...what, reply.status < 500]).toEqual([...what, true]);
          if (verdict.allowed)
            expect([...what, reply.body.code]).toEqual([
              ...what,
              expect.stringMatching(/^(?:act-refused|version-conflict)$/u),
            ]);
          else if (sees) expect([...what, reply.body.code]).toEqual([...what, "not-allowed"]);
          else expect([...what, shown(reply)]).toEqual([...what, shown(missing)]);
          if (begins.has(kind)) continue;
          missingInCase.set(
            thing.case,
            missingInCase.get(thing.case) ?? (await ask({ id: randomId(), case: thing.case })),
          );
          expect([...what, shown(missingInCase.get(thing.case) as never)]).toEqual([...what, shown(missing)]);
        }
      }
    },
  );
});

/** What kind of subject acts of a kind are on. */
function machineOf(kind: string): string {
  const machine = kind.slice(0, kind.indexOf("/"));
  if (machine === "label" || machine === "act") return "case";
  return things.some((thing) => thing.kind === machine) ? machine : "case";
}
