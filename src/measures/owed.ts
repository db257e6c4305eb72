import { resolutions } from "./measures.data.ts";
import { joined, memberStates } from "./states.data.ts";
import type { Resolution } from "./types.ts";

const dayLength = 86_400_000;
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const plusDays = (day: string, days: number): string =>
  new Date(instantOf(day) + days * dayLength).toISOString().slice(0, 10);
const daysFrom = (first: string, last: string): number => (instantOf(last) - instantOf(first)) / dayLength;

/** A state's report on what it did to carry out one resolution. */
export interface ImplementationReport {
  state: string;
  resolution: number;
  /** When it was received: "2018-03-22". */
  day: string;
}
export const reportStandings = ["in time", "late", "outstanding", "overdue"] as const;

/** What a state owes under one resolution by a day; `report` is the first that came by then. */
export interface DueReport<R extends ImplementationReport = ImplementationReport> {
  state: string;
  resolution: number;
  paragraph: string;
  due: string;
  report?: R;
  standing: (typeof reportStandings)[number];
  /** Days after the due day: until it came, or until now where it has not; 0 in time and before. */
  daysLate: number;
}

/** What a state owes by a day: one report for each resolution that asks for one, due so many days after its adoption. */
export function implementation<R extends ImplementationReport>(
  state: string,
  reports: Iterable<R>,
  asOf: string,
): DueReport<R>[] {
  const first = firstReports(reports, asOf);
  return asking(asOf).map((resolution) => dueOf(state, resolution, first.get(keyOf(state, resolution.number)), asOf));
}

/**
 * What every member state owes by a day, by state and resolution: one that joined later owes nothing under what was
 * adopted before. Whoever else has reported stands there with what it reported on, and owes nothing else.
 */
export function owedByAll<R extends ImplementationReport>(reports: Iterable<R>, asOf: string): DueReport<R>[] {
  const first = firstReports(reports, asOf);
  const states = new Set([...memberStates, ...[...first.values()].map(({ state }) => state)]);
  return [...states].sort().flatMap((state) =>
    asking(asOf).flatMap((resolution) => {
      const report = first.get(keyOf(state, resolution.number));
      return report || isAsked(state, resolution.day) ? [dueOf(state, resolution, report, asOf)] : [];
    }),
  );
}

const members = new Set(memberStates);
const isAsked = (state: string, day: string): boolean => members.has(state) && (joined[state] ?? day) <= day;

type Asking = Resolution & { report: NonNullable<Resolution["report"]> };
const asking = (asOf: string): Asking[] =>
  resolutions.filter((one): one is Asking => one.report !== undefined && one.day <= asOf);

const keyOf = (state: string, resolution: number): string => `${resolution} ${state}`;

/** Of each state on each resolution the first report that came by a day; of one day the first given. */
function firstReports<R extends ImplementationReport>(reports: Iterable<R>, asOf: string): Map<string, R> {
  const adopted = new Map(asking(asOf).map(({ number, day }) => [number, day]));
  const first = new Map<string, R>();
  for (const report of reports) {
    const { state, resolution, day } = report;
    const from = adopted.get(resolution);
    if (from === undefined || day < from || day > asOf) continue;
    const key = keyOf(state, resolution);
    const before = first.get(key);
    if (!before || day < before.day) first.set(key, report);
  }
  return first;
}

function dueOf<R extends ImplementationReport>(
  state: string,
  { number, day, report: duty }: Asking,
  report: R | undefined,
  asOf: string,
): DueReport<R> {
  const due = plusDays(day, duty.days);
  const daysLate = Math.max(0, daysFrom(due, report?.day ?? asOf));
  const standing = report ? (daysLate > 0 ? "late" : "in time") : daysLate > 0 ? "overdue" : "outstanding";
  const owed = { state, resolution: number, paragraph: duty.paragraph, due, standing, daysLate } as const;
  return report ? { ...owed, report } : owed;
}
