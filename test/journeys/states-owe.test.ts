import { afterAll, beforeAll, expect, it } from "vitest";
import { membersOn } from "#measures";
import { envelopeOf } from "../attack-api/scene.ts";
import { randomId, type Said } from "../institution/cast.ts";
import { type Somebody, Stage } from "./stage.ts";

let stage: Stage;
let people: Record<"secretary" | "chair" | "us" | "ru" | "se" | "reader", Somebody>;
let file: string;

beforeAll(async () => {
  stage = await Stage.open("2018-09-13T13:00:00Z");
  people = {
    secretary: await stage.person("secretary", "secretary"),
    chair: await stage.person("chair", "chair"),
    us: await stage.person("m-us", "member", "US"),
    ru: await stage.person("m-ru", "member", "RU"),
    se: await stage.person("s-se", "state", "SE", null),
    reader: await stage.person("reader", "reader", null, null),
  };
  file = await stage.case(people.secretary, "The Council", ["SE"]);
});
afterAll(() => stage.close());

const get = async (by: Somebody, path: string) => {
  await stage.signIn(by);
  const { status, body } = await by.visitor.get(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};
/** Does what only they see who may see what is confidential. */
const hides = async (by: Somebody, said: Said) => {
  await stage.signIn(by);
  const envelope = envelopeOf(stage.served, by, said, { label: "confidential", compartments: [] });
  const { status, text } = await by.visitor.ask("POST", "/acts", { envelope });
  expect([said.kind, status, text]).toEqual([said.kind, 201, text]);
};
const reports = (state: string, resolution: string, received: string) => ({
  ...{ case: file, subject: randomId(), kind: "implementation/report" },
  body: { state, resolution, document: "i".repeat(43), received },
});

it("what each state owes is told by a day, as far as its report may be seen", async () => {
  const { secretary, se, reader } = people;
  const all = async (by: Somebody, query: string) => {
    const rows: unknown[] = [];
    for (let after = ""; ; ) {
      const { owed, next } = await get(by, `/implementation-reports?limit=200${query}${after}`);
      rows.push(...owed);
      if (next === null) return rows;
      after = `&after=${next}`;
    }
  };
  const nobodyYet = await all(reader, "");
  expect(nobodyYet).toHaveLength(192 * 8 + 6);
  const inTime = reports("SE", "S/RES/2397 (2017)", "2018-03-22");
  await stage.does(se, inTime);
  const late = reports("SE", "2375", "2017-12-13");
  await stage.does(secretary, late);
  const hidden = reports("FR", "2397", "2018-03-01");
  await hides(secretary, hidden);
  await stage.does(secretary, reports("FR", "2397", "2018-04-01"));
  await hides(secretary, reports("VA", "2397", "2018-02-01"));

  const sweden = await get(reader, "/implementation-reports?state=SE");
  expect(sweden).toMatchObject({ asOf: "2018-09-13", next: null });
  expect(sweden.owed.slice(-3)).toEqual([
    expect.objectContaining({ resolution: 2371, due: "2017-11-03", standing: "overdue", daysLate: 314, subject: null }),
    expect.objectContaining({ resolution: 2375, standing: "late", daysLate: 3, subject: late.subject }),
    expect.objectContaining({ resolution: 2397, received: "2018-03-22", standing: "in time", case: file }),
  ]);
  const on = (day: string) => get(reader, `/implementation-reports?state=SE&resolution=2397&asOf=${day}`);
  expect((await on("2018-03-21")).owed).toMatchObject([{ standing: "outstanding", daysLate: 0, received: null }]);
  expect((await on("2017-12-21")).owed).toEqual([]);
  expect(await all(reader, "&standing=late")).toMatchObject([{ state: "FR" }, { state: "SE" }]);

  const france = (by: Somebody) => get(by, "/implementation-reports?state=FR&resolution=2397");
  expect((await france(secretary)).owed).toMatchObject([{ standing: "in time", subject: hidden.subject }]);
  expect((await france(reader)).owed).toMatchObject([{ standing: "late", daysLate: 10 }]);
  expect(await all(secretary, "&state=VA")).toMatchObject([{ resolution: 2397 }]);
  expect(await all(reader, "&state=VA")).toEqual([]);
  // With what is hidden left out there is nothing of it anywhere: neither a row, nor an id, nor another page.
  const seen = await all(reader, "");
  expect(seen).toHaveLength(nobodyYet.length);
  expect(JSON.stringify(seen)).not.toContain(hidden.subject);

  await stage.signIn(reader);
  for (const bad of ["asOf=yesterday", "asOf=2018-02-30", "resolution=x", "after=bm9uZQ", "standing=missing"]) {
    const { status } = await reader.visitor.get(`/implementation-reports?${bad}`);
    expect([bad, status]).toEqual([bad, 400]);
  }
});

it("votes of the fifteen and a state's positions over time are told, the tables' and those on record that may be seen", async () => {
  const { chair, us, ru, reader } = people;
  const on = "2017-12-22";
  const votes = Object.fromEntries((membersOn(on) ?? []).map((member) => [member, "for"]));
  const cast = (resolution: string) => ({
    ...{ case: file, subject: randomId(), kind: "vote/record", body: { resolution, on, votes } },
  });
  const vote = cast("S/RES/2397 (2017)");
  await stage.does(chair, vote);
  const hidden = cast("resolution 2397");
  await hides(chair, hidden);
  const says = (of: string, day: string, about?: string) => ({
    ...{ case: file, subject: randomId(), kind: "position/record" },
    body: { of, on: day, words: `${of} on ${day}.`, source: "a statement", ...(about !== undefined && { about }) },
  });
  const explained = says("US", on, "2397");
  await stage.does(us, explained);
  await stage.does(ru, says("RU", "2018-09-12", "S/RES/2397"));
  await stage.does(ru, says("RU", "2018-09-11"));
  await hides(chair, says("RU", "2018-09-10", "2397"));

  const { votes: seen } = await get(reader, "/votes?about=2397");
  expect(seen).toEqual([
    expect.objectContaining({ subject: vote.subject, known: "recorded", adopted: true, positions: votes }),
  ]);
  expect(seen[0].explanations).toMatchObject([{ state: "US", subject: explained.subject }]);
  expect((await get(chair, "/votes?about=2397")).votes).toHaveLength(2);
  const first = await get(reader, "/votes?limit=5");
  const rest = await get(reader, `/votes?after=${first.next}`);
  expect([...first.votes, ...rest.votes].map(({ day }) => day)).toHaveLength(12);
  expect(rest).toMatchObject({ next: null });
  expect(rest.votes.at(-1)).toMatchObject({ about: expect.stringContaining("Panel"), adopted: false, subject: null });

  const { positions } = await get(reader, "/positions?state=RU&about=S/RES/2397");
  expect(positions).toMatchObject([
    { day: on, position: "for", words: null, subject: vote.subject },
    { day: "2018-09-12", position: null, words: "RU on 2018-09-12." },
  ]);
  expect((await get(chair, "/positions?state=RU&about=2397")).positions).toHaveLength(4);
  const whole = (await get(reader, "/positions?state=RU")).positions.map(({ day }: { day: string }) => day);
  expect(whole).toEqual([...whole].sort());
  expect(whole).toContain("2018-09-11");
  expect(whole).not.toContain("2018-09-10");
});
