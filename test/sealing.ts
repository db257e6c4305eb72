import { createHash } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import {
  type Block,
  checkBody,
  checkExcerpt,
  checkHidden,
  checkSignatures,
  type Document,
  headerOf,
  type KeyPolicy,
  manifestOf,
  parseSealedFile,
  type RedactOptions,
  type SealedFile,
  type SealedReport,
  type SealOptions,
  type SpanMark,
  sealDocument,
  type Tools,
} from "#document";
import type { Random } from "#kernel";
import { nodeCrypto, nodeSigner } from "#log";
import { formatSignerKey, type Signer, verifierKey } from "#record";

export { nodeCrypto as crypto };

/** The same bytes for the same seed: SHA-256 of the seed and a count. For tests and vectors alone. */
export function seededRandom(seed: string): Random {
  let count = 0;
  return (length) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32)
      parts.push(createHash("sha256").update(`${seed} ${count++}`).digest());
    return new Uint8Array(Buffer.concat(parts).subarray(0, length));
  };
}

export function seededTools(seed: string): Tools {
  return { crypto: nodeCrypto, random: seededRandom(seed) };
}

/** A signer whose secret key comes from its name. */
export function signerNamed(name: string): Signer {
  const seed = new Uint8Array(createHash("sha256").update(name).digest());
  const key = verifierKey(nodeCrypto, name, 1, ed25519.getPublicKey(seed));
  if (!key.ok) throw new Error(key.problem);
  return nodeSigner(formatSignerKey({ name, id: key.value.id, type: 1, seed }), name);
}

export const author = signerNamed("expert-one");
export const secondAuthor = signerNamed("expert-two");
export const publisher = signerNamed("secretariat");
export const authors: KeyPolicy = { threshold: 2, keys: [author.vkey, secondAuthor.vkey] };
export const publishers: KeyPolicy = { threshold: 1, keys: [publisher.vkey] };

export const block = (id: string, text: string, rest: Partial<Block> = {}): Block => ({
  id,
  kind: "numbered",
  number: null,
  level: 0,
  parent: null,
  text,
  marks: [],
  page: null,
  place: id,
  language: "en",
  ...rest,
});

export const documentWith = (...blocks: Block[]): Document => ({
  title: "Midterm report",
  format: "docx",
  language: "en",
  blocks,
});

export function sealed(document: Document, options: Partial<SealOptions> = {}, seed = "seal"): SealedReport {
  const signers = [author, secondAuthor];
  const standard = { report: "Report", marks: [], mustNotRedact: [], policy: authors, signers };
  return sealDocument(seededTools(seed), document, { ...standard, ...options });
}

export const grounds = {
  reason: "personal-data",
  authority: "Chair of the Committee",
  decision: "Decision 7",
} as const;
export const firstRelease: RedactOptions = { previous: null, released: [], signers: [publisher] };

/** Everything that the checking functions of the document room say of a file; "" where all is well. */
export function problemsOf(bytes: Uint8Array): string {
  const file = parseSealedFile(bytes);
  if (!file.ok) return file.problem;
  return problemsIn(file.value);
}

export function problemsIn(file: SealedFile): string {
  const header = headerOf(file.seal.envelope);
  if (!header.ok) return header.problem;
  const problems: string[] = [];
  if (!isSigned(file.seal.envelope, authors)) problems.push("seal not signed");
  if (file.seal.receipt !== null) problems.push("receipt");
  if (file.type === "penholder/excerpt/1") {
    if (!checkExcerpt(nodeCrypto, file, header.value).authentic) problems.push("excerpt");
    return problems.join();
  }
  problems.push(...checkBody(nodeCrypto, file, header.value).findings.map(({ problem }) => problem));
  if (file.type === "penholder/redacted-copy/1") {
    const manifest = manifestOf(file.manifest.envelope);
    if (!manifest.ok) return manifest.problem;
    if (!isSigned(file.manifest.envelope, publishers)) problems.push("manifest not signed");
    if (file.manifest.receipt !== null) problems.push("receipt");
    const { findings } = checkHidden(nodeCrypto, file, manifest.value, header.value);
    problems.push(...findings.map(({ problem }) => problem));
  }
  return problems.join();
}

function isSigned(envelope: SealedFile["seal"]["envelope"], policy: KeyPolicy): boolean {
  const { enough, unknown } = checkSignatures(nodeCrypto, envelope, policy);
  return enough && unknown.length === 0;
}

const words = [
  "The Panel",
  "noted",
  "J. Smith",
  "coal",
  "No. 5",
  "정성화",
  "Чон",
  "e\u0301t\u00e9",
  "😀",
  "of",
  "Co. Ltd.",
];
const text = fc
  .array(fc.constantFrom(...words, ". ", "? ", "。", " "), { maxLength: 25 })
  .map((parts) => parts.join(" ").replace(/\s+/g, " ").trim().normalize("NFC"));

/** Documents with notes, rows and repeated numbers, and marks anywhere in them. */
export const anyDocument: fc.Arbitrary<{ document: Document; marks: SpanMark[] }> = fc
  .array(fc.record({ text, number: fc.constantFrom(null, "1.", "2.", "(a)"), note: fc.nat(3), at: fc.nat(200) }), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((made) => {
    const blocks = made.map((one, index) => {
      const marks =
        one.note === 0 ? [{ offset: one.at % (one.text.length + 1), note: `p${(index + 1) % made.length}` }] : [];
      return block(`p${index}`, one.text, { number: one.number, marks });
    });
    const mark = fc
      .record({
        block: fc.nat(blocks.length - 1),
        start: fc.nat(60),
        length: fc.nat(25),
        kind: fc.constantFrom(...kinds),
      })
      .map((one): SpanMark | null => {
        const length = blocks[one.block]?.text.length ?? 0;
        const [start, end] = [Math.min(one.start, length), Math.min(one.start + one.length, length)];
        return start < end ? { block: `p${one.block}`, start, end, kind: one.kind } : null;
      });
    return fc.array(mark, { maxLength: 12 }).map((marks) => ({
      document: documentWith(...blocks),
      marks: marks.filter((one) => one !== null),
    }));
  });

const kinds = ["party", "identifier", "place", "marked"] as const;
