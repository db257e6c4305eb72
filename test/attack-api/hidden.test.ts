import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toHex } from "#record";
import { randomId } from "../institution/cast.ts";
import type { Visitor } from "../institution/served.ts";
import { type Cluster, postgresFolder, startPostgres } from "../postgres.ts";
import {
  bearerOf,
  caseOf,
  compared,
  envelopeOf,
  markings,
  open,
  type Person,
  performed,
  Served,
  shown,
  type Thing,
  toldUntil,
} from "./scene.ts";

/** Two institutions with the same open acts: one with confidential ones between them, one with heartbeats in their place. */
interface World {
  served: Served;
  secretary: Person;
  readers: [string, Visitor][];
  things: Thing[];
  hidden: Thing[];
}

async function worldOf(confidential: boolean, database?: string): Promise<World> {
  const served = await Served.open("2018-08-01T12:00:00Z", { database });
  const someone = await served.somebody("secretary", "secretary");
  const secretary: Person = { ...someone, bearer: await bearerOf(served, someone.visitor, ["read", "act"]) };
  const low = { label: "unclassified", compartments: [] } as const;
  const state = await served.cast.player("state", "state", "SE", null, { label: "confidential", compartments: [] });
  const member = await served.cast.player("member", "member", "FR", "committee", low);
  const readers: [string, Visitor][] = [["nobody", served.visitor()]];
  for (const player of [state, member])
    readers.push([player.actor.role, (await served.signedIn(player.actor.id)).visitor]);
  const [things, hidden]: [Thing[], Thing[]] = [[], []];
  const drawn = { open: 0, hidden: 0 };
  const draw = (kind: keyof typeof drawn) => () =>
    `${kind === "open" ? "0" : "f"}${String((drawn[kind]++ * 7919) % 10_000).padStart(31, "a")}`;
  const { store } = served.cast.institution;
  for (const marking of [...markings, open, ...markings.slice(1)]) {
    if (marking.label === "unclassified") things.push(...(await caseOf(served, secretary, marking, [], draw("open"))));
    else if (confidential) hidden.push(...(await caseOf(served, secretary, marking, [], draw("hidden"))));
    else {
      // What the public log shows, its size and its times, is the same.
      for (let act = 0; act < 7; act++) {
        served.cast.time.now += 1000;
        await store.transact((transactor) => transactor.heartbeats(1, served.cast.time.now));
      }
    }
  }
  await served.app.log.catchUp();
  return {
    served,
    secretary,
    readers,
    things,
    hidden,
  };
}

/** Packed, what is drawn at random has other lengths. */
const plain = { "accept-encoding": "identity" };
const routes = [
  ...[
    "/cases",
    "/cases?order=newest",
    "/cases?limit=1",
    "/subjects",
    "/subjects?order=newest",
    "/subjects?order=newest&limit=2",
  ],
  ...[
    "/subjects?kind=matter",
    "/subjects?kind=report&limit=1",
    "/acts",
    "/acts?limit=1",
    "/acts?limit=3&after=20",
    "/acts?kind=report/begin",
  ],
  ...[
    "/acts?actor=secretary",
    "/search?q=matter",
    "/search?q=case&limit=1",
    "/search?q=confidential",
    "/search?q=illustration",
    "/deadlines",
  ],
  ...[
    "/deadlines?limit=1",
    "/deadlines?from=2018-08-01T00:00:00Z",
    "/calendar.ics",
    "/implementation-reports?limit=200&resolution=2397",
    "/implementation-reports?limit=1",
    "/votes",
    "/votes?about=draft&limit=1",
    "/positions?state=FR",
    "/positions?state=FR&about=draft&limit=1",
    "/disclosed",
    "/register",
    "/kinds",
    "/rules",
  ],
  ...["/access-log", "/accounts", "/session", "/account/tokens", `/documents/${"0".repeat(64)}`],
];

/** The same of either engine. */
function alike(database: () => Promise<string | undefined>): void {
  let worlds: [World, World];
  beforeAll(async () => {
    worlds = [await worldOf(true, await database()), await worldOf(false, await database())];
  });
  afterAll(async () => {
    for (const { served } of worlds ?? []) await served.close();
  });

  it("answer a reader of low clearance alike on every list, page, search, deadline, calendar and error", async () => {
    const [full, bare] = worlds;
    expect([full.hidden.length, bare.hidden.length]).toEqual([42, 0]);
    for (const [index, [role, reader]] of full.readers.entries()) {
      const other = bare.readers[index]?.[1];
      if (!other) throw new Error("a reader lacks his like");
      for (const route of routes) {
        const [one, two] = [await reader.get(route, plain), await other.get(route, plain)];
        expect([role, route, compared(shown(one))]).toEqual([role, route, compared(shown(two))]);
      }
    }
  });

  it("show what is open with the same tags, and take or refuse the same acts on it in the same words", async () => {
    const [full, bare] = worlds;
    for (const [index, [role, reader]] of full.readers.entries()) {
      const other = bare.readers[index]?.[1];
      if (!other) throw new Error("a reader lacks his like");
      for (const [at, { id, kind }] of full.things.entries()) {
        const like = bare.things[at]?.id ?? "";
        const ways = [
          "/subjects/ID",
          "/subjects/ID/acts",
          "/acts?subject=ID&limit=1",
          "/cases/ID/export",
          "/reports/ID/silent",
        ];
        for (const way of ways) {
          const [one, two] = [
            await reader.get(way.replace("ID", id), plain),
            await other.get(way.replace("ID", like), plain),
          ];
          // An export holds the public log, with all that it shows.
          const answer = (reply: typeof one) =>
            reply.status === 200 && /export/u.test(way) ? "" : compared(shown(reply));
          expect([role, kind, way, one.status, answer(one)]).toEqual([role, kind, way, two.status, answer(two)]);
          if (way === "/subjects/ID") expect(one.headers.get("etag")).toMatch(/^W\/"1-/u);
        }
      }
    }
    const written = await Promise.all(
      worlds.map(async (world) => {
        const { served, things } = world;
        const writer = world.secretary;
        const answers: string[] = [];
        for (const [at, { id, kind, case: file }] of things.entries()) {
          if (kind !== "meeting") continue;
          for (const [nth, expects] of [7, 1, 1, 2, null].entries()) {
            const said = {
              kind: "meeting/invite",
              case: file,
              subject: id,
              expects,
              id: `0a${at}e${nth}`.padEnd(32, "0"),
            };
            const envelope = envelopeOf(served, writer, { ...said, body: { name: "A briefer", office: "An office" } });
            const key = { "idempotency-key": `key-${at}-${Math.min(nth, 3)}` };
            const { status, text } = await writer.bearer.ask("POST", "/acts", { envelope }, key);
            answers.push(`${status} ${compared(text)}`);
          }
        }
        return answers;
      }),
    );
    expect(written[0]).toEqual(written[1]);
    expect(new Set(written[0]?.map((one) => one.slice(0, 3)))).toEqual(new Set(["201", "409", "422"]));
  });

  it("give the same pages to their ends", async () => {
    for (const order of ["id", "newest"]) {
      const ends = await Promise.all(
        worlds.map(async (world) => {
          const sizes: number[] = [];
          for (let after: string | null = ""; after !== null; ) {
            const page = await world.served
              .visitor()
              .get(`/subjects?limit=3&order=${order}${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`);
            sizes.push(page.body.subjects.length);
            after = page.body.next as string | null;
          }
          return sizes;
        }),
      );
      expect(ends[0]).toEqual(ends[1]);
    }
  });

  it("tell nobody by the length or shape of a receipt, nor by its events, that something is between", async () => {
    const [full, bare] = worlds;
    for (const [index, { act }] of full.things.entries()) {
      const other = bare.things[index]?.act;
      const [one, two] = [
        await full.served.visitor().get(`/acts/${act}/receipt`),
        await bare.served.visitor().get(`/acts/${other}/receipt`),
      ];
      expect([one.status, one.text.split("\n").length]).toEqual([two.status, two.text.split("\n").length]);
    }
    const told = await Promise.all(worlds.map(async (world) => compared(await missedOf(world))));
    expect(told[0]).toBe(told[1]);
    expect(told[0]).toContain("event: changed");
  });

  it("answer what is hidden, by whatever way it is asked for, as what never was", async () => {
    const [full] = worlds;
    const ways = [
      "/subjects/ID",
      "/cases/ID",
      "/subjects/ID/acts",
      "/acts/ID",
      "/acts/ID/receipt",
      "/reports/ID/silent",
      "/reports/ID/versions/1",
      "/reports/ID/ledger?from=1",
      "/subjects?case=ID",
      "/acts?case=ID",
      "/acts?subject=ID",
      "/search?q=case&case=ID",
      "/deadlines?case=ID",
      "/calendar.ics?case=ID",
      "/disclosed?case=ID",
    ];
    for (const [role, reader] of full.readers)
      for (const way of ways) {
        const never = await reader.get(way.replace("ID", randomId()));
        for (const { id, act } of full.hidden.slice(0, 12))
          for (const known of [id, act]) {
            const reply = await reader.get(way.replace("ID", known));
            expect([role, way, shown(reply)]).toEqual([role, way, shown(never)]);
          }
      }
  });

  it("tell nothing to whoever makes his own cursors", async () => {
    const [full] = worlds;
    const cursors = [
      "",
      "x",
      "0",
      "-1",
      toHex(new Uint8Array(40)),
      "e30",
      Buffer.from('{"id":"ffffffffffffffffffffffffffffffff"}').toString("base64url"),
      "\u{1F600}",
      "9".repeat(1999),
    ];
    for (const route of ["/subjects?order=newest", "/subjects?order=id", "/search?q=case"])
      for (const cursor of [...cursors, ...full.hidden.map(({ id }) => id)]) {
        const reply = await full.served.visitor().get(`${route}&after=${encodeURIComponent(cursor)}`);
        expect([cursor, reply.status < 500]).toEqual([cursor, true]);
        for (const { id } of full.hidden) if (id !== cursor) expect(reply.text).not.toContain(id);
      }
  });
}

describe("a database with confidential rows, and one without", () => {
  alike(async () => undefined);
});

describe.skipIf(postgresFolder === null)(
  "a database with confidential rows, and one without, on PostgreSQL (needs the server)",
  () => {
    let cluster: Cluster | undefined;
    beforeAll(async () => {
      cluster = await startPostgres();
    });
    afterAll(() => cluster?.stop());
    alike(async () => cluster?.database());
  },
);

/** What a stranger who comes back is told of, up to a case that is opened for all to see. */
function missedOf({ served, secretary }: World): Promise<string> {
  return toldUntil(served, { last: "0" }, async () => {
    const body = { title: "The last", teams: ["committee"], delegations: [] };
    const said = { kind: "case/open", case: "0b".repeat(16), id: "0c".repeat(16), body };
    return (await performed(served, secretary, said)).sequence;
  });
}
