import {
  actOf,
  type Excerpt,
  headerOf,
  headerType,
  type Manifest,
  manifestOf,
  manifestType,
  type OpenBlock,
  type PartlyOpenBlock,
  type RedactedCopy,
  type SealedBlock,
  type SealedFile,
  type SealedReport,
  type Signed,
  signStatement,
  writeSealedFile,
} from "#document";
import { canonicalJson, type Json } from "#kernel";
import { nodeCrypto as crypto } from "#log";
import { fromHex, type Signer, utf8 } from "#record";
import { type PolicyFile, parsePolicy, type Report, verifyArtefact } from "#verify";
import { good, recordFixture } from "../record-fixture.ts";
import type { Attack, Outcome } from "./attack.ts";

/** A report sealed, amended, redacted, excerpted and logged, all of it honest: the ground on which the attacks are played. */
export const stage = recordFixture();

/** How a reader with this policy judges; `policy` is the text of the file, null for none. */
export function judge(
  bytes: Uint8Array,
  policy: string | null = stage.policyText,
  earlier: readonly string[] = [],
): Report {
  return verifyArtefact(bytes, { crypto, policy: policy === null ? null : parsePolicy(crypto, policy), earlier });
}

/** The policy of the stage with changes, written without the checks that `penholder policy` makes. */
export const policyWith = (change: Partial<PolicyFile>): string =>
  `${canonicalJson({ ...stage.policyFile, ...change })}\n`;

export function judged(bytes: Uint8Array, policy: string | null = stage.policyText): Outcome {
  const { verdict, says } = judge(bytes, policy);
  return { ended: verdict, says, artefact: { bytes, policy } };
}

export type Forgery = SealedFile | Uint8Array | string;

/** An attack that ends in a file, which a reader verifies. */
export function forged(
  row: Pick<Attack, "name" | "does" | "defence" | "expected"> & Partial<Attack>,
  make: () => Forgery,
  policy: string | null = stage.policyText,
): Attack {
  return { who: "publisher", ...row, run: () => judged(bytesOf(make()), policy) };
}

export function bytesOf(forgery: Forgery): Uint8Array {
  if (typeof forgery === "string") return utf8(forgery);
  return forgery instanceof Uint8Array ? forgery : writeSealedFile(forgery);
}

/** A deep copy with changes. */
export function changed<File extends SealedFile>(file: File, change: (copy: File) => unknown): File {
  const copy = structuredClone(file);
  change(copy);
  return copy;
}

/** A block of the report by its name in testDocument. */
export function openBlock(file: { blocks: SealedBlock[] }, name: string): OpenBlock {
  const found = blockOf(file, name);
  if (found.state !== "open") throw new Error(`${name} is not open`);
  return found;
}

export function partlyOpen(file: { blocks: SealedBlock[] }, name: string): PartlyOpenBlock {
  const found = blockOf(file, name);
  if (found.state !== "partly") throw new Error(`${name} is not partly open`);
  return found;
}

export function blockOf({ blocks }: { blocks: SealedBlock[] }, name: string): SealedBlock {
  return must(blocks.find(({ id }) => id === stage.idOf(name)));
}

export function placeOf({ blocks }: { blocks: SealedBlock[] }, name: string): number {
  return blocks.findIndex(({ id }) => id === stage.idOf(name));
}

export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("it is not there");
  return value;
}

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Logs an act anew with the honest log and witnesses, in the stream of the report. */
export function logged(signed: Pick<Signed, "envelope">, report: { seal: Signed }): Signed {
  const stream = good(fromHex(good(headerOf(report.seal.envelope)).stream));
  return { envelope: signed.envelope, receipt: stage.log.append(stream, actOf(signed.envelope)) };
}

/** A copy under another manifest, signed by these keys and logged. */
export function withManifest(
  copy: RedactedCopy,
  change: (manifest: Manifest) => unknown,
  signers: readonly Signer[] = [stage.keys.publisher],
): RedactedCopy {
  const manifest = structuredClone(good(manifestOf(copy.manifest.envelope)));
  change(manifest);
  return { ...copy, manifest: logged({ envelope: signStatement(manifestType, manifest, signers) }, copy) };
}

/** A sealed file under another header, signed by these keys and logged. */
export function withHeader<File extends SealedReport | RedactedCopy | Excerpt>(
  file: File,
  change: (header: { [key: string]: Json }) => unknown,
  signers: readonly Signer[],
): File {
  const header = structuredClone(good(headerOf(file.seal.envelope))) as { [key: string]: Json };
  change(header);
  return { ...file, seal: logged({ envelope: signStatement(headerType, header, signers) }, file) };
}
