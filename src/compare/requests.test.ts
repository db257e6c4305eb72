import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { describeRequests, parseRequests, requestsJsonSchema } from "./requests.ts";

const request = {
  id: "r1",
  who: { name: "Mission of Examplia", kind: "mission" },
  received: "2031-08-20",
  target: { paragraph: "12", passage: "8.4 million" },
  proposed: "6.2 million",
};
const file = (more: object = {}) => ({ schema: "penholder/requests/1", requests: [request], ...more });

function faultOf(json: unknown): PenholderError {
  try {
    parseRequests(json, "requests.json");
  } catch (error) {
    if (error instanceof PenholderError) return error;
    throw error;
  }
  throw new Error("accepted");
}

describe("a file of requests", () => {
  it("is read with its defaults", () => {
    const { requests, decisions, corrections } = parseRequests(file(), "requests.json");
    expect(requests[0]?.target).toEqual({
      paragraph: "12",
      passage: "8.4 million",
      side: "original",
      throughout: false,
    });
    expect([decisions, corrections]).toEqual([[], []]);
  });

  it("is repeated for the ledger", () => {
    const details = describeRequests(parseRequests(file(), "requests.json"));
    expect(details.requests[0]).toMatchObject({ id: "r1", by: "Mission of Examplia", paragraph: "12", ground: null });
  });

  const wrong: [string, unknown, string, RegExp][] = [
    ["no object", 5, "the file", /expected object/u],
    ["another schema", { ...file(), schema: "x" }, "schema", /penholder\/requests\/1/u],
    ["an unknown field", { ...file(), extra: 1 }, "the file", /unknown field "extra"/u],
    [
      "an unknown field inside",
      file({ requests: [{ ...request, colour: "red" }] }),
      "requests[0]",
      /unknown field "colour"/u,
    ],
    [
      "a bad date",
      file({ requests: [{ ...request, received: "20 August" }] }),
      "requests[0].received",
      /must be a date/u,
    ],
    ["no target", file({ requests: [{ ...request, target: {} }] }), "requests[0].target", /must name a paragraph/u],
    [
      "insertion of nothing",
      file({ requests: [{ ...request, action: "insert", proposed: null }] }),
      "requests[0].proposed",
      /must give/u,
    ],
    ["an id twice", file({ requests: [request, request] }), "requests[1].id", /repeats the id "r1"/u],
    [
      "a decision on nothing",
      file({ decisions: [{ id: "d1", request: "r9", outcome: "accepted", date: "2031-09-01" }] }),
      "decisions[0].request",
      /no request of this file/u,
    ],
    [
      "an unknown kind",
      file({ requests: [{ ...request, who: { name: "A", kind: "king" } }] }),
      "requests[0].who.kind",
      /is wrong/u,
    ],
  ];
  it.each(wrong)("is refused with its place: %s", (_name, json, at, message) => {
    const fault = faultOf(json);
    expect(fault.code).toBe("requests-invalid");
    expect(fault.place).toEqual({ file: "requests.json", at });
    expect(fault.message).toMatch(message);
    expect(fault.message).toContain("docs/requests.schema.json");
  });

  it("never fails otherwise, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => file({ requests: value })),
        ),
        (json) => {
          try {
            parseRequests(json, "f");
          } catch (error) {
            expect(error).toBeInstanceOf(PenholderError);
          }
        },
      ),
    );
  });

  it("has the JSON Schema that docs/requests.schema.json shows", () => {
    const shown = readFileSync(new URL("../../docs/requests.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(requestsJsonSchema())));
  });
});
