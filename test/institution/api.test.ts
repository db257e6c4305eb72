import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId } from "./cast.ts";
import { Served } from "./served.ts";

let served: Served;
type Somebody = Awaited<ReturnType<Served["somebody"]>>;
let [secretary, france, coordinator] = [] as unknown as [Somebody, Somebody, Somebody];
const file = randomId();

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  secretary = await served.somebody("secretary", "secretary");
  france = await served.somebody("m-fr", "member", "FR");
  coordinator = await served.somebody("coordinator", "coordinator");
  const body = { title: "Midterm report", teams: ["committee"], delegations: [] };
  const opened = await served.hands(secretary, { kind: "case/open", case: file, body });
  expect([opened.status, opened.text]).toEqual([201, opened.text]);
}, 60_000);
afterAll(() => served.close());

const proposed = async (title: string, by = france) => {
  const subject = randomId();
  const body = { matterKind: "other", title };
  const reply = await served.hands(by, { kind: "matter/propose", case: file, subject, body });
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  return { subject, act: reply.body.act as string };
};

describe("official acts by the API", () => {
  it("are done once, found again, and proved by a receipt", async () => {
    const { subject, act } = await proposed("Whether to meet");
    const anybody = served.visitor();
    const read = await anybody.get(`/subjects/${subject}`);
    expect(read.body).toMatchObject({ id: subject, kind: "matter", title: "Whether to meet", version: 1 });
    const tag = read.headers.get("etag") ?? "";
    expect((await anybody.get(`/subjects/${subject}`, { "if-none-match": tag })).status).toBe(304);
    const acts = await anybody.get(`/subjects/${subject}/acts`);
    expect(acts.body.acts.map(({ id }: { id: string }) => id)).toEqual([act]);
    const receipt = await anybody.get(`/acts/${act}/receipt`);
    expect([receipt.status, receipt.text.length > 200]).toEqual([200, true]);
    const found = await anybody.get("/search?q=whether");
    expect(found.body.found).toMatchObject([{ subject, title: "Whether to meet" }]);
    const checkpoint = await anybody.get(`${served.serving.url}/log/checkpoint`.slice(served.serving.url.length));
    void checkpoint;
  });
});
