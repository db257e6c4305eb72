import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "./partial-date.ts";

const brief = (text: string) => {
  const date = readDate(text);
  return date && `${date.approximate ? "~" : ""}${date.from}${date.to === date.from ? "" : `..${date.to}`}`;
};

describe("readDate", () => {
  it.each([
    ["1965", "1965"],
    ["Mar 1965", "1965-03"],
    ["9 March 1965", "1965-03-09"],
    ["05 Apr 1963", "1963-04-05"],
    ["31 Dec. 2013", "2013-12-31"],
    ["March 9, 1965", "1965-03-09"],
    ["1965-03-09", "1965-03-09"],
    ["1965-03-09T00:00:00", "1965-03-09"],
    ["2026-08-05T16:47:04.449+02:00", "2026-08-05"],
    ["09/03/1965", "1965-03-09"],
    ["29-06-2012", "2012-06-29"],
    ["dd/mm/1965", "1965"],
    ["dd/07/1978", "1978-07"],
    ["00/00/1975", "1975"],
    ["1975-00-00", "1975"],
    ["circa 1951", "~1951"],
    ["Approximately 1963", "~1963"],
    ["1951 to 1953", "1951..1953"],
    ["Between 1955 and 1958", "1955..1958"],
    ["circa 1951 to 1953", "~1951..1953"],
    ["01 Jan 1951 to 05 Mar 1953", "1951-01-01..1953-03-05"],
    ["1960s", "~1960..1969"],
    ["born in the early 1970s", "~1970..1974"],
    ["late 1950s", "~1955..1959"],
    ["Sep-99", "1999-09"],
    ["31/02/1965", undefined],
    ["15/08/19yy", undefined],
    ["unknown", undefined],
    ["Foo 1965", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, wanted) => expect(brief(text)).toBe(wanted));

  it("takes the month first where told so, unless that cannot be", () => {
    expect(readDate("05/06/2024", "month-day")?.from).toBe("2024-05-06");
    expect(readDate("25/06/2024", "month-day")?.from).toBe("2024-06-25");
  });

  it("keeps the original, and answers with days that exist", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-");
        expect(readDate(`${date}/${month}/${year}`)?.from).toBe(iso);
        expect(readDate(iso)).toEqual({ from: iso, to: iso, approximate: false, original: iso });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readDate(text)?.original ?? text.trim()).toBe(text.trim());
      }),
    );
  });
});
