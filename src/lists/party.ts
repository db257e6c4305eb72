import { fold } from "#names";
import type { Party, PartySchema } from "#parties";
import { bounds } from "./properties.ts";

interface Parts {
  id: string;
  names: string[];
  schema: PartySchema;
  countries: string[];
  imo: string[];
}

/** A party of what a file says of it; undefined where no name is left. Its IMO number becomes an alias ("IMO 9074729"). */
export function makeParty({ id, names, schema, countries, imo }: Parts): Party | undefined {
  const seen = new Set<string>();
  const clean: string[] = [];
  for (const each of names) {
    const name = each.normalize("NFC").replace(/\s+/gu, " ").trim();
    if (name === "" || name.length > bounds.nameLength || seen.has(name) || fold(name) === "") continue;
    seen.add(name);
    clean.push(name);
  }
  const [name, ...aliases] = clean;
  if (name === undefined) return undefined;
  const numbers = imo.map((number) => /\d{7}/u.exec(number)?.[0]).filter((number) => number !== undefined);
  return {
    key: id || `given:${fold(name)}`,
    name,
    schema,
    aliases: [...aliases, ...numbers.map((number) => `IMO ${number}`)],
    countries: [
      ...new Set(countries.map((code) => code.trim().toLowerCase()).filter((code) => /^[a-z]{2}$/u.test(code))),
    ],
    origin: "given",
  };
}
