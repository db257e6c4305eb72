import { PenholderError } from "#kernel";
import type { Party } from "#parties";
import { partiesOfCsv } from "./csv.ts";
import { partiesOfEntities } from "./ftm.ts";
import { bounds } from "./properties.ts";

/**
 * Reads a file given with --parties: FollowTheMoney entities, one JSON object a line, or CSV with a header line. The
 * content tells which, not the file's name. Parties with the same id are one, with the names of both.
 * Throws a PenholderError `parties-invalid` that names the line and what is wrong with it.
 */
export function readParties(bytes: Uint8Array, name: string): Party[] {
  if (bytes.length > bounds.bytes) throw invalid(name, `is larger than ${bounds.bytes / 1024 / 1024} MB; split it`);
  const text = decode(bytes, name);
  if (text.trim() === "") throw invalid(name, "holds no parties");
  const json = /^\s*[[{]/u.test(text.slice(0, 1000));
  if (json && /^\s*\[/u.test(text.slice(0, 1000)))
    throw invalid(name, "is a JSON array; write one entity a line instead (NDJSON)");
  const found = json ? partiesOfEntities(text, name) : { parties: partiesOfCsv(text, name), passedOver: 0 };
  if (found.parties.length === 0)
    throw invalid(
      name,
      found.passedOver > 0
        ? `holds ${found.passedOver} entities and none of them is a person, company, body, vessel, aircraft or state`
        : "holds no parties below its header",
    );
  return merged(found.parties);
}

/** UTF-8 or UTF-16 by the byte order mark; UTF-8 without one. */
function decode(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes("\u0000")) throw new TypeError("null characters");
    return text;
  } catch {
    throw invalid(name, "is not text in UTF-8; export it as CSV (UTF-8) or FollowTheMoney NDJSON");
  }
}

function merged(parties: readonly Party[]): Party[] {
  const byKey = new Map<string, Party>();
  for (const party of parties) {
    const there = byKey.get(party.key);
    if (!there) {
      byKey.set(party.key, party);
      continue;
    }
    const aliases = new Set([...there.aliases, party.name, ...party.aliases]);
    aliases.delete(there.name);
    byKey.set(party.key, {
      ...there,
      aliases: [...aliases].slice(0, bounds.names),
      countries: [...new Set([...there.countries, ...party.countries])],
    });
  }
  return [...byKey.values()];
}

function invalid(file: string, what: string): PenholderError {
  return new PenholderError("parties-invalid", `${file} ${what}.`, { file });
}
