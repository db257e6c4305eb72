import { foldWord } from "#names";
import * as data from "./data/words.data.ts";

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter(Boolean).map(foldWord));

/** The word lists of data/words.data.ts as sets of folded words. */
export const vocabulary = {
  function: setOf(data.functionWords),
  calendar: setOf(data.calendarWords),
  title: setOf(data.personTitles),
  role: setOf(data.roleWords),
  body: setOf(data.bodyNouns),
  company: setOf(data.companyNouns),
  thing: setOf(data.thingNouns),
  facility: setOf(data.facilityNouns),
  generic: setOf(data.genericWords),
  plainAcronym: setOf(data.plainAcronyms),
  connector: setOf(data.connectors),
  particle: setOf(data.particles),
  vessel: setOf(data.vesselCues),
  suffix: setOf(data.personSuffixes),
  given: setOf(data.givenNames),
  surname: setOf(data.eastAsianSurnames),
  place: setOf(data.places),
  common: setOf(data.commonWords),
} as const;

const unnameable: ReadonlySet<string>[] = [
  vocabulary.function,
  vocabulary.calendar,
  vocabulary.title,
  vocabulary.role,
  vocabulary.generic,
  vocabulary.body,
  vocabulary.company,
  vocabulary.thing,
  vocabulary.facility,
  vocabulary.place,
  vocabulary.connector,
];

/** True for words that cannot be a name by themselves, however they are written. */
export function isOrdinary(fold: string): boolean {
  return unnameable.some((set) => set.has(fold));
}
