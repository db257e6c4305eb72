import {
  type AnalysedName,
  chineseReadings,
  koreanReadings,
  type NamePart,
  type PartOutline,
  partOutline,
} from "#names";
import type { ListedProfile, Prepared } from "../types.ts";
import { kindOfCode } from "./assemble.ts";
import { textAt } from "./drafts.ts";
import type { Sections } from "./sections.ts";
import { TwoGenerations } from "./two-generations.ts";

/** What is told of an entry without taking its names apart. */
export interface EntryHead {
  id: string;
  dataset: string;
  schema: string;
  /** Its primary name. */
  caption: string;
}

const rememberedEntries = 4_000;
const rememberedNames = 20_000;

/** What comparisons ask of a name beside its parts. */
export interface ShapeFacts {
  slavic: boolean;
  arabic: boolean;
  abjad: boolean;
  latin: boolean;
  /** Whether its characters may be read as Japanese; whether it has Korean or Chinese readings. */
  kana: boolean;
  syllables: boolean;
  numbers: string;
}

/** Gives entries back as they were put in, their names put together from parts that many names share. */
export class Entries {
  readonly #sections: Sections;
  readonly #fields: readonly string[];
  readonly #parts: (NamePart | undefined)[] = [];
  readonly #shapes: (Record<string, unknown> | undefined)[] = [];
  readonly #outlines: (PartOutline | undefined)[] = [];
  readonly #facts: (ShapeFacts | undefined)[] = [];
  readonly #names = new TwoGenerations<number, AnalysedName>(rememberedNames);
  readonly #profiles = new TwoGenerations<number, ListedProfile>(rememberedEntries);
  readonly #prepared = new TwoGenerations<number, Prepared>(rememberedEntries);
  readonly #heads = new TwoGenerations<number, EntryHead>(rememberedEntries * 4);

  constructor(sections: Sections) {
    this.#sections = sections;
    this.#fields = (JSON.parse(new TextDecoder().decode(sections.meta.slice())) as { fields: string[] }).fields;
  }

  get size(): number {
    return this.#sections.entryCountries.length;
  }

  profile(index: number): ListedProfile {
    return this.#profiles.get(index) ?? this.#profiles.set(index, this.#profile(index));
  }

  #profile(index: number): ListedProfile {
    return JSON.parse(textAt(this.#sections.entryProfiles, index)) as ListedProfile;
  }

  head(index: number): EntryHead {
    return this.#heads.get(index) ?? this.#heads.set(index, headOf(this.#profile(index)));
  }

  prepared(index: number): Prepared {
    return this.#prepared.get(index) ?? this.#prepared.set(index, this.#prepare(index));
  }

  /** The entry of an id; of several datasets that share the id, the first. */
  find(id: string): number | undefined {
    let from = 0;
    let to = this.size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (textAt(this.#sections.entryIds, middle) < id) from = middle + 1;
      else to = middle;
    }
    return from < this.size && textAt(this.#sections.entryIds, from) === id ? from : undefined;
  }

  #prepare(index: number): Prepared {
    const profile = this.profile(index);
    const { starts, values } = this.#sections.entryNames;
    const names: Prepared["names"][number][] = [];
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      const name = profile.names[this.#sections.entryPlaces[at] ?? 0];
      if (name) names.push({ name, analysed: this.name(values[at] ?? 0) });
    }
    return { profile, names };
  }

  name(number: number): AnalysedName {
    return this.#names.get(number) ?? this.#names.set(number, this.#name(number));
  }

  /** Readings and keys are worked out when they are first asked for: most comparisons never do. */
  #name(number: number): AnalysedName {
    const { nameTexts, nameKeys, nameShapes, nameKinds, nameParts } = this.#sections;
    const text = textAt(nameTexts, number);
    const { korean, chinese, ...plain } = this.#shape(nameShapes[number] ?? 0);
    const parts: NamePart[] = [];
    for (let at = nameParts.starts[number] ?? 0; at < (nameParts.starts[number + 1] ?? 0); at++)
      parts.push(this.#part(nameParts.values[at] ?? 0));
    const shape = plain as Omit<AnalysedName, "text" | "kind" | "parts" | "korean" | "chinese" | "keys">;
    let koreanOnes: AnalysedName["korean"] | undefined = korean ? undefined : [];
    let chineseOnes: AnalysedName["chinese"] | undefined = chinese ? undefined : [];
    let keys: readonly string[] | undefined;
    return {
      ...shape,
      text,
      kind: kindOfCode(nameKinds[number] ?? 0),
      parts,
      get korean() {
        koreanOnes ??= koreanReadings(text);
        return koreanOnes;
      },
      get chinese() {
        chineseOnes ??= chineseReadings(text);
        return chineseOnes;
      },
      get keys() {
        keys ??= keysOf(textAt(nameKeys, number), parts);
        return keys;
      },
    };
  }

  /** What comparisons ask of a name beside its parts; many names share it. */
  shapeFacts(name: number): ShapeFacts {
    const number = this.#sections.nameShapes[name] ?? 0;
    const known = this.#facts[number];
    if (known) return known;
    const facts = shapeFacts(this.#shape(number) as unknown as AnalysedName);
    this.#facts[number] = facts;
    return facts;
  }

  /** The outline of a part of names, by its number. */
  outline(number: number): PartOutline {
    const known = this.#outlines[number];
    if (known) return known;
    const outline = partOutline(this.#part(number));
    this.#outlines[number] = outline;
    return outline;
  }

  #shape(number: number): Record<string, unknown> {
    const known = this.#shapes[number];
    if (known) return known;
    const shape = JSON.parse(textAt(this.#sections.shapes, number)) as Record<string, unknown>;
    this.#shapes[number] = shape;
    return shape;
  }

  #part(number: number): NamePart {
    const known = this.#parts[number];
    if (known) return known;
    const values = JSON.parse(textAt(this.#sections.parts, number)) as unknown[];
    const part: Record<string, unknown> = {};
    this.#fields.forEach((field, at) => {
      if (values[at] !== null && values[at] !== undefined) part[field] = values[at];
    });
    this.#parts[number] = part as unknown as NamePart;
    return part as unknown as NamePart;
  }
}

/** The same of a name that was taken apart; of one in an index `korean` and `chinese` say whether there are readings. */
export function shapeFacts(
  name: Pick<AnalysedName, "slavic" | "arabic" | "script" | "numbers"> & {
    korean: boolean | readonly unknown[];
    chinese: boolean | readonly unknown[];
  },
): ShapeFacts {
  const { slavic, arabic, script, korean, chinese, numbers } = name;
  const has = (readings: boolean | readonly unknown[]): boolean =>
    typeof readings === "boolean" ? readings : readings.length > 0;
  return {
    slavic,
    arabic,
    abjad: script === "Arab" || script === "Hebr",
    latin: script === "Latn",
    kana: script === "Hani" || script === "Hira" || script === "Kana",
    syllables: has(korean) || has(chinese),
    numbers: [...numbers].sort((one, other) => one - other).join(" "),
  };
}

function keysOf(spoken: string, parts: readonly NamePart[]): string[] {
  return [...new Set([...(spoken === "" ? [] : spoken.split("\n")), ...parts.flatMap((part) => part.keys)])];
}

function headOf({ id, dataset, schema, names }: ListedProfile): EntryHead {
  const primary = names.find(({ kind }) => kind === "primary") ?? names[0];
  return { id, dataset, schema, caption: primary?.text ?? id };
}
