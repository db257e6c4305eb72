import type { Subject } from "#store";
import { noteReads } from "./accesses.ts";
import { type Asking, type Reading, sightOf } from "./asking.ts";

/** A deadline of a subject that may be seen. */
export interface Deadline {
  subject: string;
  kind: string;
  case: string;
  title: string;
  /** What ends then. */
  timer: string;
  at: string;
}

/** Deadlines from an instant on, earliest first. */
export async function listDeadlines(
  reading: Reading,
  asking: Asking,
  { case: file, from, limit }: { case?: string | undefined; from: number; limit: number },
): Promise<Deadline[]> {
  const visible = sightOf(asking);
  const found = await reading.institution.store.read(async (reader) => {
    const timers = await reader.deadlines({ visible, ...(file !== undefined && { case: file }), from, limit });
    const subjects = new Map<string, Subject>();
    for (const { subject } of timers) {
      const row = subjects.get(subject) ?? (await reader.get(subject, visible));
      if (row) subjects.set(subject, row);
    }
    return { timers, subjects };
  });
  await noteReads(reading, asking, "list", [...found.subjects.values()]);
  return found.timers.flatMap(({ subject, timer, at }) => {
    const row = found.subjects.get(subject);
    if (!row) return [];
    return [{ subject, kind: row.kind, case: row.case, title: row.title, timer, at: new Date(at).toISOString() }];
  });
}

/** Deadlines as a calendar (RFC 5545). `record` names the institution in the events' identifiers. */
export function calendarOf(deadlines: readonly Deadline[], record: string, at: number): string {
  const events = deadlines.flatMap(({ subject, timer, title, kind, at: due }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(`${subject}-${timer.replaceAll(" ", "-")}@${record}`)}`,
    `DTSTAMP:${stamp(new Date(at).toISOString())}`,
    `DTSTART:${stamp(due)}`,
    `SUMMARY:${escaped(`${timer}: ${title}`)}`,
    `CATEGORIES:${escaped(kind)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Penholder//Deadlines//EN", "CALSCALE:GREGORIAN"];
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

/** RFC 5545, 3.3.11: what would end a value is escaped, line breaks among it; other control characters are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/gu, (letter) => `\\${letter}`)
    .replace(/\r\n|\r|\n/gu, "\\n")
    .replace(/\p{Cc}/gu, "");

const stamp = (instant: string): string => instant.replace(/\.\d+/u, "").replaceAll(/[-:]/gu, "");

const longestLine = 75;

/** RFC 5545, 3.1: lines of more than 75 octets go on after a line break and a space; no character is divided. */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, length] = ["", 0];
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > longestLine) {
      lines.push(current);
      [current, length] = [" ", 1];
    }
    current += character;
    length += octets;
  }
  return [...lines, current].join("\r\n");
}
