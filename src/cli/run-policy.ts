import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import type { KeyPolicy } from "#document";
import { PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { fingerprint, formatLogPolicy, type LogPolicy, parseVerifierKey, toBase64, type VerifierKey } from "#record";
import { describePolicy, formatPolicy, type Policy, parsePolicy, policyFingerprint } from "#verify";
import { foundingOf } from "#verify/case";
import { harmless } from "#writers";
import { bytesOf } from "./files.ts";
import { writeOutput } from "./output.ts";
import type { PolicyOptions } from "./trust-options.ts";

/** Bytes of a key, a policy, a certificate or a checkpoint; more is a mistake. */
const largestText = 2 ** 20;

/** A small file as text; what is not UTF-8 becomes what no parser of ours accepts. */
export function textOf(path: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(path, largestText));
}

/** Makes a policy file, and shows on stderr what it says. */
export function makePolicy(options: PolicyOptions): void {
  const text = formatPolicy(nodeCrypto, {
    type: "penholder/policy/1",
    authors: keyPolicy(options.author, options.authors, "--authors"),
    publishers: keyPolicy(options.publisher, options.publishers, "--publishers"),
    log: logText(options),
    timestampers: options.timestamper.map(certificate),
  });
  writeOutput(text, options.out);
  if (options.out !== undefined) process.stderr.write(`Written: ${options.out}\n\n${described(text)}`);
}

/** Prints who is trusted, with fingerprints; or, of a founding, who began the register. */
export function showPolicy(path: string): void {
  const text = textOf(path);
  const founding = foundingOf(text);
  process.stdout.write(founding ? harmlessLines(describedFounding(founding)) : described(text));
}

function describedFounding({ record, founders }: NonNullable<ReturnType<typeof foundingOf>>): string {
  const lines = founders.map(({ person, name, role, vkey }) => {
    const key = parseVerifierKey(nodeCrypto, vkey);
    return `  ${key.ok ? fingerprint(nodeCrypto, key.value) : "no key"}   ${person}, ${role} (${name})`;
  });
  return `The record ${record} was begun by\n${lines.join("\n")}\nCompare by telephone; penholder verify CASE --founding takes this file.\n`;
}

/** Reads the reader's policy. */
export function openPolicy(path: string): Policy {
  return parsePolicy(nodeCrypto, textOf(path));
}

function described(text: string): string {
  const parts = describePolicy(nodeCrypto, parsePolicy(nodeCrypto, text)).map(({ title, says, keys }) =>
    [
      title,
      `  ${says}`,
      ...keys.map(({ name, fingerprint, url }) => `  ${fingerprint}   ${name}${url === null ? "" : `   ${url}`}`),
    ].join("\n"),
  );
  return harmlessLines(`${parts.join("\n\n")}\n\nThis policy as a whole\n  ${policyFingerprint(nodeCrypto, text)}\n`);
}

function harmlessLines(text: string): string {
  return text.split("\n").map(harmless).join("\n");
}

function keyPolicy(given: readonly string[], threshold: number | undefined, option: string): KeyPolicy {
  if (threshold !== undefined && threshold > given.length)
    throw usage(`${option} asks for ${threshold} signatures, and only ${given.length} such keys are named.`);
  return { threshold: threshold ?? given.length, keys: given.map(keyText) };
}

/** A key as given: the line itself, or a file that holds it. */
function keyText(given: string): string {
  if (!existsSync(given)) return given;
  const line = textOf(given).trim();
  if (line.startsWith("PRIVATE+KEY+"))
    throw new PenholderError("key-invalid", `${given} holds a secret key: name the public one that keygen printed.`, {
      file: given,
    });
  return line;
}

function logText({ log, witness = [], quorum, logPolicy }: PolicyOptions): string | null {
  if (logPolicy !== undefined) {
    if (Array.isArray(log) || witness.length > 0 || quorum !== undefined)
      throw usage("--log-policy says everything about the log: leave out --log, --witness and --quorum.");
    return textOf(logPolicy);
  }
  if (log === false) {
    if (witness.length > 0 || quorum !== undefined)
      throw usage("Witnesses watch a log: name it with --log, or leave them out.");
    return null;
  }
  if (log === undefined)
    throw usage("Name the log with --log (or --log-policy); or choose with --no-log to look at signatures alone.");
  return formatLogPolicy(logPolicyOf(log, witness, quorum));
}

/** One group of all witnesses; without --quorum as many as tolerate the most liars while a third may be silent. */
function logPolicyOf(log: readonly string[], witness: readonly string[], quorum: number | undefined): LogPolicy {
  const witnesses = keysAndUrls(witness).map(({ key, url }) => ({ name: key.name, key, url }));
  const threshold = quorum ?? Math.floor((2 * witnesses.length) / 3) + 1;
  if (quorum !== undefined && quorum > witnesses.length)
    throw usage(`--quorum asks for ${quorum} witnesses, and only ${witnesses.length} are named.`);
  const group = { name: "all-witnesses", threshold, members: witnesses.map(({ name }) => name) };
  return witnesses.length === 0
    ? { logs: keysAndUrls(log), witnesses, groups: [], quorum: null }
    : { logs: keysAndUrls(log), witnesses, groups: [group], quorum: group.name };
}

/** Keys, each perhaps followed by its address. */
function keysAndUrls(given: readonly string[]): { key: VerifierKey; url: string | null }[] {
  const all: { key: VerifierKey; url: string | null }[] = [];
  for (const word of given) {
    const last = all.at(-1);
    if (/^https?:\/\//.test(word)) {
      if (!last || last.url !== null) throw usage(`The address ${word} follows no key.`);
      last.url = word;
    } else all.push({ key: readKey(word), url: null });
  }
  return all;
}

function readKey(given: string): VerifierKey {
  const key = parseVerifierKey(nodeCrypto, keyText(given));
  if (key.ok) return key.value;
  throw new PenholderError(
    "key-invalid",
    `${given} is not a public key (${key.problem}): give the line that keygen printed, or its file.`,
  );
}

/** Certificate files are PEM or DER; the policy holds DER. */
function certificate(path: string): string {
  try {
    return toBase64(new X509Certificate(bytesOf(path, largestText)).raw);
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError("file-corrupt", `${path} is not a certificate: ask the authority for it as PEM or DER.`, {
      file: path,
    });
  }
}

function usage(sentence: string): PenholderError {
  return new PenholderError("usage", sentence);
}
