import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto } from "../../test/record-crypto.ts";
import { sharedData } from "../../test/shared-data.ts";
import {
  fromBase64,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "./index.ts";

// The vectors of transparency-dev/merkle. Each is a JSON object of numbers, base64 hashes, `desc` and `wantErr`.
interface Vector {
  [field: string]: unknown;
  wantErr: boolean;
}

/** Where our answer is another than the library's, and why. */
const otherPolicy = new Map([
  ["consistency/additional/sizes-are-equal-one-and-proof-is-empty.json", "its equal roots have 12 bytes: no hashes"],
  ["subtreeconsistency/additional/sizes-are-equal-one-and-proof-is-empty.json", "the same roots of 12 bytes"],
]);

const folder = join(sharedData() ?? "", "record", "testdata");
const verify: Record<string, (vector: Vector) => boolean> = {
  inclusion: (v) =>
    verifyInclusion(crypto, int(v, "leafIdx"), int(v, "treeSize"), bytes(v.leafHash), proof(v), bytes(v.root)),
  consistency: (v) =>
    verifyConsistency(crypto, int(v, "size1"), bytes(v.root1), int(v, "size2"), bytes(v.root2), proof(v)),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion(
      crypto,
      int(v, "leafIdx"),
      int(v, "start"),
      int(v, "end"),
      bytes(v.leafHash),
      proof(v),
      bytes(v.root),
    ),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency(
      crypto,
      int(v, "start"),
      int(v, "end"),
      int(v, "size"),
      bytes(v.root1),
      proof(v),
      bytes(v.root2),
    ),
};

describe.skipIf(sharedData() === undefined)("the vectors of transparency-dev/merkle (data)", () => {
  it("all 518 give the answer expected, save two whose roots are no hashes", () => {
    const differing: string[] = [];
    let agreeing = 0;
    for (const kind of Object.keys(verify)) {
      for (const file of readdirSync(join(folder, kind), { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".json")) continue;
        const vector = readVector(join(folder, kind, file));
        if (verify[kind]?.(vector) === !vector.wantErr) agreeing++;
        else differing.push(`${kind}/${file}`);
      }
    }
    expect(differing.sort()).toEqual([...otherPolicy.keys()].sort());
    expect(agreeing).toBe(516);
  });
});

function readVector(path: string): Vector {
  // Sizes near 2^64 do not fit a double: they are read as text.
  const text = readFileSync(path, "utf8").replace(/: ([0-9]+)/g, ': "$1"');
  return JSON.parse(text) as Vector;
}

function int(vector: Vector, field: string): bigint {
  return BigInt(String(vector[field]));
}

function proof(vector: Vector): Uint8Array[] {
  return Array.isArray(vector.proof) ? vector.proof.map(bytes) : [];
}

function bytes(value: unknown): Uint8Array {
  const read = fromBase64(String(value ?? ""));
  return read.ok ? read.value : new Uint8Array(0);
}
