import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAct } from "#acts";
import { everything } from "#service";
import { randomId, type Said } from "./cast.ts";
import { Served } from "./served.ts";

type Somebody = Awaited<ReturnType<Served["somebody"]>>;

let served: Served;
let people: Record<"secretary" | "coordinator" | "sweden" | "finland" | "contributor", Somebody>;
const file = randomId();

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  people = {
    secretary: await served.somebody("secretary", "secretary"),
    coordinator: await served.somebody("coordinator", "coordinator"),
    sweden: await served.somebody("s-se", "state", "SE", null),
    finland: await served.somebody("s-fi", "state", "FI", null),
    contributor: await served.somebody("contributor", "contributor", null, null),
  };
  const body = { title: "A case", teams: ["committee"], delegations: ["SE", "FI"] };
  await does(people.secretary, { kind: "case/open", case: file, body }, "unclassified");
});
afterAll(() => served.close());

async function fresh(by: Somebody): Promise<void> {
  expect((await by.visitor.ask("POST", "/session/step-up", { code: by.code() })).status).toBe(200);
}

async function does(by: Somebody, said: Said, label: "unclassified" | "confidential" = "confidential") {
  await fresh(by);
  const act = { ...served.cast.act(by, said), label };
  const reply = await by.visitor.ask("POST", "/acts", { envelope: signAct(act, by.signer) });
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  return reply.body as { sequence: string };
}

async function files(by: Somebody, content: string): Promise<string> {
  const reply = await by.visitor.ask("POST", "/documents", Buffer.from(content), { "content-type": "text/plain" });
  expect(reply.status).toBe(201);
  return reply.body.name as string;
}

const reads = async ({ visitor }: Somebody, name: string, subject?: string) => {
  const reply = await visitor.get(`/documents/${name}${subject === undefined ? "" : `?subject=${subject}`}`);
  return [reply.status, reply.text];
};

/** A request for information that the panel sends to a state, with a document. */
async function asks(state: string, document: string): Promise<string> {
  const subject = randomId();
  const on = { case: file, subject };
  await does(people.coordinator, { ...on, kind: "request/begin", body: { to: state, title: `To ${state}` } });
  await does(people.coordinator, { ...on, kind: "request/clear", body: { document } });
  await does(people.secretary, { ...on, kind: "request/send", body: { document, due: "2018-10-01" } });
  return subject;
}

const contributes = async (by: Somebody, document: string, label: "unclassified" | "confidential" = "confidential") => {
  const subject = randomId();
  const body = { title: "What we know", document, note: "" };
  return { subject, ...(await does(by, { kind: "evidence/contribute", case: file, subject, body }, label)) };
};

describe("a confidential document", () => {
  it("is read through a subject by whom that concerns, and by nobody else", async () => {
    const { coordinator, sweden, finland } = people;
    const document = await files(coordinator, "What the panel asks of Sweden");
    const subject = await asks("SE", document);
    expect(await reads(sweden, document, subject)).toEqual([200, "What the panel asks of Sweden"]);
    const missing = await reads(sweden, "0".repeat(64), subject);
    expect(await reads(sweden, document)).toEqual(missing);
    expect(await reads(finland, document, subject)).toEqual(await reads(finland, document, randomId()));
    expect(await reads(finland, document)).toEqual(missing);
  });

  it("is read through no subject of one's own by who only knows its name, whatever act repeats that", async () => {
    const { coordinator, sweden, finland, contributor } = people;
    const document = await files(coordinator, "What the panel asks of Sweden alone");
    const subject = await asks("SE", document);
    for (const thief of [finland, contributor])
      for (const label of ["confidential", "unclassified"] as const) {
        const [own, none] = [
          await contributes(thief, document, label),
          await contributes(thief, "0".repeat(64), label),
        ];
        const [stolen, missing] = [
          await reads(thief, document, own.subject),
          await reads(thief, "0".repeat(64), none.subject),
        ];
        expect([stolen[0], stolen]).toEqual([404, missing]);
      }
    const foreign = await asks("FI", await files(coordinator, "Another document"));
    const reply = { answer: "full", document };
    await does(finland, { kind: "request/reply", case: file, subject: foreign, body: reply });
    expect((await reads(finland, document, foreign))[0]).toBe(404);
    expect((await reads(sweden, document, subject))[0]).toBe(200);
    const holders = await served.cast.institution.store.read((reader) => reader.holdings(document, everything));
    expect(new Set(holders.map((one) => one.subject))).toEqual(new Set([subject]));
  });

  it("that is named before it is filed, or that nobody filed, leaves no trace that tells the two apart", async () => {
    const { coordinator, contributor } = people;
    const hidden = await files(coordinator, "Known by its name");
    const begun = await served.cast.institution.store.feed.count();
    const known = await contributes(contributor, hidden);
    const unknown = await contributes(contributor, "1".repeat(64));
    expect([BigInt(known.sequence), BigInt(unknown.sequence)]).toEqual([begun, begun + 1n]);
  });

  it("is its bringer's to read, and his to show to whom his subject concerns", async () => {
    const { sweden, secretary, finland, contributor } = people;
    const document = await files(sweden, "Sweden's own papers");
    expect((await reads(sweden, document))[0]).toBe(404);
    const { subject } = await contributes(sweden, document);
    expect(await reads(sweden, document, subject)).toEqual([200, "Sweden's own papers"]);
    expect((await reads(secretary, document))[0]).toBe(200);
    for (const other of [finland, contributor]) expect((await reads(other, document, subject))[0]).toBe(404);
  });
});
