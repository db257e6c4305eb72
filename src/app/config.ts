import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { labels } from "#acts";
import { PenholderError } from "#kernel";
import { fromHex } from "#record";

const name = z.string().min(1).max(200);
const founder = z.strictObject({
  person: name,
  name,
  vkey: z.string().min(1).max(400),
  role: z.enum(["secretary", "chair"]),
  team: name,
  label: z.enum(labels),
  compartments: z.array(name).max(50),
});

const form = z.strictObject({
  type: z.literal("penholder/institution/1"),
  /** Origin of the log, which names the record in every act. */
  record: name,
  /**
   * Path of an SQLite file within the folder, or postgres://…; PENHOLDER_DATABASE takes its place. That word itself: only
   * the environment names it.
   */
  database: z.string().min(1).max(2000),
  founders: z.array(founder).min(1).max(10),
  /** A C2SP tlog-policy: witnesses and quorum; null: nothing is witnessed, and silence cannot be proved. */
  policy: z.string().max(1_000_000).nullable(),
  /** WebAuthn's relying party. */
  relyingParty: z.strictObject({ id: name, name, origins: z.array(z.url()).min(1).max(20) }),
});

/** What an institution is, in `penholder.json` of its folder. It holds no secret. */
export type InstitutionConfig = z.infer<typeof form>;

const secretsForm = z.strictObject({
  type: z.literal("penholder/institution-secrets/1"),
  /** 32 bytes each, hexadecimal. */
  blobs: z.string(),
  vault: z.string(),
  people: z.string(),
  /** The log's own key, as penholder keygen writes it. */
  logKey: z.string(),
});

/** Keys that never lie in the database: `secrets.json` of the folder, mode 0600. */
export interface InstitutionSecrets {
  blobs: Uint8Array;
  vault: Uint8Array;
  people: Uint8Array;
  logKey: string;
}

export const configFile = (folder: string): string => join(folder, "penholder.json");
export const secretsFile = (folder: string): string => join(folder, "secrets.json");

/** Throws `institution-invalid` where the folder holds no institution, or its file is not in form. */
export function readConfig(folder: string, env: Readonly<Record<string, string | undefined>>): InstitutionConfig {
  const config = parsed(configFile(folder), form);
  const database = env.PENHOLDER_DATABASE ?? config.database;
  if (database === databaseVariable)
    throw invalid(configFile(folder), "keeps its store in PostgreSQL: set PENHOLDER_DATABASE to its address");
  return { ...config, database: isPostgres(database) ? database : join(folder, database) };
}

export const isPostgres = (database: string): boolean => /^postgres(ql)?:/u.test(database);
/** In place of a database's name: the environment names it, and nothing else does. */
export const databaseVariable = "PENHOLDER_DATABASE";

export function readSecrets(folder: string): InstitutionSecrets {
  const path = secretsFile(folder);
  const { blobs, vault, people, logKey } = parsed(path, secretsForm);
  const key = (text: string): Uint8Array => {
    const bytes = fromHex(text);
    if (bytes.ok && bytes.value.length === 32) return bytes.value;
    throw invalid(path, "holds a key that is not 32 bytes in hexadecimal");
  };
  return { blobs: key(blobs), vault: key(vault), people: key(people), logKey };
}

function parsed<T>(path: string, shape: z.ZodType<T>): T {
  if (!existsSync(path)) throw invalid(path, "is not there: make an institution with penholder institution init");
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw invalid(path, "is not JSON");
  }
  const found = shape.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  // Only the place is told: a file of secrets must not end in a message.
  throw invalid(path, `is not in form at "${issue?.path.join(".") ?? ""}"; see docs/operating.md`);
}

const invalid = (path: string, problem: string) =>
  new PenholderError("institution-invalid", `${path} ${problem}.`, { file: path });
