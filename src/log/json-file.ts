import type { FileSystem } from "#disk";
import { canonicalJson, type Json, PenholderError, parseCanonicalJson } from "#kernel";
import { fromUtf8, utf8 } from "#record";

/** A JSON file of ours: the canonical form and one line feed, so that no byte of it can change unseen. */
export function jsonBytes(value: Json): Uint8Array {
  return utf8(`${canonicalJson(value)}\n`);
}

/** Reads such a file as an object of strings with exactly these names; null where there is no file. */
export async function readJsonFile<Name extends string>(
  files: FileSystem,
  path: string,
  names: readonly Name[],
): Promise<Record<Name, string> | null> {
  const bytes = await files.read(path);
  if (!bytes) return null;
  const text = fromUtf8(bytes);
  const value = text.ok && text.value.endsWith("\n") ? parseCanonicalJson(text.value.slice(0, -1)) : undefined;
  if (!isStrings(value, names)) {
    const message = `${path} is not in the form in which a log writes it; run penholder log fsck.`;
    throw new PenholderError("log-disagrees", message, { file: path });
  }
  return value;
}

function isStrings<Name extends string>(
  value: Json | undefined,
  names: readonly Name[],
): value is Record<Name, string> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length === names.length && entries.every(([name, text]) => isOneOf(name, names) && typeof text === "string")
  );
}

function isOneOf(name: string, names: readonly string[]): boolean {
  return names.includes(name);
}
