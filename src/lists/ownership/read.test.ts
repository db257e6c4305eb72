import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { sharedData } from "../../../test/shared-data.ts";
import { bytesSource, fileSource } from "../source.ts";
import { percentage } from "./entities.ts";
import { readOwnership } from "./read.ts";

const read = (text: string) => readOwnership([bytesSource("data", new TextEncoder().encode(text))]);

const relationship = (more: object, details: object) => ({
  statementId: "s1",
  statementDate: "2020-01-01",
  recordId: "r1",
  recordType: "relationship",
  recordStatus: "new",
  publicationDetails: { publisher: { name: "Example Register" } },
  recordDetails: { subject: "c", interestedParty: "o", isComponent: false, ...details },
  ...more,
});

describe("BODS", () => {
  it("reads ranges with open ends, versions and undisclosed parties", async () => {
    const share = { exclusiveMinimum: 25, maximum: 50 };
    const { statements, parties } = await read(
      JSON.stringify([
        relationship({}, { interests: [{ type: "shareholding", share, directOrIndirect: "direct" }] }),
        relationship(
          { statementId: "s2", recordStatus: "closed", statementDate: "2021-01-01" },
          { interestedParty: { reason: "interestedPartyExempt" }, interests: [] },
        ),
      ]),
    );
    expect(statements[0]).toMatchObject({
      owner: "bods:o",
      asset: "bods:c",
      interest: "ownership",
      reach: "direct",
      share: { low: { percent: 25, open: true }, high: { percent: 50, open: false } },
    });
    expect(statements[1]).toMatchObject({ closes: true, record: "bods:r1" });
    expect(parties[0]?.unidentified).toContain("interestedPartyExempt");
  });
  it("names a share that cannot be", async () => {
    const { oddities, statements } = await read(
      JSON.stringify([relationship({}, { interests: [{ type: "shareholding", share: { exact: 150 } }] })]),
    );
    expect(oddities[0]?.what).toBe("share that cannot be");
    expect(statements[0]?.share).toBeUndefined();
  });
});

describe("the UK register", () => {
  it("reads bands, control and the end of a holding", async () => {
    const { statements } = await read(
      JSON.stringify({
        company_number: "00000001",
        data: {
          kind: "individual-person-with-significant-control",
          name: "Example Person",
          links: { self: "/company/00000001/psc/1" },
          natures_of_control: ["ownership-of-shares-50-to-75-percent", "significant-influence-or-control"],
          notified_on: "2016-04-06",
          ceased_on: "2018-02-27",
        },
      }),
    );
    expect(statements.map(({ interest }) => interest)).toEqual(["ownership", "influence"]);
    expect(statements[0]?.share).toEqual({ low: { percent: 50, open: true }, high: { percent: 75, open: true } });
    expect(statements[0]?.to?.from).toBe("2018-02-27");
  });
});

describe("percentages of FollowTheMoney", () => {
  it.each([
    ["51", [51, false, 51, false]],
    ["33,3 %", [33.3, false, 33.3, false]],
    ["25-50%", [25, false, 50, false]],
    ["> 50", [50, true, 100, false]],
    ["at least 25 percent", [25, false, 100, false]],
    ["less than 10 %", [0, false, 10, true]],
    ["more than 25 up to 50", [25, true, 50, false]],
  ])("%s", (written, expected) => {
    const share = percentage(written);
    expect([share?.low.percent, share?.low.open, share?.high.percent, share?.high.open]).toEqual(expected);
  });
  it.each(["", "most", "150", "50-25", "1e3"])("refuses %s", (written) => expect(percentage(written)).toBeUndefined());
});

const data = sharedData();
const folder = data === undefined ? "" : join(data, "ownership");
const files =
  folder === ""
    ? []
    : readdirSync(folder).flatMap((each) => readdirSync(join(folder, each)).map((file) => join(folder, each, file)));

describe("data", () => {
  it.skipIf(files.length === 0)("all files of the data folder read, schemas are refused by name", async () => {
    for (const file of files) {
      const reading = fileSource(file).then((source) => readOwnership([source]));
      if (/schema_/u.test(file)) await expect(reading).rejects.toThrow("JSON schema");
      else expect((await reading).files[0]?.form).not.toBe("");
    }
  });
  it.skipIf(files.length === 0)("data damaged anywhere is read or refused in words, never anything else", async () => {
    const some = files.filter((file) => /psc-data-8|joint|rr-data\.xml|repex-data\.json|basic-company/u.test(file));
    for (const file of some) {
      const chunks: Uint8Array[] = [];
      for await (const piece of (await fileSource(file)).open()) chunks.push(piece);
      const bytes = Buffer.concat(chunks);
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
          const damaged = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
          if (!cut) damaged[at] = value;
          await readOwnership([bytesSource("damaged", damaged)]).catch((error: unknown) => {
            expect(error).toBeInstanceOf(PenholderError);
          });
        }),
        { numRuns: 25 },
      );
    }
  });
});

describe("hostile input", () => {
  it("is refused in words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(PenholderError));
      }),
      { numRuns: 100 },
    );
  });
});
