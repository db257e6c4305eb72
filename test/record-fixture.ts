import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import {
  actOf,
  amend,
  type Block,
  type Document,
  type Envelope,
  type Excerpt,
  excerpt,
  headerOf,
  type KeyPolicy,
  type RedactedCopy,
  redact,
  type SealedReport,
  type Signed,
  type SpanMark,
  sealDocument,
  writeSealedFile,
} from "#document";
import type { Random } from "#kernel";
import { nodeCrypto } from "#log";
import {
  commitment,
  cosign,
  type Entry,
  encodeReceipt,
  entryHash,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  fromHex,
  leavesReader,
  noPrevious,
  parseNote,
  proveInclusion,
  type Result,
  type Signer,
  signatureType,
  signNote,
  treeRoot,
  verifierKey,
} from "#record";
import { formatPolicy, type PolicyFile } from "#verify";

/** node:crypto, for tests of rooms that may not import it themselves. */
export const testCrypto = nodeCrypto;

/** A secret key from a fixed seed: the name decides it, and `words` where a second one of that name is needed. For tests alone. */
export function testKey(name: string, type: number = signatureType.ed25519, words = "test key"): Signer {
  const seed = createHash("sha256").update(`${words} ${name}`).digest();
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(12);
  const key = good(verifierKey(nodeCrypto, name, type, publicKey));
  return { vkey: formatVerifierKey(key), sign: (message) => sign(null, message, secret) };
}

/** Bytes that look random and are the same in every run. */
export function testRandom(seed: string): Random {
  let counter = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < bytes; length += 32)
      parts.push(createHash("sha256").update(`${seed} ${counter++}`).digest());
    return new Uint8Array(Buffer.concat(parts).subarray(0, bytes));
  };
}

export function good<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem);
}

/** A whole log in memory: every act gets an entry, a checkpoint a minute later, and a receipt under it. */
export class MemoryLog {
  readonly log: Signer;
  readonly witnesses: readonly Signer[];
  readonly entries: Entry[] = [];
  /** POSIX seconds of the next checkpoint. */
  time: bigint;
  #random: Random;

  constructor(log: Signer, witnesses: readonly Signer[], options: { seed?: string; time?: bigint } = {}) {
    this.log = log;
    this.witnesses = witnesses;
    this.time = options.time ?? 1_536_825_600n;
    this.#random = testRandom(`log ${options.seed ?? ""}`);
  }

  /** The receipt's text; `cosigners` are the witnesses who answer, all of them unless told otherwise. */
  append(stream: Uint8Array, act: Uint8Array, cosigners = this.witnesses): string {
    const { receipt, index, salt, entry } = this.add(stream, act);
    return receipt(this.checkpoint(cosigners), index, salt, entry);
  }

  /** An entry without a checkpoint of its own; the answer makes its receipt under a later one. */
  add(stream: Uint8Array, act: Uint8Array) {
    const mine = this.entries.filter((other) => Buffer.compare(other.stream, stream) === 0);
    const last = mine.at(-1);
    const salt = this.#random(32);
    const entry: Entry = {
      stream,
      number: BigInt(mine.length),
      previous: last ? entryHash(nodeCrypto, last) : noPrevious,
      commitment: commitment(nodeCrypto, salt, act),
    };
    const index = BigInt(this.entries.push(entry) - 1);
    const receipt = (checkpoint: string, at = index, opening = salt, of = entry) => {
      const proof = good(
        proveInclusion(nodeCrypto, leavesReader(nodeCrypto, this.leaves()), at, BigInt(this.entries.length)),
      );
      return good(encodeReceipt({ entry: of, salt: opening, act, tokens: [], index: at, proof, checkpoint }));
    };
    return { receipt, index, salt, entry };
  }

  /** Signed by the log and cosigned a second apart. */
  checkpoint(cosigners = this.witnesses): string {
    const text = formatCheckpoint({
      origin: this.log.vkey.split("+", 1)[0] ?? "",
      size: BigInt(this.entries.length),
      root: treeRoot(nodeCrypto, this.leaves()),
    });
    const note = good(parseNote(good(signNote(nodeCrypto, text, [this.log]))));
    const lines = cosigners.map((witness, i) => good(cosign(nodeCrypto, text, this.time + BigInt(i), witness)));
    this.time += 60n;
    return formatNote({ text, signatures: [...note.signatures, ...lines] });
  }

  /** Inclusion proof of an entry in the log as it is now. */
  proof(index: number): Uint8Array[] {
    const read = leavesReader(nodeCrypto, this.leaves());
    return good(proveInclusion(nodeCrypto, read, BigInt(index), BigInt(this.entries.length)));
  }

  leaves(): Uint8Array[] {
    return this.entries.map((entry) => entryHash(nodeCrypto, entry));
  }
}

const text = (
  id: string,
  kind: Block["kind"],
  number: string | null,
  words: string,
  more: Partial<Block> = {},
): Block => ({
  id,
  kind,
  number,
  level: 0,
  parent: null,
  text: words,
  marks: [],
  page: null,
  place: id,
  language: "en",
  ...more,
});

/** A short report in which all names are invented. */
export function testDocument(): Document {
  return {
    title: "Report on deliveries of fuel",
    format: "text",
    language: "en",
    blocks: [
      text("h1", "heading", "I.", "Maritime transfers", { level: 1 }),
      text(
        "p1",
        "numbered",
        "1.",
        "On 14 May the tanker Orbel received fuel at sea. Its master, Pavel Obrazin, denied it.",
      ),
      text(
        "p2",
        "numbered",
        "2.",
        "A witness in the port of Testhaven saw the transfer. The panel has photographs of it.",
        {
          marks: [{ offset: 48, note: "n1" }],
        },
      ),
      text("p3", "numbered", "3.", "The panel finds that the transfer broke the measures."),
      text("t1", "table", null, ""),
      text("r1", "row", null, "Orbel\t14 May\t1,200", { parent: "t1", cells: ["Orbel", "14 May", "1,200"] }),
      text("r2", "row", null, "Tarvo\t16 May\t900", { parent: "t1", cells: ["Tarvo", "16 May", "900"] }),
      text("n1", "footnote", "1", "Interview of 3 June.", { parent: "p2" }),
      text("p4", "numbered", "4.", "The flag State has not answered."),
    ],
  };
}

function marksOf(document: Document): SpanMark[] {
  const named: [string, SpanMark["kind"]][] = [
    ["Pavel Obrazin", "party"],
    ["Orbel", "party"],
    ["Testhaven", "place"],
  ];
  return document.blocks.flatMap(({ id, text }) =>
    named.flatMap(([name, kind]) => {
      const start = text.indexOf(name);
      return start < 0 ? [] : [{ block: id, start, end: start + name.length, kind }];
    }),
  );
}

/** Everything a test of verification needs, made from fixed seeds: the same bytes in every run, with other keys for other `words`. */
export function recordFixture(words?: string) {
  const keys = {
    authors: ["panel.example/a", "panel.example/b", "panel.example/c"].map((name) =>
      testKey(name, signatureType.ed25519, words),
    ),
    publisher: testKey("secretariat.example/release", signatureType.ed25519, words),
    log: testKey("log.example/test", signatureType.ed25519, words),
    witnesses: [1, 2, 3, 4].map((i) => testKey(`w${i}.example/witness`, signatureType.cosignature, words)),
    /** In no policy. */
    stranger: testKey("stranger.example"),
  };
  const vkeys = (signers: readonly Signer[]) => signers.map(({ vkey }) => vkey);
  const authors: KeyPolicy = { threshold: 2, keys: vkeys(keys.authors) };
  const policyFile: PolicyFile = {
    type: "penholder/policy/1",
    authors,
    publishers: { threshold: 1, keys: [keys.publisher.vkey] },
    log: logPolicyText(keys.log, keys.witnesses, 3),
    timestampers: [],
  };
  const log = new MemoryLog(keys.log, keys.witnesses);
  for (let i = 0; i < 3; i++) log.add(testRandom(`heartbeat ${i}`)(16), new Uint8Array(0));
  const tools = { crypto: nodeCrypto, random: testRandom("sealing") };
  const signers = keys.authors.slice(0, 2);
  const stream = (envelope: Envelope) => good(fromHex(good(headerOf(envelope)).stream));
  const logged = (signed: Signed, seal: Envelope): Signed => ({
    envelope: signed.envelope,
    receipt: log.append(stream(seal), actOf(signed.envelope)),
  });
  const sealLogged = (report: SealedReport): SealedReport => ({
    ...report,
    seal: logged(report.seal, report.seal.envelope),
  });
  const copyLogged = (copy: RedactedCopy): RedactedCopy => ({
    ...copy,
    manifest: logged(copy.manifest, copy.seal.envelope),
  });

  const document = testDocument();
  const sealed = sealLogged(
    sealDocument(tools, document, {
      report: "Deliveries of fuel",
      marks: marksOf(document),
      mustNotRedact: [{ block: "p3", start: 0, end: 53 }],
      policy: authors,
      signers,
    }),
  );
  const next = testDocument();
  next.blocks = next.blocks.map((block) =>
    block.id === "p1"
      ? { ...block, text: "On 14 May the tanker Orbel received fuel at sea. Its master denied it." }
      : block,
  );
  const pairs = sealed.blocks.map(({ id }, i) => [id, document.blocks[i]?.id ?? ""] as const);
  const amended = sealLogged(amend(tools, sealed, next, pairs, { marks: marksOf(next), policy: authors, signers }));
  const id = (report: SealedReport, name: string) =>
    report.blocks[document.blocks.findIndex((block) => block.id === name)]?.id ?? "";
  const plan = (report: SealedReport) => [
    {
      names: ["Testhaven"],
      passages: [{ block: id(report, "n1"), slots: null }],
      reason: "protection-of-source",
      authority: "The Committee",
      decision: "SC/2018/12",
    },
    {
      passages: [{ block: id(report, "p1"), slots: null }],
      numbers: [id(report, "p1")],
      reason: "personal-data",
      authority: "The Committee",
      decision: "SC/2018/13",
    },
  ];
  const publish = { signers: [keys.publisher] };
  const redacted = copyLogged(redact(nodeCrypto, sealed, plan(sealed), { ...publish, previous: null, released: [] }));
  const redactedAmended = copyLogged(
    redact(nodeCrypto, amended, plan(amended), { ...publish, previous: redacted, released: [redacted] }),
  );
  const cutOut: Excerpt = excerpt(nodeCrypto, redacted, { block: id(sealed, "p2"), sentences: [1], title: true }, []);
  return {
    keys,
    log,
    policyFile,
    policyText: formatPolicy(nodeCrypto, policyFile),
    signaturesOnlyText: formatPolicy(nodeCrypto, { ...policyFile, log: null }),
    document,
    /** Sealed id of a block of testDocument. */
    idOf: (name: string) => id(sealed, name),
    sealed,
    amended,
    redacted,
    redactedAmended,
    excerpt: cutOut,
    files: {
      sealed: writeSealedFile(sealed),
      amended: writeSealedFile(amended),
      redacted: writeSealedFile(redacted),
      redactedAmended: writeSealedFile(redactedAmended),
      excerpt: writeSealedFile(cutOut),
      receipt: new TextEncoder().encode(sealed.seal.receipt ?? ""),
      checkpoint: new TextEncoder().encode(log.checkpoint()),
    },
  };
}

/** tlog-policy text: one group of all witnesses. */
export function logPolicyText(log: Signer, witnesses: readonly Signer[], quorum: number): string {
  const lines = [
    `log ${log.vkey} https://log.example/`,
    ...witnesses.map(({ vkey }, i) => `witness w${i + 1} ${vkey}`),
    `group all-witnesses ${quorum} ${witnesses.map((_, i) => `w${i + 1}`).join(" ")}`,
    "quorum all-witnesses",
  ];
  return `${lines.join("\n")}\n`;
}
