// The record of the worked example: both versions sealed, logged with four witnesses, and published with one paragraph
// and a few words hidden. Writes what a stranger would be given to the folder named; everything else lies beside it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { align } from "#compare";
import {
  actOf,
  amend,
  type Document,
  documentOf,
  excerpt,
  type HidingPlan,
  type RedactedCopy,
  redact,
  type SealedReport,
  sealDocument,
  writeSealedFile,
} from "#document";
import { readParties } from "#lists";
import {
  cosignWith,
  initLog,
  type Log,
  newKey,
  nodeCrypto,
  nodeRandom,
  nodeSigner,
  openLog,
  runWitness,
  type Witness,
} from "#log";
import { readFile } from "#readers";
import { formatLogPolicy, fromHex, parseLogPolicy, type Result, type Signer, signatureType } from "#record";
import { formatPolicy } from "#verify";
import { findMarks } from "../src/cli/marks.ts";

const example = join(import.meta.dirname, "2018-midterm");
const out = process.argv[2] ?? join("out", "record");
const tools = { crypto: nodeCrypto, random: nodeRandom };
const origin = "log.penholder.example/midterm-2018";
const organisations = ["university", "press-institute", "mission-a", "mission-b"];

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "keys"), { recursive: true });
const authors = ["coordinator", "expert"].map((name) => makeKey(`panel.example/${name}`, signatureType.ed25519));
const publisher = makeKey("secretariat.example/publications", signatureType.ed25519);
const logKey = makeKey(origin, signatureType.ed25519);
const witnesses = await Promise.all(organisations.map(startWitness));
const logPolicy = policyText(witnesses);
const policy = formatPolicy(nodeCrypto, {
  type: "penholder/policy/1",
  authors: { threshold: 2, keys: authors.map(({ vkey }) => vkey) },
  publishers: { threshold: 1, keys: [publisher.vkey] },
  log: logPolicy,
  timestampers: [],
});
await initLog({ folder: join(out, "log"), signer: logKey });
const log = await openLog({ folder: join(out, "log"), signer: logKey, witnessing: cosignWith(logPolicy) });
try {
  await run(log);
} finally {
  await log.close();
  await Promise.all(witnesses.map((witness) => witness.close()));
}

async function run(log: Log): Promise<void> {
  const parties = readParties(readFileSync(join(example, "parties.csv")), "parties.csv");
  const [original, amended] = await Promise.all(
    ["original.docx", "amended.docx"].map(async (name) => (await readFile(join(example, name), {})).document),
  );
  if (!original || !amended) throw new Error("The example's two versions cannot be read.");
  const sealing = (document: Document) => ({
    marks: findMarks(document, parties, ["two crew members"]),
    policy: { threshold: 2, keys: authors.map(({ vkey }) => vkey) },
    signers: authors,
  });
  const first = await logged(
    sealDocument(tools, original, {
      ...sealing(original),
      report: "Midterm report 2018 (illustration)",
      mustNotRedact: [{ block: paragraph(original, "10") }],
    }),
    log,
  );
  const pairs = align(documentOf(first), amended).flatMap(({ original: [old], amended: [now] }) =>
    old !== undefined && now !== undefined ? [[old, now] as [string, string]] : [],
  );
  const second = await logged(amend(tools, first, amended, pairs, sealing(amended)), log);
  const copies = [await published(first, null, log)];
  copies.push(await published(second, copies[0] ?? null, log));
  const one = excerpt(
    nodeCrypto,
    second,
    { block: paragraph(documentOf(second), "10"), sentences: null, title: true },
    copies,
  );
  write("version-1.sealed.json", writeSealedFile(first), 0o600);
  write("version-2.sealed.json", writeSealedFile(second), 0o600);
  for (const [i, copy] of copies.entries()) write(`version-${i + 1}.json`, writeSealedFile(copy));
  write("paragraph-10.json", writeSealedFile(one));
  write("reader.policy", policy);
  const last = writeSealedFile(copies[1] as RedactedCopy);
  write("tampered.json", Buffer.from(last).toString("utf8").replace("8 June 2018", "9 June 2018"));
  tell(first, second, log);
}

/** What is hidden in both published copies: who told the panel of it must not be found. */
function plan(report: SealedReport): HidingPlan[] {
  const order = { authority: "Coordinator of the panel", decision: "Decision of 3 September 2018 (invented)" };
  const master = documentOf(report).blocks.find(({ text }) => text.startsWith("The master of the Tern Harbour"));
  return [
    { passages: master ? [{ block: master.id, slots: null }] : [], reason: "safety-of-person", ...order },
    { names: ["two crew members"], reason: "protection-of-source", ...order },
  ];
}

async function published(report: SealedReport, previous: RedactedCopy | null, log: Log): Promise<RedactedCopy> {
  const released = previous ? [previous] : [];
  const copy = redact(nodeCrypto, report, plan(report), { previous, released, signers: [publisher] });
  return {
    ...copy,
    manifest: { ...copy.manifest, receipt: await receiptOf(copy, actOf(copy.manifest.envelope), log) },
  };
}

async function logged(report: SealedReport, log: Log): Promise<SealedReport> {
  return { ...report, seal: { ...report.seal, receipt: await receiptOf(report, actOf(report.seal.envelope), log) } };
}

async function receiptOf({ seal }: SealedReport | RedactedCopy, act: Uint8Array, log: Log): Promise<string> {
  const { stream } = JSON.parse(Buffer.from(seal.envelope.payload, "base64").toString()) as { stream: string };
  return (await log.append({ stream: good(fromHex(stream)), act })).receipt;
}

function paragraph({ blocks }: Document, wanted: string): string {
  const block = blocks.find(({ kind, number }) => kind === "numbered" && number === `${wanted}.`);
  if (!block) throw new Error(`The example has no paragraph ${wanted}.`);
  return block.id;
}

function makeKey(name: string, type: number): Signer {
  const { secret } = newKey(name, type);
  const file = join(out, "keys", `${name.replaceAll("/", "-")}.key`);
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return nodeSigner(secret, file);
}

function startWitness(organisation: string): Promise<Witness> {
  const key = makeKey(`${organisation}.example`, signatureType.cosignature);
  const folder = join(out, "witnesses", organisation);
  return runWitness({ folder, key, logs: [{ origin, vkey: logKey.vkey }], listen: { port: 0 } });
}

/** Three of four must cosign: one of them may lie, one may be silent. */
function policyText(running: readonly Witness[]): string {
  const lines = running.map(({ vkey, url }, i) => `witness ${organisations[i]} ${vkey} ${url}/`);
  const text = [`log ${logKey.vkey}`, ...lines, `group witnesses 3 ${organisations.join(" ")}`, "quorum witnesses", ""];
  return formatLogPolicy(good(parseLogPolicy(nodeCrypto, text.join("\n"))));
}

function write(name: string, content: string | Uint8Array, mode = 0o644): void {
  writeFileSync(join(out, name), content, { mode });
}

function tell(first: SealedReport, second: SealedReport, log: Log): void {
  const before = new Set(first.blocks.map((block) => (block.state === "open" ? block.seed : "")));
  const kept = second.blocks.filter((block) => block.state === "open" && before.has(block.seed)).length;
  const file = (name: string) => relative(process.cwd(), join(out, name));
  process.stdout.write(`The record of it. A demonstration: one operator runs the log and its four witnesses here, which in earnest would be
four organisations that do not depend on each other.
  Version 1 was sealed by two authors (${first.blocks.length} blocks), version 2 after it: ${kept} of its ${second.blocks.length} blocks are untouched.
  Of each a copy was published, with one paragraph and one passage hidden, each with its reason and who ordered it.
  All four are in a log of ${log.size()} entries that three of four witnesses must cosign.

A stranger checks the published copy with these:
  npx penholder policy show ${file("reader.policy")}
  npx penholder verify ${file("version-2.json")} --policy ${file("reader.policy")}
  npx penholder verify ${file("version-2.json")} --against ${file("version-1.json")} --policy ${file("reader.policy")}
  npx penholder verify ${file("paragraph-10.json")} --policy ${file("reader.policy")}
In this one a single digit was changed afterwards:
  npx penholder verify ${file("tampered.json")} --policy ${file("reader.policy")}
`);
}

function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}
