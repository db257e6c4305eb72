import { describe, expect, it } from "vitest";
import type { Entity, Listing } from "#parties";
import { viewOf } from "./ftm-view.ts";

const listing: Listing = {
  authority: "Council of Velmar",
  list: "List",
  programmes: ["VEL-1"],
  legalBasis: [],
  otherReferences: [],
  from: { from: "2018-09-13", to: "2018-09-13", approximate: false, original: "2018-09-13" },
  amended: [{ from: "2020-02-02", to: "2020-02-02", approximate: false, original: "2020-02-02" }],
  measures: [],
  reasons: [],
  urls: [],
};
const entity = (more: Partial<Entity> = {}): Entity => ({
  id: "x-1",
  schema: "Person",
  names: [{ full: "Talbek Orenov", kind: "primary", quality: "strong", script: "Latn", parts: [] }],
  properties: {},
  listings: [listing],
  related: [],
  extra: {},
  ...more,
});

describe("an entry as FollowTheMoney entities", () => {
  it("is itself, with the topic of the listed, and its sanction", () => {
    const [first, second] = viewOf(entity(), ["velmar"], "2026-03-04");
    expect(first).toMatchObject({
      id: "x-1",
      target: true,
      properties: { name: ["Talbek Orenov"], topics: ["sanction"] },
      datasets: ["velmar"],
      first_seen: "2018-09-13T00:00:00",
      last_seen: "2026-03-04T00:00:00",
      last_change: "2020-02-02T00:00:00",
    });
    expect(second).toMatchObject({
      schema: "Sanction",
      target: false,
      properties: { entity: ["x-1"], program: ["VEL-1"] },
    });
    expect(second?.properties).not.toHaveProperty("topics");
  });

  it("keeps what a list of FollowTheMoney entities says of itself", () => {
    const extra = {
      referents: ["old-1", "old-2"],
      first_seen: ["2011-01-01T10:11:12"],
      last_change: ["2024-05-06"],
      last_seen: ["never"],
    };
    const [first, second] = viewOf(entity({ extra }), ["velmar"], "2026-03-04");
    expect(first).toMatchObject({
      referents: ["old-1", "old-2"],
      first_seen: "2011-01-01T10:11:12",
      last_seen: "2026-03-04T00:00:00",
      last_change: "2024-05-06T00:00:00",
    });
    expect(second?.referents).toEqual([]);
  });

  it("who is on no list is no target", () => {
    const [only, ...rest] = viewOf(entity({ listings: [] }), ["velmar"], "2026-03-04");
    expect(only).toMatchObject({ target: false, first_seen: null, last_change: null });
    expect(only?.properties).not.toHaveProperty("topics");
    expect(rest).toEqual([]);
  });
});
