import { z } from "zod";
import { labels } from "#acts";
import { type Json, parseCanonicalJson } from "#kernel";
import { bad, fromUtf8, ok, type Result } from "#record";

const id = z.string().regex(/^[0-9a-f]{32}$/u);
const name = z.string().min(1).max(200);
const index = z.int().nonnegative();
const milliseconds = z.int().nonnegative().max(8.64e15);

/** Acts of one folder, and entries of the log that it may carry. */
const mostActs = 200_000;
export const mostEntries = 200_000;

const founder = z.strictObject({
  person: name,
  name,
  vkey: z.string().min(1).max(400),
  role: z.enum(["secretary", "chair"]),
  team: name,
  label: z.enum(labels),
  compartments: z.array(name).max(50),
});

/** Who began a record: known to every reader beforehand. */
export const foundingForm = z.strictObject({ record: name, founders: z.array(founder).min(1).max(10) });

const form = z.strictObject({
  type: z.literal("penholder/case/1"),
  /** Origin of the log. */
  record: name,
  case: id,
  /** "whole": all that whoever exported it may see; "disclosed": the acts that were disclosed to the public. */
  scope: z.enum(["whole", "disclosed"]),
  /** By the exporter's clock; nobody vouches for it. */
  exported: z.iso.datetime({ precision: 0 }),
  /** The institution's own statements of whom it trusts: shown, and never believed. */
  founding: foundingForm,
  policy: z.string().max(1_000_000).nullable(),
  /** In the order of the log. `received`: milliseconds since 1970, by the institution's clock. Closed: not open to whoever exported. */
  acts: z.array(z.strictObject({ index, received: milliseconds, closed: z.literal(true).optional() })).max(mostActs),
  /** Every sealed version; why its file is not here, where it is not. */
  documents: z
    .array(
      z.strictObject({
        report: id,
        version: z.int().positive().max(1000),
        document: z.string().max(100),
        missing: z.string().max(500).optional(),
      }),
    )
    .max(1000),
  /** Documents that open acts name, besides sealed versions: evidence, replies. Why one is missing, where it is. */
  attachments: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[0-9a-f]{64}$/u),
        mediaType: z.string().max(200).optional(),
        /** Where the name is a commitment (`documentName`): what opens it. */
        opening: z
          .string()
          .regex(/^[0-9a-f]{64}$/u)
          .optional(),
        missing: z.string().max(500).optional(),
      }),
    )
    .max(10_000)
    .optional(),
  /** Every other file of the folder. */
  files: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        size: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      }),
    )
    .max(2 * mostActs + 10_000),
});

/** `case.json`: what a folder holds. Canonical JSON and one line feed. */
export type CaseFile = z.infer<typeof form>;

/** Reads `case.json`, which must be in its one spelling. */
export function readCaseFile(bytes: Uint8Array): Result<CaseFile> {
  const value = jsonFile(bytes);
  if (value === undefined) return bad("case.json is not canonical JSON with one line feed");
  const found = form.safeParse(value);
  return found.success
    ? ok(found.data)
    : bad(`case.json is not in form at "${found.error.issues[0]?.path.join(".") ?? ""}"`);
}

/** The value of a file that is canonical JSON and one line feed; undefined for anything else. */
export function jsonFile(bytes: Uint8Array): Json | undefined {
  const text = fromUtf8(bytes);
  if (!text.ok || !text.value.endsWith("\n")) return undefined;
  return parseCanonicalJson(text.value.slice(0, -1));
}

const number = (at: number): string => String(at).padStart(4, "0");
const short = (report: string): string => report.slice(0, 8);

/** Endings for whoever opens a file by hand; a page from elsewhere gets none. */
const endings: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "application/json": ".json",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/tiff": ".tiff",
  "text/plain": ".txt",
};

/** Names of the files of a folder: a closed list. */
export const fileNames = {
  case: "case.json",
  readme: "README.txt",
  states: "states.json",
  entities: "entities.ftm.json",
  table: "acts.csv",
  entries: "log/entries.bin",
  checkpoint: "log/checkpoint",
  act: (at: number): string => `acts/${number(at)}.json`,
  receipt: (at: number): string => `receipts/${number(at)}.tlog-proof`,
  document: (report: string, version: number): string => `documents/${short(report)}-version-${version}.sealed.json`,
  ledger: (report: string, version: number): string => `ledger/${short(report)}-version-${version}.json`,
  attachment: (name: string, mediaType = ""): string =>
    `attachments/${name}${Object.hasOwn(endings, mediaType) ? endings[mediaType] : ""}`,
  ledgerPage: (report: string, version: number): string => `ledger/${short(report)}-version-${version}.html`,
} as const;
