import type { PartialDate } from "../partial-date.ts";
import type { PartyListing, Statement } from "./types.ts";

/** Whether something held on a day: a date known to the year leaves the days of that year open. */
export type Held = "yes" | "no" | "perhaps";

/** Why a statement does not count on the day asked for. */
export type Lapse = "superseded" | "closed" | "ended" | "not begun";

/** The statements that count on a day, and those that do not, each with the reason. */
export interface InForce {
  held: { statement: Statement; certain: boolean }[];
  lapsed: { statement: Statement; why: Lapse }[];
}

/**
 * The statements in force on an ISO day. Of the versions of one record the last one stated by then counts, and a later
 * one too where it says itself that its interest had already begun. What was stated only after the day, without a
 * beginning, may or may not have held.
 */
export function inForce(statements: readonly Statement[], day: string): InForce {
  const records = new Map<string, Statement[]>();
  for (const statement of statements) {
    const known = records.get(statement.record);
    if (known) known.push(statement);
    else records.set(statement.record, [statement]);
  }
  const found: InForce = { held: [], lapsed: [] };
  for (const versions of records.values()) judgeRecord(versions, day, found);
  return found;
}

function judgeRecord(versions: readonly Statement[], day: string, found: InForce): void {
  const dates = [...new Set(versions.map(({ stated }) => stated ?? ""))].sort();
  const last = dates.filter((date) => date.slice(0, 10) <= day).at(-1) ?? dates[0] ?? "";
  const laterCounts = new Set(
    versions
      .filter(({ stated = "", from, closes }) => stated > last && !closes && from && heldFrom(from, day) === "yes")
      .map(({ stated }) => stated),
  );
  for (const statement of versions) {
    const stated = statement.stated ?? "";
    const why = stated < last ? "superseded" : stated > last && !laterCounts.has(stated) ? "not begun" : undefined;
    if (why) {
      found.lapsed.push({ statement, why });
      continue;
    }
    const held = heldOn(statement, day);
    if (held === "no") found.lapsed.push({ statement, why: reason(statement, day) });
    else found.held.push({ statement, certain: held === "yes" && laterCounts.size === 0 });
  }
}

function reason(statement: Statement, day: string): Lapse {
  if (statement.closes) return "closed";
  return statement.to && ended(statement.to, day) === "yes" ? "ended" : "not begun";
}

function heldOn(statement: Statement, day: string): Held {
  const { from, to, stated = "", closes } = statement;
  const over = to ? ended(to, day) : "no";
  // A closing version tells the last state of the record: it held until it ended, or until the record was closed.
  if (closes && (to ? over === "yes" : stated.slice(0, 10) <= day)) return "no";
  if (over === "yes") return "no";
  const begun = from ? heldFrom(from, day) : stated.slice(0, 10) <= day ? "yes" : "perhaps";
  if (begun === "no") return "no";
  return begun === "perhaps" || over === "perhaps" ? "perhaps" : "yes";
}

/** Whether a designation was in force on a day. Without a first day it is taken to be. */
export function listedOn({ from, to }: PartyListing, day: string): Held {
  const over = to ? ended(to, day) : "no";
  const begun = from ? heldFrom(from, day) : "yes";
  if (begun === "no" || over === "yes") return "no";
  return begun === "perhaps" || over === "perhaps" ? "perhaps" : "yes";
}

function heldFrom(from: PartialDate, day: string): Held {
  if (from.from !== undefined && firstDay(from.from) > day) return "no";
  return lastDay(from.to ?? from.from ?? "") <= day ? "yes" : "perhaps";
}

/** An interest has ended from the day that a source gives as its end. */
function ended(to: PartialDate, day: string): Held {
  if (to.to !== undefined && lastDay(to.to) <= day) return "yes";
  return firstDay(to.from ?? to.to ?? "") > day ? "no" : "perhaps";
}

function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** ISO days compare as text; the 31st stands for the last day of every month. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}
