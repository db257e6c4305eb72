import { PenholderError } from "#kernel";
import type { Party } from "#parties";
import { makeParty } from "./party.ts";
import { bounds, countryProperties, nameProperties, schemata } from "./properties.ts";

/**
 * Parties of FollowTheMoney entities, one JSON object a line. Edges and schemata that are no parties are counted and
 * passed over; a line that is no JSON object, or a party without a name, is an error that names the line.
 */
export function partiesOfEntities(text: string, file: string): { parties: Party[]; passedOver: number } {
  const parties: Party[] = [];
  let passedOver = 0;
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const stop = end < 0 ? text.length : end;
    line++;
    const written = text.slice(at, stop).trim();
    at = stop + 1;
    if (written === "") continue;
    const party = partyOf(entityOn(written, line, file), line, file);
    if (party) parties.push(party);
    else passedOver++;
    if (parties.length > bounds.parties)
      throw invalid(file, line, `holds more than ${bounds.parties} parties; split it`);
  }
  return { parties, passedOver };
}

interface Entity {
  id: string;
  schema: string;
  caption: string;
  properties: Record<string, unknown>;
}

function entityOn(written: string, line: number, file: string): Entity {
  if (written.length > bounds.line) throw invalid(file, line, "is longer than any entity");
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    throw invalid(file, line, `is not JSON (${(error as Error).message.slice(0, 120)}); write one entity a line`);
  }
  if (!isRecord(value)) throw invalid(file, line, "is not a JSON object; write one entity a line");
  const { id, schema, caption, properties } = value;
  if (typeof schema !== "string" || schema === "")
    throw invalid(file, line, 'has no "schema" (Person, Company, Vessel …)');
  if (properties !== undefined && !isRecord(properties))
    throw invalid(file, line, 'has "properties" that are not an object');
  return {
    id: typeof id === "string" || typeof id === "number" ? String(id) : "",
    schema,
    caption: typeof caption === "string" ? caption : "",
    properties: properties ?? {},
  };
}

function partyOf({ id, schema, caption, properties }: Entity, line: number, file: string): Party | undefined {
  const known = Object.hasOwn(schemata, schema) ? schemata[schema] : undefined;
  if (!known) return undefined;
  const names = nameProperties.flatMap((property) => stringsIn(properties, property));
  if (caption) names.unshift(caption);
  const imo = stringsIn(properties, "imoNumber");
  const countries = [...countryProperties, ...(known === "Country" ? ["code"] : [])].flatMap((property) =>
    stringsIn(properties, property),
  );
  const party = makeParty({ id, names, schema: known, countries, imo });
  if (!party) throw invalid(file, line, `has no name: give it "properties": {"name": ["…"]}`);
  return party;
}

function stringsIn(properties: Record<string, unknown>, property: string): string[] {
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return (Array.isArray(value) ? value : [value])
    .filter((each): each is string => typeof each === "string")
    .slice(0, bounds.names);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(file: string, line: number, what: string): PenholderError {
  return new PenholderError("parties-invalid", `${file}, line ${line}: ${what}.`, { file, at: `line ${line}` });
}
