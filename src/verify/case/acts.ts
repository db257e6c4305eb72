import { openAct } from "#acts";
import {
  type Crypto,
  commitment,
  entryHash,
  equalBytes,
  fromUtf8,
  type LogPolicy,
  parseReceipt,
  parseSignedCheckpoint,
  toHex,
  type VerifiedCheckpoint,
  verifyCheckpoint,
  verifyInclusion,
} from "#record";
import { type Finding, failed, passed } from "../findings.ts";
import { counted } from "../wording.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames } from "./form.ts";
import { parseLodgingProof } from "./lodging.ts";
import type { CaseEntry } from "./types.ts";

/** What was found of the acts and the checkpoints that they rest on. */
export interface ReadActs {
  finding: Finding;
  entries: CaseEntry[];
  heads: Heads;
}

/** Checkpoints by their text: each is verified once. */
export class Heads {
  readonly #crypto: Crypto;
  readonly #policy: LogPolicy | null;
  readonly #known = new Map<string, Head | string>();

  constructor(crypto: Crypto, policy: LogPolicy | null) {
    this.#crypto = crypto;
    this.#policy = policy;
  }

  /** The checkpoint as the reader's policy sees it; a sentence where it does not hold. */
  read(text: string): Head | string {
    const known = this.#known.get(text) ?? this.#verify(text);
    this.#known.set(text, known);
    return known;
  }

  all(): Head[] {
    return [...this.#known.values()].filter((head) => typeof head !== "string");
  }

  #verify(text: string): Head | string {
    if (this.#policy === null) {
      const signed = parseSignedCheckpoint(text);
      return signed.ok ? { ...signed.value.checkpoint, verified: null } : signed.problem;
    }
    const verified = verifyCheckpoint(this.#crypto, this.#policy, text);
    if (!verified.ok) return verified.problem;
    if (!verified.value.quorum) return "too few of the witnesses whom you trust cosigned it";
    return { ...verified.value.checkpoint, verified: verified.value };
  }
}

export interface Head {
  origin: string;
  size: bigint;
  root: Uint8Array;
  verified: VerifiedCheckpoint | null;
}

/** Every act is what its receipt is for, and stands in the log where the folder says, under a checkpoint that holds. */
export function readActs(crypto: Crypto, files: CaseFiles, file: CaseFile, policy: LogPolicy | null): ReadActs {
  const heads = new Heads(crypto, policy);
  const entries: CaseEntry[] = [];
  let last = -1;
  for (const { index, received, closed } of file.acts) {
    if (index <= last)
      return wrong("reordered", `case.json lists act ${index} after act ${last}, twice or out of order.`);
    last = index;
    if (closed) continue;
    const read = readOne(crypto, files, heads, file, index);
    if (typeof read === "string") return wrong("not-logged", `Act ${index}: ${read}.`);
    entries.push({ ...read, received });
  }
  const whose =
    policy === null ? "the log that it names itself" : "the log that you trust, cosigned by enough of your witnesses";
  const says = `${counted(entries.length, "act")}: each is in ${whose}, at the place that the folder states.`;
  const unknown = heads.all().flatMap(({ verified }) => verified?.unknown ?? []);
  const strangers = unknown.map(({ name, signature }) => `not checked: ${name}, ${toHex(crypto.sha256(signature))}`);
  return { finding: passed("case-receipts", says, strangers), entries, heads };

  function wrong(failure: "reordered" | "not-logged", problem: string): ReadActs {
    return { finding: failed("case-receipts", failure, problem), entries: [], heads };
  }
}

type Read = Omit<CaseEntry, "received">;

function readOne(crypto: Crypto, files: CaseFiles, heads: Heads, file: CaseFile, index: number): Read | string {
  const bytes = files.get(fileNames.act(index));
  const text = fromUtf8(files.get(fileNames.receipt(index)) ?? new Uint8Array());
  const receipt = text.ok ? parseReceipt(text.value) : text;
  if (!bytes || !receipt.ok) return `its receipt cannot be read (${receipt.ok ? "no act" : receipt.problem})`;
  const { entry, salt, act, proof, checkpoint, index: at } = receipt.value;
  if (at !== BigInt(index)) return `its receipt is for entry ${at} of the log`;
  if (!equalBytes(act, bytes)) return `${fileNames.act(index)} is not the act that its receipt is for`;
  if (!equalBytes(commitment(crypto, salt, bytes), entry.commitment))
    return "the log's entry commits to something else";
  const head = heads.read(checkpoint);
  if (typeof head === "string") return `the checkpoint of its receipt does not hold: ${head}`;
  if (head.origin !== file.record) return `its receipt is of the log ${head.origin}, and the case of ${file.record}`;
  if (!verifyInclusion(crypto, at, head.size, entryHash(crypto, entry), proof, head.root))
    return "its receipt does not show it in the log at that place";
  const lodging = parseLodgingProof(bytes);
  const opened = lodging ? null : openAct(bytes);
  if (opened && !opened.ok) return opened.problem;
  const act_ = opened?.value ?? null;
  return {
    index,
    bytes,
    entry,
    receipt: receipt.value,
    act: act_,
    lodging,
    notBefore: null,
    existedBy: head.verified?.existedBy ?? null,
  };
}
