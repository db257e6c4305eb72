import type { Act } from "#acts";
import type { Approach, Report } from "#committee";
import type { Json } from "#kernel";
import { concernsOf } from "#people";
import { type Concerns, isApart, lives, type Proceeding, type Standing, type SubjectKind } from "#proceedings";
import type { Place, Subject, TextToFind, Timer, Transactor } from "#store";
import type { Changed } from "./events.ts";
import type { Recipients } from "./recipients.ts";

/** The machinery's own view: never a person's. */
export const everything = { label: "strictly confidential", compartments: [], all: true } as const;

/** A subject of the store as the proceedings know it. */
export function proceedingOf({ id, kind, case: file, title, label, compartments, state }: Subject): Proceeding {
  const { life, concerns } = state as unknown as { life: Json; concerns: Concerns };
  return { id, kind: kind as SubjectKind, case: file, title, label, compartments, concerns, life };
}

export const standingOf = (row: Subject): Standing => ({ proceeding: proceedingOf(row), version: row.version });

/** An act with its place. */
interface Placed {
  act: Act;
  place: Place;
  received: number;
}

/**
 * Writes what an act has made of its subjects: their states, deadlines, texts for search, and who is to be told. What stays
 * apart (an approach) moves nothing that others see: not the version, nor when the subject was changed, nor by which act.
 */
export async function project(
  transactor: Transactor,
  { act, place, received }: Placed,
  changed: readonly Standing[],
  rows: ReadonlyMap<string, Subject>,
  recipients: Recipients,
): Promise<Changed[]> {
  const told: Changed[] = [];
  const apart = isApart(act.kind);
  for (const { proceeding, version } of changed) {
    const { id, kind, case: file, title, label, compartments, concerns, life } = proceeding;
    const before = rows.get(id);
    const moved = apart && before ? before : { sequence: place.sequence, changed: received };
    const state = { life, concerns } as unknown as Json;
    await transactor.put(
      {
        ...{
          id,
          kind,
          case: file,
          title,
          label,
          compartments,
          state,
          sequence: moved.sequence,
          changed: moved.changed,
        },
        concerns: concernsOf(concerns),
        discloses: kind === "case" ? ((life as { disclosed?: string[] }).disclosed ?? []) : [],
        deadlines: deadlinesOf(proceeding),
        texts: textsOf(proceeding),
      },
      before?.version ?? null,
      version,
    );
    const of = { act: act.id, by: act.kind, actor: act.actor };
    told.push({
      sequence: place.sequence,
      subject: id,
      kind,
      case: file,
      version,
      ...of,
      concerns,
      label,
      compartments,
    });
    if (!apart) await notify(transactor, act, proceeding, received, recipients(proceeding));
  }
  return told;
}

/** Timers of the lifecycle, and the deadline of what is in circulation. */
function deadlinesOf({ kind, life }: Proceeding): Timer[] {
  const next = lives[kind]?.next(life);
  const timers: Timer[] = next ? [{ timer: next.timer, at: next.at * 1000 }] : [];
  const { phase, circulation } = life as { phase?: string; circulation?: { deadline: { instant: number } } };
  if (phase === "circulated" && circulation)
    timers.push({ timer: "no objection", at: circulation.deadline.instant * 1000 });
  return timers;
}

const longestText = 20_000;

/** The title, and every text in the state that is prose (reasons, grounds, words) and open to all who see the subject. */
function textsOf({ title, label, compartments, life }: Proceeding): TextToFind[] {
  const prose: string[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === "string" && value.includes(" ")) prose.push(value);
    else if (value !== null && typeof value === "object" && depth < 8)
      for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  walk(withoutApproaches(life), 0);
  return [{ part: "state", title, text: prose.join("\n").slice(0, longestText), label, compartments }];
}

/** What was said to an expert outside the procedure is his own until it is disclosed. */
export function withoutApproaches(life: Json, except: (approach: Approach) => boolean = () => false): Json {
  const { approaches } = life as unknown as Partial<Report>;
  if (!approaches) return life;
  const open = approaches.filter((one) => one.disclosedAt !== undefined || except(one));
  return { ...(life as object), approaches: open } as unknown as Json;
}

/**
 * One notification for each recipient, in the same transaction. It goes where the service's rights do not reach, so it
 * names what has changed by its id, and by its title only where that is open to all.
 */
async function notify(
  transactor: Transactor,
  act: Act,
  { id: subject, case: file, title, label, compartments }: Proceeding,
  created: number,
  recipients: readonly string[],
): Promise<void> {
  const open = label === "unclassified" && compartments.length === 0;
  for (const [index, recipient] of recipients.entries())
    await transactor.post({
      ...{ id: `${act.id}-${subject}-${index}`, recipient, kind: act.kind, created, label, compartments },
      body: { act: act.id, case: file, subject, ...(open && { title }) },
    });
}
