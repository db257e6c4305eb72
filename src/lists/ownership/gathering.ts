import { type Interest, type OwnershipParty, type PartialDate, readDate, type Statement } from "#parties";
import type { Oddities } from "../problems.ts";

/** Parties and statements as they are read, with what is odd about them. */
export interface Gathering {
  parties: OwnershipParty[];
  statements: Statement[];
  oddities: Oddities;
  file: string;
}

/** What a source says of a party; the rest is empty. */
export interface PartyFacts {
  id: string;
  names: readonly string[];
  schema: string;
  keys?: readonly string[];
  unidentified?: string;
  joint?: boolean;
  /** Properties of FollowTheMoney; empty values are left out. */
  properties?: Readonly<Record<string, readonly string[]>>;
}

/** Adds a party. */
export function addParty(into: Gathering, facts: PartyFacts): void {
  const { id, names, schema, keys = [], unidentified, joint = false, properties = {} } = facts;
  const said = Object.entries(properties).flatMap(([name, values]) => {
    const some = values.filter(Boolean);
    return some.length > 0 ? [[name, some] as const] : [];
  });
  into.parties.push({
    id,
    names: names.map((name) => name.trim()).filter(Boolean),
    schema,
    keys: keys.filter(Boolean),
    listings: [],
    ...(unidentified !== undefined && { unidentified }),
    ...(joint && { joint }),
    ...(said.length > 0 && { properties: Object.fromEntries(said) }),
  });
}

/** A statement without the dates that the source lacks. */
export function addStatement(
  into: Gathering,
  facts: Omit<Statement, "from" | "to" | "reach"> & { reach?: Statement["reach"]; from?: string; to?: string },
): void {
  const { from, to, reach = "unknown", ...rest } = facts;
  const [begun, over] = [day(into, from, facts.id), day(into, to, facts.id)];
  into.statements.push({ ...rest, reach, ...(begun && { from: begun }), ...(over && { to: over }) });
}

function day(into: Gathering, written: string | undefined, at: string): PartialDate | undefined {
  if (written === undefined || written === "") return undefined;
  const date = readDate(written.replace(/T.*$/u, ""));
  if (!date) into.oddities.add("date not understood", at, written);
  return date;
}

export const text = (value: unknown): string =>
  typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A company number of the United Kingdom as a key: eight places, zeros in front. */
export function companyNumber(written: string): string {
  const plain = written.replace(/\s+/gu, "").toUpperCase();
  return /^[A-Z0-9]{2,8}$/u.test(plain) && /\d/u.test(plain) ? `GB-COH:${plain.padStart(8, "0")}` : "";
}

/** An identifier of an org-id scheme as a key; GLEIF's scheme and the plain "LEI" are one. */
export function keyOf(scheme: string, id: string): string {
  const plain = id.replace(/\s+/gu, "").toUpperCase();
  const name = scheme.trim().toUpperCase();
  if (plain === "" || name === "" || !/\d/u.test(plain)) return "";
  if (name === "XI-LEI" || name === "LEI") return `LEI:${plain}`;
  return name === "GB-COH" ? companyNumber(plain) : `${name}:${plain}`;
}

/** What shares are called that several hold together: "joint shareholding". */
export const jointly = /\bjoint(?:ly)?[ -](?:share|hold|held|own|arrange|interest)/iu;

/** Words by which sources call a relation, in the order in which they are tried, and what they mean for the party named first. */
const wordings: readonly (readonly [RegExp, Interest, "owner" | "asset"])[] = [
  [/\bact(?:s|ing)? (?:together|jointly|in concert)|\bconcert part|\bjoint (?:share)?holder/iu, "together", "owner"],
  [/sister|affiliate|sibling/iu, "sister", "owner"],
  [/previous|former/iu, "other", "owner"],
  [/subsidiary of|owned (?:or controlled )?by|branch of|controlled by/iu, "ownership", "asset"],
  [/subsidiar|parent|holding company|shareholder|owns|owner/iu, "ownership", "owner"],
  [/controls|controlling/iu, "influence", "owner"],
  [/acting for|acts? for|on behalf|agent|nominee|front/iu, "acting", "asset"],
  [/director|officer|leader|manag|chair|president|secretary|board|partner/iu, "management", "owner"],
];

/** What a relation's words mean; undefined where they say nothing of ownership or control. */
export function meaningOf(words: string): { interest: Interest; first: "owner" | "asset" } | undefined {
  const found = wordings.find(([pattern]) => pattern.test(words));
  return found && { interest: found[1], first: found[2] };
}
