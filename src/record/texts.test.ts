import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { junk } from "../../test/record-log.ts";
import type { Result } from "./result.ts";
import { formatTlogProof, parseTlogProof } from "./tlog-proof.ts";
import { formatAddCheckpoint, formatSizeBody, parseAddCheckpoint, parseSizeBody } from "./witness-bodies.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

const size = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 });
const checkpoint = "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— log AAAAAAA=\n";
const hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

describe("tlog-proof", () => {
  it("is read as it was written", () => {
    const extra = fc.option(fc.uint8Array({ maxLength: 100 }));
    fc.assert(
      fc.property(extra, size, hashes, (extra, index, proof) => {
        const place = { extra, index, proof, checkpoint };
        expect(parseTlogProof(formatTlogProof(place))).toEqual({ ok: true, value: place });
      }),
    );
  });

  it("a text that is read is the one that would be written", () => {
    const text = formatTlogProof({ extra: new Uint8Array([1, 2]), index: 7n, proof: [new Uint8Array(32)], checkpoint });
    fc.assert(
      fc.property(fc.nat(text.length), junk(2), fc.nat(3), (at, put, cut) => {
        const mutated = text.slice(0, at) + put + text.slice(at + cut);
        const place = parseTlogProof(mutated);
        if (place.ok) expect(formatTlogProof(place.value)).toBe(mutated);
      }),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseTlogProof(bytes).ok));
  });

  it.each([
    ["another header", `c2sp.org/tlog-proof@v2\nindex 0\n\n${checkpoint}`],
    ["no index", `c2sp.org/tlog-proof@v1\n\n${checkpoint}`],
    ["an index with a leading zero", `c2sp.org/tlog-proof@v1\nindex 01\n\n${checkpoint}`],
    ["extra after the index", `c2sp.org/tlog-proof@v1\nindex 1\nextra AAAA\n\n${checkpoint}`],
    ["two extra lines", `c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 1\n\n${checkpoint}`],
    ["64 hashes", `c2sp.org/tlog-proof@v1\nindex 1\n${`${hash}\n`.repeat(64)}\n${checkpoint}`],
    ["no empty line", `c2sp.org/tlog-proof@v1\nindex 1\n${hash}\n`],
  ])("refuses %s", (_, text) => {
    expect(parseTlogProof(text)).toMatchObject({ ok: false });
  });
});

describe("add-checkpoint", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(size, hashes, (old, proof) => {
        const request = { old, proof, checkpoint };
        expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual({ ok: true, value: request });
      }),
    );
    fc.assert(
      fc.property(fc.nat(200), junk(2), (at, put) => {
        const body = formatAddCheckpoint({ old: 3n, proof: [new Uint8Array(32)], checkpoint });
        const mutated = body.slice(0, at) + put + body.slice(at + 1);
        const request = parseAddCheckpoint(mutated);
        if (request.ok) expect(formatAddCheckpoint(request.value)).toBe(mutated);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseAddCheckpoint(bytes).ok));
  });

  it.each([
    ["64 hashes", `old 1\n${`${hash}\n`.repeat(64)}\n${checkpoint}`],
    ["no old size", `${hash}\n\n${checkpoint}`],
    ["a negative size", `old -1\n\n${checkpoint}`],
    ["two spaces", `old  1\n\n${checkpoint}`],
    ["a short hash", `old 1\nAAAA\n\n${checkpoint}`],
    ["no checkpoint", "old 1\n"],
  ])("refuses %s", (_, body) => {
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: false });
  });

  it("the size of a 409 answer is read strictly", () => {
    expect(value(parseSizeBody(formatSizeBody(20n)))).toBe(20n);
    for (const body of ["20", "020\n", "20\n\n", " 20\n", "", "\n", "x\n"])
      expect(parseSizeBody(body).ok, body).toBe(false);
  });
});
