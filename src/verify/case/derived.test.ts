import { expect, it } from "vitest";
import type { Json } from "#kernel";
import { entitiesFile } from "./derived.ts";

const subject = (kind: "listing" | "national-listing", life: object) => {
  const concerns = { teams: [], delegations: [], owners: [] };
  const about = { id: kind, kind, case: "c", title: "t", label: "unclassified" as const, compartments: [], concerns };
  return new Map([[kind, { version: 1, proceeding: { ...about, life: life as unknown as Json } }]]);
};
const entities = (kind: "listing" | "national-listing", life: object) =>
  new TextDecoder()
    .decode(entitiesFile(subject(kind, life)))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { schema: string; properties: Record<string, string[]> });

const un = { party: "Orbel Shipping", basis: "2397", petitions: [], listedAt: 1_535_480_400 };
const outcome = (result: string) => [{ outcome: { result, at: 1_567_016_400, reasons: "r" } }];

it("exports no listing that was only proposed, or not agreed to", () => {
  const { listedAt: _, ...never } = un;
  for (const phase of ["proposed", "not listed"]) expect(entities("listing", { ...never, phase })).toEqual([]);
});

it("exports since when a listing is in force, and when it ended", () => {
  const sanction = (kind: "listing" | "national-listing", life: object) => entities(kind, life)[1]?.properties;
  expect(sanction("listing", { ...un, phase: "listed" })).toMatchObject({ startDate: ["2018-08-28"] });
  const petitions = outcome("delisted");
  expect(sanction("listing", { ...un, phase: "delisted", petitions })).toMatchObject({ endDate: ["2019-08-28"] });
  const retained = { ...un, phase: "listed", petitions: outcome("retained") };
  expect(sanction("listing", retained)).not.toHaveProperty("endDate");
  const national = { party: "Orbel Shipping", authority: "An office", basis: "an order", phase: "delisted" };
  const delisting = { at: 1_567_016_400, reasons: "r" };
  expect(sanction("national-listing", { ...national, delisting })).toMatchObject({
    authority: ["An office"],
    endDate: ["2019-08-28"],
  });
});
