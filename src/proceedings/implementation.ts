import type { ActBody } from "#acts";
import { implementation, resolutionNumber, resolutions } from "#measures";

type Filed = ActBody<"implementation/report">;

/** When a state's report on a resolution was due, and whether it came in time; nothing where none was due yet. */
export function reportOwed({ state, resolution, received }: Filed): { due?: string; standing?: string } {
  const number = resolutionNumber(resolution);
  if (number === undefined) return {};
  const owed = implementation(state, [{ state, resolution: number, day: received }], received);
  const own = owed.find((one) => one.resolution === number);
  return own ? { due: own.due, standing: own.standing } : {};
}

/** A report is on a resolution that asks for one, and comes after it. */
export function owesNone(filed: Filed): string | undefined {
  const asking = resolutions.find(({ number, report }) => report && number === resolutionNumber(filed.resolution));
  if (!asking)
    return `The resolution "${filed.resolution}" asks states for no report that the tables know; name it by its number.`;
  return filed.received < asking.day
    ? `A report of ${filed.received} is older than the resolution, which is of ${asking.day}.`
    : undefined;
}
