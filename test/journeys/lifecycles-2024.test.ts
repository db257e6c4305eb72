import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId } from "../institution/cast.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
let people: Awaited<ReturnType<typeof appointed>>;
const name = "Brenholt (invented)";

beforeAll(async () => {
  stage = await Stage.open("2024-06-24T13:00:00Z");
  people = await appointed();
});
afterAll(() => stage.close());

async function appointed() {
  return {
    secretary: await stage.person("secretary", "secretary"),
    chair: await stage.person("chair", "chair"),
    us: await stage.person("m-us", "member", "US"),
    fr: await stage.person("m-fr", "member", "FR"),
    se: await stage.person("s-se", "state", "SE", null),
    focal: await stage.person("focal-point", "focal point"),
    petitioner: await stage.person("petitioner", "petitioner", name, null),
  };
}

/** A party on the list. */
async function listed(file: string) {
  const { us, chair, secretary } = people;
  const on = { case: file, subject: randomId() };
  const document = on.subject.padEnd(43, "p");
  await stage.does(us, { ...on, kind: "listing/propose", body: { party: name, basis: "paragraph 5", document } });
  const proposal = await stage.decides(secretary, file, "designation", document);
  await stage.does(chair, { ...on, kind: "listing/list", body: { proposal } });
  return on;
}

const petition = (on: { case: string; subject: string }, through: string, petitioner = name) => ({
  ...{ ...on, kind: "listing/petition", body: { through, petitioner } },
});

describe("a petition for delisting", () => {
  it("follows resolution 1730 to the day before resolution 2744, and that one from its day on", async () => {
    const { secretary, chair, se, focal, petitioner, fr } = people;
    const file = await stage.case(secretary, "Delistings", ["SE", name]);
    const [first, second] = [await listed(file), await listed(file)];

    stage.at("2024-07-18T13:00:00Z");
    await stage.does(se, petition(first, "state"));
    const gather = { kind: "listing/gather", body: { source: "A bank", document: "g".repeat(43) } };
    expect(await stage.refused(focal, { ...first, ...gather })).toContain("resolution 2744");
    await stage.does(focal, { ...first, kind: "listing/consult", body: { state: "SE", view: "In favour." } });
    const report = "q".repeat(43);
    await stage.does(focal, { ...first, kind: "listing/report", body: { document: report } });
    const delist = (proposal: string) => ({
      ...first,
      kind: "listing/delist",
      body: { proposal, reasons: "Wound up." },
    });
    const otherText = await stage.decides(secretary, file, "delisting", "o".repeat(43));
    expect(await stage.refused(chair, delist(otherText))).toContain("another document");
    await stage.does(chair, delist(await stage.decides(secretary, file, "delisting", report)));
    expect(await stage.state(first.subject)).toMatchObject({
      phase: "delisted",
      petitions: [{ procedure: "1730 (2006)", outcome: { result: "delisted" } }],
    });

    expect(await stage.refused(se, petition(second, "state"))).toContain("resolution 2744 (2024)");
    expect(await stage.refused(petitioner, petition(second, "focal point", "Somebody else"))).toContain("for it alone");
    await stage.refused(fr, petition(second, "focal point"), "not-allowed");
    await stage.does(petitioner, petition(second, "focal point"));
    const consult = { ...second, kind: "listing/consult", body: { state: "SE", view: "In favour." } };
    expect(await stage.refused(focal, consult)).toContain("resolution 1730");
    await stage.does(focal, { ...second, ...gather });
    await stage.does(focal, { ...second, kind: "listing/report", body: { document: report } });
    await stage.does(chair, { ...second, kind: "listing/retain", body: { reasons: "It trades on." } });
    expect(await stage.state(second.subject)).toMatchObject({
      phase: "listed",
      petitions: [{ procedure: "2744 (2024)", gathered: [{ from: "A bank" }], outcome: { result: "retained" } }],
    });
  });
});
