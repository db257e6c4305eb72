import { existsSync } from "node:fs";
import { PenholderError } from "#kernel";
import type { Actor } from "#people";
import { formatLogPolicy } from "#record";
import { highest } from "#store";
import { type CaseFile, mostEntries } from "#verify/case";
import { Breath } from "./breath.ts";
import { atDesk } from "./case-desk.ts";
import type { ExportJob, JobEntry } from "./case-job.ts";
import { type Gathered, gather, gatherDisclosed } from "./gather.ts";
import { Receipts } from "./receipts.ts";
import type { CaseSource } from "./source.ts";
import { takenDocuments } from "./take-documents.ts";

/** What was written. */
export interface Exported {
  scope: CaseFile["scope"];
  acts: number;
  /** Acts that were not open to whoever exported. */
  closed: number;
  /** Documents that are not in the folder, and why. */
  missing: string[];
  /** Where no folder was to be written. */
  archive: Uint8Array | null;
}

/**
 * A case as one folder that verifies by itself, or as an archive of it (`to` null): acts with receipts, the register's acts,
 * sealed versions, documents that acts name, ledgers, states and tables, as far as the actor may see them. Written whole or
 * not at all. What takes the store is taken here, in small pieces; the rest is done in a thread. Throws `not-found`,
 * `not-allowed`, `restore-not-empty`, `overloaded`, and what the log throws.
 */
export async function exportCase(source: CaseSource, file: string, actor: Actor, to: string | null): Promise<Exported> {
  expectFree(to);
  const receipts = await Receipts.open(source);
  const acts = await gather(source, file, actor, receipts.published.size);
  await noteExport(source, file, actor, acts);
  return make(source, receipts, { file, scope: "whole", by: actor, acts }, to);
}

/** The acts of a case that were disclosed, for the public: who asked for which change, when, and what was decided. Throws `not-found` where nothing was. */
export async function exportDisclosed(source: CaseSource, file: string, to: string | null): Promise<Exported> {
  expectFree(to);
  const receipts = await Receipts.open(source);
  const { size } = receipts.published;
  const acts = await gatherDisclosed(source, file, size);
  return make(source, receipts, { file, scope: "disclosed", by: null, acts }, to);
}

function expectFree(to: string | null): void {
  if (to === null || !existsSync(to)) return;
  throw new PenholderError("restore-not-empty", `${to} is there already: name a folder that is not.`, { file: to });
}

interface Wanted {
  file: string;
  scope: CaseFile["scope"];
  by: Actor | null;
  acts: readonly Gathered[];
}

async function make(source: CaseSource, receipts: Receipts, wanted: Wanted, to: string | null): Promise<Exported> {
  const { founding, policy, clock } = source.institution;
  const entries = await entriesOf(source, receipts, wanted.acts);
  const job: ExportJob = {
    kind: "export",
    about: {
      record: founding.record,
      case: wanted.file,
      scope: wanted.scope,
      exported: new Date(clock()).toISOString().replace(/\.\d+Z$/u, "Z"),
      policyText: policy.logs.length === 0 ? null : formatLogPolicy(policy),
      acts: wanted.acts.map(({ row, open }) => ({
        index: Number(row.sequence),
        received: row.received,
        ...(!open && { closed: true as const }),
      })),
    },
    ...{ founding, policy, entries },
    ...(await takenDocuments(source, wanted)),
    log: await logOf(source, receipts),
    to,
  };
  const { missing, archive } = await atDesk(job);
  const closed = wanted.acts.filter(({ open }) => !open).length;
  return { scope: wanted.scope, acts: entries.length, closed, missing, archive };
}

/** The open acts with their receipts. */
async function entriesOf(
  { institution }: CaseSource,
  receipts: Receipts,
  acts: readonly Gathered[],
): Promise<JobEntry[]> {
  const entries: JobEntry[] = [];
  const breath = new Breath();
  for (const { row, open } of acts) {
    if (!open) continue;
    await breath.take();
    const stored = await institution.store.feed.read(row.sequence);
    if (!stored) throw new PenholderError("record-damaged", `Entry ${row.sequence} of the record is missing.`);
    const receipt = await receipts.of(stored);
    entries.push({ index: Number(row.sequence), received: row.received, bytes: stored.act, receipt });
  }
  return entries;
}

/** All entries of the log, which are public, up to the checkpoint: they show that nothing was left out. */
async function logOf({ institution }: CaseSource, receipts: Receipts): Promise<ExportJob["log"]> {
  const { size, note } = receipts.published;
  if (size > BigInt(mostEntries)) return null;
  const pieces: Uint8Array[] = [];
  const breath = new Breath();
  for (let from = 0n; from < size; ) {
    await breath.take();
    const left = Number(size - from);
    const entries = await institution.store.feed.entries(from, Math.min(left, 1024));
    pieces.push(...entries);
    from += BigInt(entries.length);
    if (entries.length === 0)
      throw new PenholderError("record-damaged", "The record holds fewer entries than the log.");
  }
  return { entries: new Uint8Array(Buffer.concat(pieces)), checkpoint: note };
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
