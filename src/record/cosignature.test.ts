import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { junk } from "../../test/record-log.ts";
import { fromUtf8, toHex, utf8 } from "./bytes.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { cosignatureMessage, parseCosignature, subtreeMessage, verifyCosignature } from "./cosignature.ts";
import { parseVerifierKey, signatureType } from "./keys.ts";
import { formatNote, parseNote, parseSignatureLines } from "./note.ts";
import { cosign, openNote, signNote } from "./open-note.ts";
import type { Result } from "./result.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

// The example of C2SP tlog-cosignature and tlog-checkpoint.
const body = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const example = `${body}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

describe("the examples of C2SP", () => {
  it("the checkpoint and its cosignature are taken apart", () => {
    const note = value(parseNote(example));
    expect(value(parseCheckpoint(note.text))).toMatchObject({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163n,
      extensions: [],
    });
    expect(formatCheckpoint(value(parseCheckpoint(note.text)))).toBe(body);
    const cosignature = parseCosignature(signatureType.cosignature, note.signatures[1]?.signature ?? utf8(""));
    // The specification prints the signed message of this example with the same time.
    expect(value(cosignature).time).toBe(1_679_315_147n);
    const message = value(fromUtf8(cosignatureMessage(1_679_315_147n, note.text)));
    expect(message).toBe(`cosignature/v1\ntime 1679315147\n${body}`);
  });

  it("the signed structure of ML-DSA-44, field by field", () => {
    const message = value(
      subtreeMessage({
        cosigner: "ab",
        time: 1n,
        origin: "log",
        start: 0n,
        end: 258n,
        hash: new Uint8Array(32).fill(7),
      }),
    );
    const fields = ["737562747265652f76310a00", "02", "6162", "0000000000000001", "03", "6c6f67"];
    expect(toHex(message)).toBe([...fields, "0000000000000000", "0000000000000102", "07".repeat(32)].join(""));
    const part = { cosigner: "a", origin: "log", end: 8n, hash: new Uint8Array(32) };
    expect(subtreeMessage({ ...part, start: 4n, time: 1n })).toMatchObject({ ok: false });
    expect(subtreeMessage({ ...part, start: 4n, time: 0n })).toMatchObject({ ok: true });
    expect(subtreeMessage({ ...part, start: 0n, time: 0n, origin: "x".repeat(256) })).toMatchObject({ ok: false });
  });
});

describe("checkpoints", () => {
  const hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  it.each([
    ["no origin", `\n1\n${hash}\n`],
    ["a leading zero", `log\n01\n${hash}\n`],
    ["a sign", `log\n+1\n${hash}\n`],
    ["a size of 2^63", `log\n9223372036854775808\n${hash}\n`],
    ["a short root", `log\n1\nCsUYag==\n`],
    ["two lines", "log\n1\n"],
    ["no line feed", `log\n1\n${hash}`],
    ["an empty extension line", `log\n1\n${hash}\n\n`],
  ])("refuses %s", (_, text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false });
  });

  it("reports extension lines, and takes the largest and smallest sizes", () => {
    expect(value(parseCheckpoint(`log\n0\n${hash}\nmore\nlines\n`))).toMatchObject({
      size: 0n,
      extensions: ["more", "lines"],
    });
    expect(value(parseCheckpoint(`a log\n9223372036854775807\n${hash}\n`)).size).toBe(2n ** 63n - 1n);
  });

  it("are read as they were written", () => {
    const origin = fc.stringMatching(/^[a-z./]{1,20}$/);
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(origin, fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), root, (origin, size, root) => {
        expect(parseCheckpoint(formatCheckpoint({ origin, size, root }))).toEqual({
          ok: true,
          value: { origin, size, root, extensions: [] },
        });
      }),
    );
    fc.assert(fc.property(junk(100), (text) => void parseCheckpoint(text).ok));
  });
});

describe("cosigning", () => {
  const log = testSigner("example.com/behind-the-sofa");
  const signed = value(signNote(crypto, body, [log]));

  it.each([
    ["Ed25519", signatureType.cosignature],
    ["ML-DSA-44", signatureType.mlDsa44],
  ])("%s: made, verified, and bound to time, text and key", (_, type) => {
    const witness = testSigner("w1.example", type);
    const key = value(parseVerifierKey(crypto, witness.vkey));
    const signature = value(cosign(crypto, body, 1_700_000_000n, witness));
    const note = { ...value(parseNote(signed)), signatures: [...value(parseNote(signed)).signatures, signature] };
    const opened = value(openNote(crypto, value(parseNote(formatNote(note))), [key]));
    expect(opened.verified).toEqual([{ key, time: 1_700_000_000n }]);
    const later = Uint8Array.from(signature.signature);
    later[7] = (later[7] ?? 0) ^ 1;
    expect(verifyCosignature(crypto, key, body, later)).toMatchObject({ ok: false });
    expect(verifyCosignature(crypto, key, body.replace("163", "164"), signature.signature)).toMatchObject({
      ok: false,
    });
    const other = value(parseVerifierKey(crypto, testSigner("w2.example", type).vkey));
    expect(verifyCosignature(crypto, other, body, signature.signature)).toMatchObject({ ok: false });
    expect(verifyCosignature(crypto, key, "not a checkpoint\n", signature.signature)).toMatchObject({ ok: false });
  });

  it("ML-DSA-44 commits to the cosigner's name, and a time of zero is no time", () => {
    const witness = testSigner("w1.example", signatureType.mlDsa44);
    const key = value(parseVerifierKey(crypto, witness.vkey));
    const { signature } = value(cosign(crypto, body, 0n, witness));
    expect(verifyCosignature(crypto, key, body, signature)).toEqual({ ok: true, value: { time: null } });
    expect(verifyCosignature(crypto, { ...key, name: "w2.example" }, body, signature)).toMatchObject({ ok: false });
  });

  it("where the platform has no ML-DSA-44, its signatures count as unknown", () => {
    const { verifyMlDsa44: _, ...without } = crypto;
    const witness = testSigner("w1.example", signatureType.mlDsa44);
    const keys = [log, witness].map(({ vkey }) => value(parseVerifierKey(crypto, vkey)));
    const note = value(parseNote(signed));
    const both = { ...note, signatures: [...note.signatures, value(cosign(crypto, body, 5n, witness))] };
    const opened = value(openNote(without, both, keys));
    expect(opened.verified).toHaveLength(1);
    expect(opened.unknown).toHaveLength(1);
  });

  it("keys do what their type says: a cosigner's signs no notes, a note's key cosigns nothing", () => {
    expect(cosign(crypto, body, 1n, log)).toMatchObject({ ok: false });
    expect(signNote(crypto, body, [testSigner("w", signatureType.cosignature)])).toMatchObject({ ok: false });
  });

  it("times above 2^63 − 1 and wrong lengths are refused", () => {
    const bytes = new Uint8Array(72);
    expect(parseCosignature(signatureType.cosignature, bytes)).toMatchObject({ ok: true });
    bytes[0] = 0x80;
    expect(parseCosignature(signatureType.cosignature, bytes)).toMatchObject({ ok: false });
    expect(parseCosignature(signatureType.cosignature, bytes.subarray(1))).toMatchObject({ ok: false });
    expect(parseCosignature(signatureType.ed25519, bytes)).toMatchObject({ ok: false });
  });

  it("a witness's answer is signature lines and nothing else", () => {
    const line = example.split("\n").at(-2);
    expect(value(parseSignatureLines(`${line}\n${line}\n`))).toHaveLength(2);
    for (const answer of ["", "\n", `${line}`, `${line}\n\n`, `\n${line}\n`]) {
      expect(parseSignatureLines(answer), answer).toMatchObject({ ok: false });
    }
  });
});
