import { textAt } from "./drafts.ts";
import type { Entries } from "./entries.ts";
import { type EntryRow, type NameRow, yearsOf } from "./rows.ts";
import type { Sections } from "./sections.ts";

/** The rows that an index was made of; nothing is taken apart again. */
export function rowsOf(sections: Sections, entries: Entries): { rows: EntryRow[]; names: NameRow[] } {
  const wholes = wholesOf(sections);
  const names = Array.from(sections.nameKinds, (_, number): NameRow => {
    const { text, kind, parts } = entries.name(number);
    const shape = textAt(sections.shapes, sections.nameShapes[number] ?? 0);
    const spelling = sections.nameSpellings[number] ?? 0;
    return {
      text,
      kind,
      shape,
      parts,
      spoken: textAt(sections.nameKeys, number),
      spelling,
      wholes: wholes[number] ?? [],
    };
  });
  const rows = Array.from(sections.entryCountries, (_, index): EntryRow => {
    const profile = entries.profile(index);
    const own: { place: number; row: NameRow }[] = [];
    for (let at = sections.entryNames.starts[index] ?? 0; at < (sections.entryNames.starts[index + 1] ?? 0); at++) {
      const row = names[sections.entryNames.values[at] ?? 0];
      if (row) own.push({ place: sections.entryPlaces[at] ?? 0, row });
    }
    return {
      id: profile.id,
      dataset: profile.dataset,
      json: textAt(sections.entryProfiles, index),
      identifiers: profile.identifiers.map(({ value }) => value),
      years: yearsOf(profile),
      countries: profile.countries,
      names: own,
    };
  });
  return { rows, names };
}

/** The keys of each whole name, from the table that has them the other way round. */
function wholesOf({ wholeTable: { hashes, checks, values }, nameKinds }: Sections): number[][] {
  const wholes = Array.from(nameKinds, (): number[] => []);
  values.forEach((name, at) => {
    wholes[name]?.push(hashes[at] ?? 0, checks[at] ?? 0);
  });
  return wholes;
}
