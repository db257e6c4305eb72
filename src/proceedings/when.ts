import type { PlacedAct } from "./types.ts";

/** Where acts say on which day (or month, or year) something happened that they record. */
const happened: Readonly<Record<string, string>> = {
  "implementation/report": "received",
  "vote/record": "on",
  "position/record": "on",
  "report/record-approach": "when",
  "report/seen-outside": "when",
};
/** Seconds by which the earliest time zone is ahead of UTC: it is that day somewhere. */
const earliestZone = 14 * 3600;

/** What is recorded as having happened has: its day, month or year has begun somewhere on earth when the act is received. */
export function notYet({ act, at }: Pick<PlacedAct, "act" | "at">): string | undefined {
  const field = Object.hasOwn(happened, act.kind) ? happened[act.kind] : undefined;
  if (field === undefined) return undefined;
  const said = String((act.body as Readonly<Record<string, unknown>>)[field]);
  const today = new Date((at + earliestZone) * 1000).toISOString().slice(0, 10);
  return said <= today.slice(0, said.length)
    ? undefined
    : `The act records what happened on ${said}, and that has not come yet; record it when it has.`;
}
