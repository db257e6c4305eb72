import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Visitor } from "../institution/served.ts";
import {
  bearerOf,
  compared,
  envelopeOf,
  type Marking,
  open,
  type Person,
  performed,
  Served,
  shown,
  toldUntil,
} from "./scene.ts";

/** Two institutions with the same acts, but for approaches in the first one, where the second has heartbeats in their place. */
interface World {
  served: Served;
  expert: Person;
  secretary: Person;
  member: Person;
  readers: [string, Visitor][];
  report: string;
  file: string;
  /** Acts by which approaches were recorded. */
  approaches: string[];
  /** What was to be delivered to others. */
  outbox: string;
}
let worlds: [World, World];

const high: Marking = { label: "strictly confidential", compartments: [] };
const words = "Vermilion words in a corridor";

beforeAll(async () => {
  worlds = [await worldOf(true), await worldOf(false)];
});
afterAll(async () => {
  for (const { served } of worlds ?? []) await served.close();
});

async function worldOf(approached: boolean): Promise<World> {
  const served = await Served.open("2018-08-01T12:00:00Z");
  let drawn = 0;
  const draw = () => `0a${String(drawn++).padStart(30, "0")}`;
  const person = async (
    name: string,
    role: "expert" | "secretary" | "member" | "coordinator" | "chair" | "auditor",
    of: string | null = null,
  ) => {
    const one = await served.somebody(name, role, of);
    return { ...one, bearer: await bearerOf(served, one.visitor, ["read", "act", "export"]) };
  };
  const secretary = await person("secretary", "secretary");
  const expert = await person("expert", "expert");
  const member = await person("m-fr", "member", "FR");
  const others = [secretary, await person("expert-2", "expert"), await person("coordinator", "coordinator"), member];
  const low = await served.cast.player("low", "member", "SE", "committee", { label: "unclassified", compartments: [] });
  const readers: [string, Visitor][] = [
    ["nobody", served.visitor()],
    ["low", await bearerOf(served, (await served.signedIn(low.actor.id)).visitor, ["read", "act"])],
  ];
  for (const one of others) readers.push([one.actor.id, one.bearer]);
  const [file, report] = [draw(), draw()];
  const on = { case: file, subject: report };
  const act = (by: Person, said: { kind: string; case: string; subject?: string; body?: unknown }) =>
    performed(served, by, { ...said, id: draw() } as never);
  await act(secretary, {
    kind: "case/open",
    case: file,
    body: { title: "A case", teams: ["committee"], delegations: [] },
  });
  const begun = { title: "Report", experts: ["expert", "expert-2"], mandateEnds: "2018-08-08T20:00:00Z" };
  await act(secretary, { ...on, kind: "report/begin", body: begun });
  const approaches: string[] = [];
  const approach = async (marking: Marking, passage: string): Promise<void> => {
    const [act, id] = [draw(), draw()];
    const body = { id, approachedBy: "SE", when: "2018-08", passage, channel: "a corridor", words };
    if (approached) {
      await performed(served, expert, { ...on, kind: "report/record-approach", body, id: act }, marking);
      approaches.push(act);
    } else {
      served.cast.time.now += 1000;
      await served.cast.institution.store.transact((to) => to.heartbeats(1, served.cast.time.now));
    }
  };
  await approach(open, "12");
  await act(secretary, {
    kind: "matter/propose",
    case: file,
    subject: draw(),
    body: { matterKind: "other", title: "Matter" },
  });
  await approach(high, "13");
  await act(expert, { ...on, kind: "report/name-party", body: { party: "Halmeri (invented)", finding: "12" } });
  // After its mandate nobody has looked at the report yet: an approach must not be what writes down that it has ended.
  served.cast.time.now = Date.parse("2018-08-12T12:00:00Z");
  await approach(open, "14");
  const items = await served.cast.institution.store.transact((to) =>
    to.take({ now: served.cast.time.now + 1e9, until: served.cast.time.now + 2e9, limit: 200 }),
  );
  await served.app.log.catchUp();
  return {
    served,
    expert,
    secretary,
    member,
    readers,
    report,
    file,
    approaches,
    outbox: compared(JSON.stringify(items)),
  };
}

const plain = { "accept-encoding": "identity" };

/** Tags are part of what is compared, and so are times, versions, places and sizes. */
async function expectAlike(paths: (world: World) => string[]): Promise<void> {
  const [one, two] = worlds;
  for (const [index, [who, reader]] of one.readers.entries()) {
    const like = two.readers[index]?.[1];
    if (!like) throw new Error("a reader lacks his like");
    const others = paths(two);
    for (const [at, path] of paths(one).entries()) {
      const [first, second] = [await reader.get(path, plain), await like.get(others[at] ?? "", plain)];
      expect([who, path, first.status < 400 || path === "/access-log"]).toEqual([who, path, true]);
      expect([who, path, compared(shown(first))]).toEqual([who, path, compared(shown(second))]);
    }
  }
}

describe("an approach that is not disclosed", () => {
  it("shows to nobody but its expert: in no object, tag, list, order, page, deadline, calendar, search or count", async () => {
    await expectAlike(({ report, file }) => [
      ...[
        `/subjects/${report}`,
        `/subjects/${report}/acts`,
        `/subjects/${report}/acts?limit=1`,
        `/reports/${report}/silent`,
      ],
      ...["/subjects", "/subjects?order=newest", "/subjects?order=newest&limit=1", "/subjects?kind=report", "/cases"],
      ...[
        "/acts",
        "/acts?limit=1",
        "/acts?limit=2&after=10",
        "/acts?kind=report/record-approach",
        "/acts?actor=expert",
      ],
      ...["/search?q=vermilion", "/search?q=report", "/search?q=corridor&limit=1", "/disclosed", "/calendar.ics"],
      ...["/deadlines", "/deadlines?from=2018-08-01T00:00:00Z", `/deadlines?case=${file}`, "/access-log"],
    ]);
    const [world] = worlds;
    const own = await world.expert.bearer.get(`/subjects/${world.report}`);
    expect(own.body.state.approaches).toHaveLength(3);
    expect(own.body.version).toBe(2);
    expect(own.headers.get("etag")).not.toBe(
      (await world.secretary.bearer.get(`/subjects/${world.report}`)).headers.get("etag"),
    );
  });

  it("is answered, asked for by its own name, as what never was", async () => {
    const [{ readers, approaches, file }] = worlds;
    const ways = ["/acts/ID", "/acts/ID/receipt", "/subjects/ID", "/acts?subject=ID", "/documents/ID"];
    for (const [who, reader] of readers)
      for (const id of approaches)
        for (const way of ways) {
          const [reply, never] = [
            await reader.get(way.replace("ID", id)),
            await reader.get(way.replace("ID", "0b".repeat(16))),
          ];
          expect([who, way, shown(reply)]).toEqual([who, way, shown(never)]);
        }
    expect(file).toMatch(/^0a/u);
  });

  it("reaches nobody by notification", () => {
    const [one, two] = worlds;
    expect(one.outbox).toBe(two.outbox);
    expect(one.outbox).toContain("report/name-party");
  });

  it("reaches nobody by events, neither those that were missed nor those that come", async () => {
    const heard = await Promise.all(
      worlds.map(async (world, index) => {
        const { served, secretary, expert } = world;
        const on = { case: world.file, subject: world.report };
        const seenOutside = async (id: string): Promise<bigint> => {
          const body = { where: "A newspaper", when: "2018-08-04" };
          return (await performed(served, secretary, { ...on, kind: "report/seen-outside", body, id })).sequence;
        };
        const { token } = secretary.bearer;
        const last = await seenOutside("0d".repeat(16));
        const missed = [
          await toldUntil(served, { last: "0" }, async () => last),
          await toldUntil(served, { last: "0", token }, async () => last),
        ];
        const coming = await toldUntil(served, { token }, async () => {
          const [id, approachedBy, when, channel] = ["0c".repeat(16), "SE", "2018", "telephone"];
          const body = { id, approachedBy, when, passage: "15", channel, words };
          if (index === 0) await performed(served, expert, { ...on, kind: "report/record-approach", body });
          else {
            served.cast.time.now += 1000;
            await served.cast.institution.store.transact((to) => to.heartbeats(1, served.cast.time.now));
          }
          return seenOutside("0a".repeat(16));
        });
        return compared([...missed, coming].join("\n---\n"));
      }),
    );
    expect(heard[0]).toBe(heard[1]);
    expect(heard[0]).toContain("event: changed");
  });

  it("stands in nobody's way who writes: by the version that he saw, by his keys, by what he is refused", async () => {
    const answers = await Promise.all(
      worlds.map(async ({ served, secretary, report, file }) => {
        const seen = (await secretary.bearer.get(`/subjects/${report}`)).body.version as number;
        const said = (id: string, expects: number) => ({
          ...{ kind: "report/seen-outside", case: file, subject: report, id, expects },
          body: { where: "A newspaper", when: "2018-08-05" },
        });
        const hand = (id: string, expects: number, key: string) =>
          secretary.bearer.ask(
            "POST",
            "/acts",
            { envelope: envelopeOf(served, secretary, said(id, expects)) },
            { "idempotency-key": key },
          );
        const replies = [
          await hand("0a".repeat(15).concat("b1"), seen, "key-number-one"),
          await hand("0a".repeat(15).concat("b2"), seen, "key-number-two"),
          await hand("0a".repeat(15).concat("b3"), seen + 1, "key-number-one"),
          await hand("0a".repeat(15).concat("b4"), seen + 1, "key-number-three"),
        ];
        expect(replies.map(({ status }) => status)).toEqual([201, 409, 422, 201]);
        return compared(replies.map(({ status, text }) => `${status} ${text}`).join("\n"));
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it("counts as a change once it is disclosed", async () => {
    const [{ served, expert, secretary, report, file, approaches }] = worlds;
    const before = (await secretary.bearer.get(`/subjects/${report}`)).body;
    const own = (await expert.bearer.get(`/subjects/${report}`)).body.state.approaches[0].id as string;
    await performed(served, expert, {
      kind: "report/disclose-approach",
      case: file,
      subject: report,
      body: { approach: own },
    });
    const after = (await secretary.bearer.get(`/subjects/${report}`)).body;
    expect([after.version, after.state.approaches.length]).toEqual([before.version + 1, 1]);
    expect((await secretary.bearer.get(`/acts/${approaches[0]}`)).text).toContain(words);
    expect((await secretary.bearer.get(`/acts/${approaches[1]}`)).status).toBe(404);
  });
});
