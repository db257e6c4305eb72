import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  amend,
  excerpt,
  headerHash,
  headerOf,
  manifestHash,
  redact,
  type SealedFile,
  sealDocument,
  writeSealedFile,
} from "#document";
import { type Crypto, toBase64, toHex } from "#record";
import {
  author,
  authors,
  block,
  crypto,
  documentWith,
  firstRelease,
  grounds,
  problemsOf,
  publishers,
  sealed,
  secondAuthor,
  seededTools,
} from "../../../test/sealing.ts";
import { preAuthentication } from "./envelope.ts";
import { fromBytesText } from "./hashes.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const folder = join(root, "test", "vectors", "sealing");

const first = documentWith(
  block("p0", "Findings", { kind: "heading", level: 1, number: "I." }),
  block("p1", "Coal was sold by 정성화 (J. Smith). It was much.", {
    number: "1.",
    marks: [{ offset: 32, note: "n0" }],
  }),
  block("n0", "See annex 2, para. 5.", { kind: "footnote", parent: "p1", number: "1" }),
  block("t0", "", { kind: "table" }),
  block("r0", "Ship\t12.5", { kind: "row", parent: "t0", cells: ["Ship", "12.5"] }),
  block("p2", "Судно вышло. 他到了。غادر؟", { number: "2.", language: "und" }),
);
const marks = [
  { block: "p1", start: 17, end: 20, kind: "party" },
  { block: "p1", start: 22, end: 30, kind: "party" },
] as const;
const report = sealed(
  first,
  { marks, mustNotRedact: [{ block: "p0" }, { block: "p1", start: 33, end: 44 }] },
  "vectors",
);
const ids = report.blocks.map(({ id }) => id);
const id = (index: number): string => ids[index] ?? "";
const plan = [
  { ...grounds, names: ["정성화", "J. Smith"] },
  { ...grounds, passages: [{ block: id(5), slots: null }], numbers: [id(5)], reason: "protection-of-source" },
];
const copy = redact(crypto, report, plan, firstRelease);
const second = amend(
  seededTools("vectors 2"),
  report,
  { ...first, blocks: first.blocks.map((one) => (one.id === "n0" ? { ...one, text: "See annex 3." } : one)) },
  first.blocks.map((one, index) => [id(index), one.id] as const),
  { marks, policy: authors, signers: [author, secondAuthor] },
);
const part = excerpt(crypto, report, { block: id(1), sentences: [1], title: true }, []);
const files: [name: string, file: SealedFile][] = [
  ["report", report],
  ["amended", second],
  ["copy", copy],
  ["excerpt", part],
];

it.each(files)("the vector %s.json is what we write", async (name, file) => {
  const text = new TextDecoder().decode(writeSealedFile(file));
  expect(problemsOf(writeSealedFile(file))).toBe("");
  await expect(text).toMatchFileSnapshot(join(folder, `${name}.json`));
});

it("expected.json says what they give", async () => {
  const expected = files.map(([name, file]) => {
    const header = headerOf(file.seal.envelope);
    if (!header.ok) throw new Error(header.problem);
    const released = file.type === "penholder/redacted-copy/1" ? manifestHash(crypto, file.manifest.envelope) : null;
    return {
      file: `${name}.json`,
      root: header.value.root,
      headerHash: headerHash(crypto, file.seal.envelope),
      manifestHash: released,
    };
  });
  const text = JSON.stringify({ authors, publishers, expected }, null, 2);
  await expect(`${text}\n`).toMatchFileSnapshot(join(folder, "expected.json"));
});

const python = spawnSync("python3", ["-c", "import hashlib"], { timeout: 120_000 }).status === 0;
it.skipIf(!python).each(files)(
  "a second implementation, in Python, finds the same root of %s (needs python3: server)",
  (name, file) => {
    const run = spawnSync("python3", [join(folder, "recompute.py"), join(folder, `${name}.json`)], {
      encoding: "utf8",
    });
    const header = headerOf(file.seal.envelope);
    expect(run.stdout).toBe(`${header.ok && header.value.root}\n${headerHash(crypto, file.seal.envelope)}\n`);
    expect(run.status).toBe(0);
  },
);

it.skipIf(!python)("the second implementation, too, sees a changed word (needs python3: server)", () => {
  const path = join(mkdtempSync(join(tmpdir(), "penholder-")), "changed.json");
  writeFileSync(path, readFileSync(join(folder, "report.json"), "utf8").replace("was much", "was more"));
  expect(spawnSync("python3", [join(folder, "recompute.py"), path], { timeout: 120_000 }).status).toBe(1);
});

/** The worked example of docs/sealing.md: every hash with the bytes that go into it. */
function workedExample(): string {
  const steps: string[] = [];
  const told: Crypto = {
    ...crypto,
    sha256: (data) => {
      const hash = crypto.sha256(data);
      steps.push(`SHA-256  ${spelled(data)}\n      =  ${toHex(hash)}`);
      return hash;
    },
    hmacSha256: (key, data) => {
      const code = crypto.hmacSha256(key, data);
      steps.push(`HMAC     key ${toHex(key)}\n         ${spelled(data)}\n      =  ${toHex(code)}`);
      return code;
    },
  };
  let drawn = 0;
  const random = (length: number) => new Uint8Array(length).fill(++drawn);
  const example = documentWith(block("p0", "Sold by Kim. Much.", { number: "1." }), block("p1", "End."));
  const mark = { block: "p0", start: 8, end: 11, kind: "party" } as const;
  const policy = { threshold: 1, keys: [author.vkey] };
  const made = sealDocument(
    { crypto: told, random },
    { ...example, title: "Example" },
    { report: "Example", marks: [mark], mustNotRedact: [], policy, signers: [author] },
  );
  const { envelope } = made.seal;
  const payload = fromBytesText(envelope.payload);
  headerHash(told, envelope);
  const signed = preAuthentication(envelope.payloadType, payload);
  const text = [
    ...steps,
    `header payload\n         ${new TextDecoder().decode(payload)}`,
    `signed bytes (pre-authentication encoding): ${signed.length} bytes, beginning\n         ${JSON.stringify(new TextDecoder().decode(signed.subarray(0, 60)))}`,
    `signature of ${envelope.signatures[0]?.keyid}\n      =  ${envelope.signatures[0]?.sig}`,
    `the list "leaves"\n      =  ${made.leaves}`,
  ].join("\n\n");
  expect(toBase64(payload)).toBe(envelope.payload);
  return text;
}

/** Bytes as hexadecimal, those of a tag at their beginning as text. */
function spelled(bytes: Uint8Array): string {
  const text = new TextDecoder("latin1").decode(bytes);
  const tag = /^(\0?)(rec\/[a-z0-9/-]+)\0/.exec(text);
  if (!tag) return toHex(bytes);
  const rest = toHex(bytes.subarray(tag[0].length));
  return `${tag[1] ? "00 " : ""}"${tag[2]}" 00 ${rest}`;
}

it("docs/sealing.md shows the worked example as it is computed", async () => {
  const example = workedExample();
  const path = join(root, "docs", "sealing.md");
  const page = readFileSync(path, "utf8").replace(/(?<=```worked-example\n)[\s\S]*?(?=\n```)/, () => example);
  expect(page.includes(example)).toBe(true);
  await expect(page).toMatchFileSnapshot(path);
});
