import type { FtmEntity, Screening } from "../types.ts";
import { TextIndexBuilder } from "./text/builder.ts";
import { TextIndex } from "./text/text-index.ts";

/** An entity for tests, with the properties given. */
export function record(id: string, properties: Record<string, string[]>, more: Partial<FtmEntity> = {}): FtmEntity {
  return {
    id,
    caption: properties.name?.[0] ?? id,
    schema: "Person",
    properties,
    datasets: ["d"],
    referents: [],
    target: false,
    first_seen: null,
    last_seen: null,
    last_change: null,
    ...more,
  };
}

/** The text index of some entities, as it is saved. */
export function savedIndex(records: readonly FtmEntity[]): Uint8Array {
  const builder = new TextIndexBuilder();
  for (const each of records) builder.add(each, ["d"]);
  return builder.finish();
}

export const indexOf = (records: readonly FtmEntity[]): TextIndex => new TextIndex(savedIndex(records));

/** As much of a Screening as a search asks for. */
export function screeningOf(records: readonly FtmEntity[]): Screening {
  const numbers = new Map(records.map(({ id }, at) => [id, at]));
  const saved = savedIndex(records);
  return {
    part: () => saved,
    scope: (name: string) => (name === "d" ? new Set(["d"]) : undefined),
    datasets: [],
    numberOf: (id: string) => numbers.get(id) ?? -1,
    record: (number: number) => records[number],
  } as unknown as Screening;
}
