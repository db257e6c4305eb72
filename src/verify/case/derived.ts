import type { NationalListing, UnListing } from "#committee";
import { canonicalJson, type Json } from "#kernel";
import type { Proceeding } from "#proceedings";
import { utf8 } from "#record";
import type { CaseFile } from "./form.ts";
import type { Standing } from "./replay.ts";
import type { CaseEntry } from "./types.ts";

// What a folder holds besides the acts, and everybody can make again from them: whoever exports, and whoever verifies.

/** `states.json`: every subject as the acts have made it, with its version, by its id. */
export function statesFile(subjects: ReadonlyMap<string, Standing>): Uint8Array {
  const states = Object.fromEntries(
    [...subjects].map(([id, { proceeding, version }]) => [id, { ...proceeding, version } as unknown as Json]),
  );
  return jsonBytes(states);
}

/** A canonical JSON file with its line feed. */
export const jsonBytes = (value: Json): Uint8Array => utf8(`${canonicalJson(value)}\n`);

/** `acts.csv`: one line for each act, in their order (RFC 4180). */
export function tableFile(entries: readonly CaseEntry[]): Uint8Array {
  const head = ["place", "received", "case", "subject", "kind", "actor", "role", "for", "signed", "label", "act"];
  const rows = entries.flatMap(({ index, received, act }) => {
    if (!act) return [];
    const { case: file, subject, kind, actor, role, delegation, at, label, id } = act.act;
    return [[String(index), iso(received), file, subject, kind, actor, role, delegation ?? "", at, label, id]];
  });
  return utf8([head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join(""));
}

/** A spreadsheet takes a cell that begins so for a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
 * `entities.ftm.json`: parties that are or were listed, and the listings, as FollowTheMoney entities, one a line. A listing
 * that was only proposed is none, and one that ended says when.
 */
export function entitiesFile(subjects: ReadonlyMap<string, Standing>): Uint8Array {
  const lines = [...subjects.values()].flatMap(({ proceeding }) => entitiesOf(proceeding));
  return utf8(lines.map((entity) => `${canonicalJson(entity)}\n`).join(""));
}

function entitiesOf({ id, kind, life }: Proceeding): Json[] {
  const listed = listingOf(kind, life);
  if (!listed) return [];
  const { party, basis, authority, from, until } = listed;
  const day = (seconds: number | undefined): string[] =>
    seconds === undefined ? [] : [new Date(seconds * 1000).toISOString().slice(0, 10)];
  const about = { authority: [authority], program: [basis], startDate: day(from), endDate: day(until) };
  const said = Object.fromEntries(Object.entries(about).filter(([, values]) => values.length > 0));
  return [
    { id: `party-${id}`, caption: party, schema: "LegalEntity", properties: { name: [party] } },
    { id: `listing-${id}`, caption: basis, schema: "Sanction", properties: { entity: [`party-${id}`], ...said } },
  ];
}

interface Listed {
  party: string;
  basis: string;
  authority: string;
  from?: number | undefined;
  until?: number | undefined;
}

/** A listing that is or was in force, from when and until when, in seconds; since when a state has listed is not on the record. */
function listingOf(kind: Proceeding["kind"], life: Json): Listed | undefined {
  if (kind === "national-listing") {
    const { party, basis, authority, delisting } = life as unknown as NationalListing;
    return { party, basis, authority, until: delisting?.at };
  }
  if (kind !== "listing") return undefined;
  const { party, basis, listedAt, phase, petitions } = life as unknown as UnListing;
  if (listedAt === undefined) return undefined;
  const ended = phase === "delisted" ? petitions.at(-1)?.outcome?.at : undefined;
  return { party, basis, authority: "United Nations Security Council", from: listedAt, until: ended };
}

/** `README.txt`: what the folder is and how to check it. */
export function readmeFile({ case: file, record, exported, scope, acts, documents, attachments = [] }: CaseFile) {
  const missing = [
    ...documents.flatMap(({ version, missing: why }) => (why === undefined ? [] : [`version ${version}: ${why}`])),
    ...attachments.flatMap(({ name, missing: why }) => (why === undefined ? [] : [`document ${name}: ${why}`])),
  ];
  const closed = acts.filter((one) => one.closed).length;
  const lines = [
    "A case of an institution that keeps its acts with Penholder.",
    "",
    `Case ${file} of the record ${record}, exported ${exported}.`,
    scope === "whole"
      ? "It holds the acts of the case and of the register of roles and keys, each with its receipt from the log."
      : "It holds the acts that were disclosed to the public and those of the register of roles and keys, with their receipts.",
    ...(closed > 0 ? [`${closed} acts were not open to whoever exported it: only their places are shown.`] : []),
    ...(missing.length > 0 ? ["Documents that are not here:", ...missing.map((line) => `  ${line}`)] : []),
    "",
    "Check it yourself; nothing is sent or fetched:",
    "",
    "  penholder verify FOLDER --policy YOUR.policy --founding founding.json",
    "",
    "The policy (whom you trust) and the founding (who began the register) must come from elsewhere than this folder.",
    "",
    "acts/       each act as it was signed: JSON in a DSSE envelope",
    "receipts/   the log's receipt of each (C2SP tlog-proof)",
    "log/        all entries of the log up to one checkpoint, which show that no act was left out",
    "documents/  sealed versions of reports",
    ...(attachments.length > 0 ? ["attachments/ documents that acts name: evidence, replies"] : []),
    "ledger/     what changed from one version to the next; the .html is for reading, and is not checked",
    "states.json what the acts have made; acts.csv and entities.ftm.json the same as tables",
    "case.json   the list of all files",
  ];
  return utf8(`${lines.join("\n")}\n`);
}
