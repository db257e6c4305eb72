import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { readEnrolment } from "./enrolment.ts";
import { rateLimit } from "./rate-limit.ts";

describe("an enrolment file", () => {
  it("names logs and submitters, a line each", () => {
    const text =
      "# of the panel\n\nlog.example/a log.example/a+00000000+AAAA\r\nan origin with spaces\tx+00000000+BBBB\nsubmitter m+00000000+CCCC\n";
    expect(readEnrolment(text, "f")).toEqual({
      logs: [
        { origin: "log.example/a", vkey: "log.example/a+00000000+AAAA" },
        { origin: "an origin with spaces", vkey: "x+00000000+BBBB" },
      ],
      submitters: ["m+00000000+CCCC"],
    });
  });

  it("is refused with the line that is none", () => {
    expect(() => readEnrolment("a b\nc\n", "file.txt")).toThrow(/Line 2 of file.txt/);
  });

  it("answers whatever text comes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          readEnrolment(text, "f");
        } catch (error) {
          expect(error).toBeInstanceOf(PenholderError);
        }
      }),
    );
  });
});

it("a rate limit lets a burst through, then the rate, for each name", () => {
  let now = 0;
  const may = rateLimit(3, 60_000, () => now);
  expect([may("a"), may("a"), may("a"), may("a"), may("b")]).toEqual([true, true, true, false, true]);
  now += 20_000;
  expect([may("a"), may("a")]).toEqual([true, false]);
  now -= 10_000;
  expect(may("a")).toBe(false);
  now += 1_000_000;
  expect([may("a"), may("a"), may("a"), may("a")]).toEqual([true, true, true, false]);
});
