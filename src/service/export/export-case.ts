import { openAct } from "#acts";
import { type Json, PenholderError } from "#kernel";
import type { Actor } from "#people";
import { formatLogPolicy, parseReceipt, utf8 } from "#record";
import type { StoredAct } from "#store";
import { highest } from "#store";
import {
  type CaseEntry,
  type CaseFile,
  entitiesFile,
  fileNames,
  jsonBytes,
  mostEntries,
  parseLodgingProof,
  readmeFile,
  statesFile,
  tableFile,
} from "#verify/case";
import { type Gathered, gather, gatherDisclosed } from "./gather.ts";
import { Receipts } from "./receipts.ts";
import { replayed } from "./replayed.ts";
import type { CaseSource } from "./source.ts";
import { writeFolder } from "./write-folder.ts";

/** What was written. */
export interface Exported {
  folder: string;
  scope: CaseFile["scope"];
  acts: number;
  /** Acts that were not open to whoever exported. */
  closed: number;
  /** Sealed versions that are not in the folder, and why. */
  missing: string[];
}

/**
 * A case as one folder that verifies by itself: acts with receipts, the register's acts, sealed versions, ledgers, states
 * and tables, as far as the actor may see them. Written whole or not at all. Throws `not-found`, `not-allowed`,
 * `restore-not-empty`, and what the log throws.
 */
export async function exportCase(source: CaseSource, file: string, actor: Actor, to: string): Promise<Exported> {
  const receipts = new Receipts(source);
  const { store } = source.institution;
  const { size } = receipts.published;
  const acts = await store.read((reader) => gather(source, reader, file, actor, size));
  await noteExport(source, file, actor, acts);
  return write(source, receipts, { file, scope: "whole", by: actor, acts }, to);
}

/** The acts of a case that were disclosed, for the public: who asked for which change, when, and what was decided. Throws `not-found` where nothing was. */
export async function exportDisclosed(source: CaseSource, file: string, to: string): Promise<Exported> {
  const receipts = new Receipts(source);
  const { size } = receipts.published;
  const acts = await source.institution.store.read((reader) => gatherDisclosed(source, reader, file, size));
  return write(source, receipts, { file, scope: "disclosed", by: null, acts }, to);
}

interface Wanted {
  file: string;
  scope: CaseFile["scope"];
  by: Actor | null;
  acts: readonly Gathered[];
}

async function write(source: CaseSource, receipts: Receipts, wanted: Wanted, to: string): Promise<Exported> {
  const { institution } = source;
  const { crypto, founding, policy } = institution;
  const files = new Map<string, Uint8Array>();
  const entries = await entriesOf(source, receipts, wanted.acts, files);
  await addLog(source, receipts, files);
  const closed = wanted.acts.filter(({ open }) => !open).length;
  const whole = wanted.scope === "whole" && closed === 0;
  const { documents, subjects } = await replayed(institution, entries, wanted, whole, files);
  files.set(fileNames.table, tableFile(entries));
  if (whole) {
    files.set(fileNames.states, statesFile(subjects));
    files.set(fileNames.entities, entitiesFile(subjects));
  }
  const about = {
    type: "penholder/case/1",
    record: founding.record,
    case: wanted.file,
    scope: wanted.scope,
    exported: new Date(institution.clock()).toISOString().replace(/\.\d+Z$/u, "Z"),
    founding: founding as unknown as CaseFile["founding"],
    policy: policy.logs.length === 0 ? null : formatLogPolicy(policy),
    acts: wanted.acts.map(({ row, open }) => ({
      index: Number(row.sequence),
      received: row.received,
      ...(!open && { closed: true as const }),
    })),
    documents,
  } as const;
  files.set(fileNames.readme, readmeFile({ ...about, files: [] }));
  const listed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name, size: bytes.length, sha256: hex(crypto.sha256(bytes)) }));
  files.set(fileNames.case, jsonBytes({ ...about, files: listed } as unknown as Json));
  writeFolder(to, files);
  const missing = documents.flatMap(({ version, missing: why }) =>
    why === undefined ? [] : [`version ${version}: ${why}`],
  );
  return { folder: to, scope: wanted.scope, acts: entries.length, closed, missing };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The open acts with their receipts, as files and as entries that can be replayed. */
async function entriesOf(
  { institution }: CaseSource,
  receipts: Receipts,
  acts: readonly Gathered[],
  files: Map<string, Uint8Array>,
): Promise<CaseEntry[]> {
  const entries: CaseEntry[] = [];
  for (const { row, open } of acts) {
    if (!open) continue;
    const stored = await institution.store.feed.read(row.sequence);
    if (!stored) throw new PenholderError("record-damaged", `Entry ${row.sequence} of the record is missing.`);
    const text = await receipts.of(stored);
    const index = Number(row.sequence);
    files.set(fileNames.act(index), stored.act);
    files.set(fileNames.receipt(index), utf8(text));
    entries.push(entryOf(stored, text, row.received));
  }
  return entries;
}

function entryOf({ index, act: bytes }: StoredAct, text: string, received: number): CaseEntry {
  const receipt = parseReceipt(text);
  const lodging = parseLodgingProof(bytes);
  const opened = lodging ? null : openAct(bytes);
  if (!receipt.ok || opened?.ok === false)
    throw new PenholderError("record-damaged", `Entry ${index} of the record cannot be read as an act.`);
  const { value } = receipt;
  const act = opened?.value ?? null;
  return {
    index: Number(index),
    received,
    bytes,
    entry: value.entry,
    receipt: value,
    act,
    lodging,
    notBefore: null,
    existedBy: null,
  };
}

/** All entries of the log, which are public, up to the checkpoint: they show that nothing was left out. */
async function addLog({ institution }: CaseSource, receipts: Receipts, files: Map<string, Uint8Array>): Promise<void> {
  const { size, note } = receipts.published;
  if (size > BigInt(mostEntries)) return;
  const pieces: Uint8Array[] = [];
  for (let from = 0n; from < size; ) {
    const left = Number(size - from);
    const entries = await institution.store.feed.entries(from, Math.min(left, 4096));
    pieces.push(...entries);
    from += BigInt(entries.length);
    if (entries.length === 0)
      throw new PenholderError("record-damaged", "The record holds fewer entries than the log.");
  }
  files.set(fileNames.entries, new Uint8Array(Buffer.concat(pieces)));
  files.set(fileNames.checkpoint, utf8(note));
}

async function noteExport(
  { institution }: CaseSource,
  file: string,
  actor: Actor,
  acts: readonly Gathered[],
): Promise<void> {
  const marking = highest(acts.filter(({ open }) => open).map(({ row }) => row));
  if (marking.label === "unclassified" && marking.compartments.length === 0) return;
  const access = { at: institution.clock(), actor: actor.id, action: "export case", object: file, ...marking };
  await institution.store.transact((transactor) => transactor.accessed(access));
}
