import type { KnownName } from "./data/names.data.ts";
import {
  type Described,
  descriptions,
  graded,
  type Half,
  namings,
  nationalities,
  planted,
} from "./data/templates.data.ts";
import type { Random } from "./random.ts";

/** A sentence for the original and what becomes of it. */
export interface PlantedRegrading {
  before: string;
  after: string;
  axis: "certainty" | "violation";
  half: Half;
}

export interface PlantedNaming {
  before: string;
  after: string;
  /** The name or nationality that goes, as written. */
  name: string;
  description: string;
  type: Described | "nationality";
  half: Half;
}

/** The planted names as known ones, so that they can be given or not like the others. */
export const plantedNames: KnownName[] = (["person", "company", "vessel", "agency", "state"] as const).flatMap((type) =>
  planted[type].map((name) => ({ name: name.replace(/^the /u, ""), aliases: [], type })),
);

/** A claim in report language, made weaker ("lowered") or stronger. */
export function plantRegrading(random: Random, direction: "lowered" | "raised"): PlantedRegrading {
  const template = random.pick(graded);
  const fill = filler(random);
  const strong = fill(template.strong);
  const weak = fill(template.weak);
  const { axis, half } = template;
  return direction === "lowered"
    ? { before: strong, after: weak, axis, half }
    : { before: weak, after: strong, axis, half };
}

/** A sentence that names somebody, and the same with a description. */
export function plantNaming(random: Random): PlantedNaming {
  if (random.chance(0.25)) {
    const { before, after, half } = random.pick(nationalities);
    const name = random.pick(planted.nationality);
    const article = (text: string) => text.replace(/\ba (?=[AEIOU])/gu, "an ").replace(/\bA (?=[AEIOU])/gu, "An ");
    return { before: article(before.replace("{N}", name)), after, name, description: "", type: "nationality", half };
  }
  const { type, text, half } = random.pick(namings);
  const name = random.pick(planted[type]);
  const description = random.pick(descriptions[type].filter((entry) => entry.half === half)).text;
  return {
    before: capital(text.replace("{X}", name)),
    after: capital(text.replace("{X}", description)),
    name: name.replace(/^the /u, ""),
    description,
    type,
    half,
  };
}

/** Fills a template's slots, the same slot always with the same name. */
function filler(random: Random): (text: string) => string {
  const slots: Record<string, string> = {
    P: random.pick(planted.person),
    C: random.pick(planted.company),
    V: random.pick(planted.vessel),
    A: random.pick(planted.agency),
    S: random.pick(planted.state),
    N: random.pick(planted.nationality),
  };
  return (text) => capital(text.replace(/\{([PCVASN])\}/gu, (_, slot: string) => slots[slot] ?? ""));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
