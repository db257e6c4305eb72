import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { actOf, headerOf, parseSealedFile } from "#document";
import { canonicalJson, PenholderError } from "#kernel";
import { lodgeWith, nodeCrypto, nodeRandom, statementsOf } from "#log";
import { commitment, parseMatter, quorumMet, signLodging, toBase64, toHex } from "#record";
import { bytesOf } from "./files.ts";
import { openLogPolicy } from "./log-policy.ts";
import { writeOutput } from "./output.ts";
import type { LodgeCommandOptions } from "./record-options.ts";
import { openSigner } from "./run-log.ts";
import { largestSealed } from "./sealed-files.ts";

/** Lodges a file with the witnesses of a policy; answers the exit code. */
export async function lodge(path: string, options: LodgeCommandOptions): Promise<number> {
  const policy = openLogPolicy(options.policy);
  const signer = openSigner(options.key);
  const { act, stream } = actIn(bytesOf(path, largestSealed));
  const named = options.matter ?? stream;
  if (named === undefined) throw new PenholderError("usage", `Say what ${path} is about: --matter ID.`, { file: path });
  const matter = matterOf(named);
  const salt = nodeRandom(32);
  const lodging = signLodging(nodeCrypto, { matter, commitment: commitment(nodeCrypto, salt, act) }, signer);
  if (!lodging.ok) throw new PenholderError("key-invalid", `${options.key} cannot sign a lodging: ${lodging.problem}.`);
  const out = options.out ?? `${path}.lodging.json`;
  // Kept before it is handed out: a lodging without its salt could never be opened.
  const keep = (slips: { witness: string; slip: string }[]) =>
    writeOutput(
      `${canonicalJson({ type: "penholder/lodging/1", matter: named, salt: toBase64(salt), lodging: lodging.value, slips })}\n`,
      out,
      0o600,
    );
  keep([]);
  const answers = await lodgeWith(policy, lodging.value);
  const slips = answers.flatMap(({ witness, slip }) => (slip === null ? [] : [{ witness, slip }]));
  keep(slips);
  for (const answer of answers)
    process.stdout.write(
      answer.slip === null
        ? `${answer.witness}: no slip: ${answer.problem}\n`
        : `${answer.witness}: lodged at ${time(answer.opened.lodged.time)}\n`,
    );
  const enough = quorumMet(policy, new Set(slips.map(({ witness }) => witness)));
  process.stderr.write(
    `Slips: ${out}. ${enough ? "The policy's quorum has them." : "Fewer than the policy's quorum have it: try again."}\n`,
  );
  return enough ? 0 : 1;
}

/** Shows what the witnesses sign was lodged in a matter; answers the exit code. */
export async function list(named: string, options: { policy: string; out?: string }): Promise<number> {
  const policy = openLogPolicy(options.policy);
  const answers = await statementsOf(policy, matterOf(named));
  for (const answer of answers) {
    if (answer.text === null) {
      process.stdout.write(`${answer.witness}: ${answer.problem}\n`);
      continue;
    }
    const { lodged, head } = answer.statement;
    const what = lodged.length === 0 ? "nothing was lodged" : `${lodged.length} lodged`;
    process.stdout.write(`${answer.witness}: up to ${time(head.time)}: ${what}\n`);
    for (const { time: at, hash } of lodged) process.stdout.write(`  ${time(at)}  ${toHex(hash)}\n`);
    if (options.out !== undefined) {
      mkdirSync(options.out, { recursive: true });
      writeOutput(answer.text, join(options.out, `${encodeURIComponent(answer.witness)}.statement`));
    }
  }
  return quorumMet(policy, new Set(answers.flatMap(({ witness, text }) => (text === null ? [] : [witness])))) ? 0 : 1;
}

/** What is lodged of a file: of a sealed one the act as which it would be logged, of any other its bytes. */
function actIn(bytes: Uint8Array): { act: Uint8Array; stream?: string } {
  const sealed = parseSealedFile(bytes);
  if (!sealed.ok || sealed.value.type === "penholder/excerpt/1") return { act: bytes };
  const file = sealed.value;
  const header = headerOf(file.seal.envelope);
  const { envelope } = file.type === "penholder/redacted-copy/1" ? file.manifest : file.seal;
  return { act: actOf(envelope), ...(header.ok && { stream: header.value.stream }) };
}

function matterOf(text: string): Uint8Array {
  const matter = parseMatter(text);
  if (matter.ok) return matter.value;
  throw new PenholderError("usage", `${text}: a matter is 32 lower-case hexadecimal digits.`);
}

function time(seconds: bigint): string {
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
