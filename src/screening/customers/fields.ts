import { fold } from "#names";
import { fillerWords, headerWords, typeWords } from "./fields.data.ts";

/** What a column of a customer file can hold. */
export type CustomerField = keyof typeof headerWords;

/** Fields in the order of their table. */
export const customerFields = Object.keys(headerWords) as CustomerField[];

const fillers = new Set(fillerWords.map((word) => plain(word)));
let words: ReadonlyMap<string, CustomerField> | undefined;
let schemata: ReadonlyMap<string, string> | undefined;

/** The field that a column's header names, in any of the languages of the table; undefined where it names none. */
export function fieldOfHeader(header: string): CustomerField | undefined {
  words ??= wordTable();
  const text = plain(header);
  const known = words.get(text);
  if (known || text === "") return known;
  const bare = text.split(" ").filter((word) => !fillers.has(word) && !/^\d+$/u.test(word));
  return words.get(bare.join(" "));
}

/** The schema that a customer's type names: "Natural person" is a Person. FollowTheMoney's own names are known too. */
export function schemaOfType(type: string): string | undefined {
  schemata ??= new Map(
    Object.entries(typeWords).flatMap(([schema, list]) => [
      [plain(schema), schema] as const,
      ...list.split("|").map((word) => [plain(word), schema] as const),
    ]),
  );
  return schemata.get(plain(type));
}

/** The field by its own name, as a person gives it: "birthDate", "birth-date", or any header word. */
export function fieldNamed(name: string): CustomerField | undefined {
  const bare = name.replace(/[\s_-]/gu, "").toLowerCase();
  return customerFields.find((field) => field.toLowerCase() === bare) ?? fieldOfHeader(name);
}

/** "dateOfBirth", "DATE_OF_BIRTH", "Date of birth:" and "date-of-birth" are one. */
function plain(text: string): string {
  const parted = text.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return fold(parted)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function wordTable(): ReadonlyMap<string, CustomerField> {
  const found = new Map<string, CustomerField>();
  for (const field of customerFields) {
    found.set(plain(field), field);
    // Where two fields share a word the first one has it.
    for (const word of headerWords[field].split(/[|\n]/u)) {
      const key = plain(word);
      if (key !== "" && !found.has(key)) found.set(key, field);
    }
  }
  return found;
}
