// False alarms against recall: random customers, and names of the lists lightly damaged, at every threshold.
import { profileOfProperties, type ScreeningIndex, screen } from "#screening";
import { Random } from "../generate/random.ts";
import { table } from "../tables.ts";
import { customers } from "./customers.ts";
import { damaged, damages, firstNameCut } from "./damage.ts";

/** The best probability of each customer, and of each damaged name for its own entry. */
export interface Curves {
  thresholds: number[];
  alarms: number[];
  recall: number[];
}

interface Asked {
  group: string;
  probability: number;
}

const sought = 0.99;

const steps = Array.from({ length: 100 }, (_, i) => i / 100);

/** Screens `count` customers and as many damaged list names; `others` are persons of another source, as a file of names has them. */
export function alarms(
  index: ScreeningIndex,
  count: number,
  seed: number,
  others: readonly string[] = [],
): { curves: Curves; text: string } {
  const asked = customers(count, seed).map(({ name, schema, culture }) => ({
    group: culture,
    name,
    probability: best(index, schema, name),
  }));
  const strangers = others.map((name) => ({ group: "others", probability: best(index, "Person", name) }));
  const { found, cut } = listed(index, count, seed);
  const curves = {
    thresholds: steps,
    alarms: steps.map((step) => share(asked, ({ probability }) => probability >= step)),
    recall: steps.map((step) => share(found, ({ probability }) => probability >= step)),
  };
  const at = steps.findLastIndex((_, i) => (curves.recall[i] ?? 0) >= sought);
  const threshold = steps[Math.max(at, 0)] ?? 0;
  const rows = [0.5, 0.6, 0.7, 0.8, 0.9].map((step) => {
    const i = Math.round(step * 100);
    return [step.toFixed(2), percent(curves.alarms[i]), percent(curves.recall[i]), percent(shareAt(strangers, step))];
  });
  const text = [
    `${count} random customers, ${found.length} damaged names of the lists.`,
    at < 0
      ? `Recall never reaches 99 % (it is ${percent(curves.recall[0])} at 0).`
      : `At ${threshold.toFixed(2)}, the highest threshold with recall of 99 %, ${percent(curves.alarms[at])} of the customers alarm.`,
    `There ${percent(shareAt(strangers, threshold))} of ${strangers.length} other names alarm.`,
    withCut(asked, found, cut),
    table(["threshold", "customers that alarm", "damaged names found", "other names that alarm"], rows),
    table(["damage", "cases", `found at ${threshold.toFixed(2)}`], byGroup(found, threshold)),
    table(["customers", "number", `alarm at ${threshold.toFixed(2)}`], byGroup(asked, threshold)),
  ].join("\n\n");
  return { curves, text };
}

function best(index: ScreeningIndex, schema: string, name: string): number {
  const hits = screen(index, profileOfProperties(schema, { name: [name] }), { threshold: 0, limit: 1 });
  return hits[0]?.score.probability ?? 0;
}

/** The same where first names behind a title, or half a name, are cut to initials as if they were middle names. */
function withCut(asked: readonly Asked[], found: readonly Asked[], cut: readonly Asked[]): string {
  const initials = found.filter(({ group }) => group === "middle name an initial");
  const share = initials.length / Math.max(1, initials.length + cut.length);
  const recall = (step: number): number => {
    const kept = found.length - initials.length;
    const others = shareAt(found, step) * found.length - shareAt(initials, step) * initials.length;
    return (
      (others + share * [...initials, ...cut].filter(({ probability }) => probability >= step).length) /
      (kept + initials.length)
    );
  };
  const at = steps.findLast((step) => recall(step) >= sought) ?? 0;
  return `With ${cut.length} first names cut to initials among the middle names it is ${at.toFixed(2)}, where ${percent(shareAt(asked, at))} alarm.`;
}

/** Strong names of listed persons, firms and vessels with each damage in turn, and what their own entry got. */
function listed(index: ScreeningIndex, count: number, seed: number): { found: Asked[]; cut: Asked[] } {
  const random = new Random(seed + 1);
  const found: Asked[] = [];
  const cut: Asked[] = [];
  for (let tries = 0; found.length < count && tries < count * 20; tries++) {
    const entry = random.below(index.size);
    const { profile } = index.prepared(entry);
    const names = profile.names.filter(({ quality, kind }) => quality !== "weak" && kind !== "native");
    const name = names.length > 0 ? random.pick(names).text : undefined;
    const next = damages[found.length % damages.length] ?? "one letter wrong";
    const light = name === undefined ? undefined : damaged(name, profile.schema, next, random);
    const harsh = next === "middle name an initial" && name !== undefined && light === undefined;
    const typed = harsh ? damaged(name, profile.schema, firstNameCut, random) : light;
    if (name === undefined || typed === undefined || name.split(" ").length < 2 || name.length > 60) continue;
    const query = profileOfProperties(profile.schema, { name: [typed] });
    const hits = screen(index, query, { threshold: 0, limit: 20 });
    const own = hits.find(({ id }) => id === profile.id)?.score.probability ?? 0;
    // The same party often stands on several lists: whichever entry has exactly this name is as good.
    const same = hits.find(({ id }) => {
      const other = index.find(id);
      return other !== undefined && index.prepared(other).profile.names.some(({ text }) => text === name);
    });
    const probability = Math.max(own, same?.score.probability ?? 0);
    (harsh ? cut : found).push({ group: harsh ? firstNameCut : next, probability });
  }
  return { found, cut };
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.filter(holds).length / Math.max(all.length, 1);
const shareAt = (asked: readonly Asked[], step: number): number =>
  share(asked, ({ probability }) => probability >= step);
const percent = (value = 0): string => `${(value * 100).toFixed(value < 0.1 ? 2 : 1)} %`;

function byGroup(asked: readonly Asked[], threshold: number): string[][] {
  return [...Map.groupBy(asked, ({ group }) => group)].map(([group, all]) => [
    group,
    String(all.length),
    percent(share(all, ({ probability }) => probability >= threshold)),
  ]);
}
