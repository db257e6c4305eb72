import { afterEach, expect, it } from "vitest";
import { everything, proceedingOf } from "#service";
import { Cast, randomId } from "./cast.ts";

let cast: Cast;
afterEach(() => cast.close());

const hash = "ab".repeat(32);
const body = {
  ...{ list: "un", title: "UN consolidated list", format: "un-xml", edition: "2018-06-07", content: hash },
  ...{ editionFrom: "list", imported: "2018-08-01T12:00:00Z", facts: hash, entries: 1098, oddities: 20 },
  counts: { Person: 693, Organization: 405 },
  sources: [{ name: "consolidated.xml", bytes: 2_000_000, hash }],
  accepted: [],
  before: null,
};

it("panel and secretary put the import of a list on an institution's record, members do not", async () => {
  cast = await Cast.open("2018-08-01T12:00:00Z");
  const [expert, member] = [await cast.player("expert", "expert"), await cast.player("m-fr", "member", "FR")];
  const file = randomId();
  const opening = { title: "Lists in use", teams: ["committee"], delegations: [] };
  await cast.does(cast.secretary, { kind: "case/open", case: file, body: opening });
  const subject = randomId();
  const said = { kind: "list/import", case: file, subject, body };
  await expect(cast.does(member, said)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(cast.does(expert, { ...said, body: { ...body, content: "ab" } })).rejects.toMatchObject({
    code: "act-refused",
  });
  await cast.does(expert, said);
  await expect(cast.does(expert, said)).rejects.toMatchObject({ code: "act-refused" });
  const kept = await cast.institution.store.read(async (reader) => reader.get(subject, everything));
  expect(kept && proceedingOf(kept)).toMatchObject({
    kind: "edition",
    title: "un, 2018-06-07",
    life: { phase: "recorded", by: "expert", content: hash, entries: 1098 },
  });
});
