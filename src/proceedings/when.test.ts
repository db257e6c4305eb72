import { expect, it } from "vitest";
import type { Act } from "#acts";
import { notYet } from "./when.ts";

const at = Date.parse("2018-12-31T11:00:00Z") / 1000;
const said = (kind: string, body: object): string | undefined => notYet({ act: { kind, body } as unknown as Act, at });

it("takes what has happened, as far as its date is known", () => {
  for (const when of ["2018", "2018-12", "2018-12-31", "2019", "2019-01", "2019-01-01", "1999-07-04"])
    expect(said("report/seen-outside", { when })).toBeUndefined();
});

it("takes nothing that has not come yet anywhere", () => {
  for (const when of ["2020", "2019-02", "2019-01-02", "9999-12-31"])
    for (const kind of ["report/seen-outside", "report/record-approach"])
      expect(said(kind, { when })).toContain(`on ${when}, and that has not come yet`);
  expect(said("implementation/report", { received: "2019-01-02" })).toContain("not come yet");
  for (const kind of ["vote/record", "position/record"]) expect(said(kind, { on: "2019-03-01" })).toBeDefined();
  expect(said("meeting/convene", { starts: "2020-01-01T00:00:00Z" })).toBeUndefined();
});
