import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import ru from "i18n-iso-countries/langs/ru.json" with { type: "json" };
import { fold } from "#names";
import { statesInEnglish } from "./data/states.data.ts";

/** Names and former states as sanctions lists write them; codes of former states are FollowTheMoney's. */
const inLists: Record<string, string> = {
  USA: "us",
  UK: "gb",
  UAE: "ae",
  RPDC: "kp",
  USSR: "suhh",
  "Soviet Union": "suhh",
  "Union of Soviet Socialist Republics": "suhh",
  Yugoslavia: "yucs",
  "Serbia and Montenegro": "csxx",
  Czechoslovakia: "cshh",
  "Netherlands Antilles": "anhh",
  "West Bank": "ps",
  Gaza: "ps",
  "Palestinian Territories": "ps",
  "Palestinian Territory": "ps",
  "Occupied Palestinian Territories": "ps",
  "Hong Kong Special Administrative Region": "hk",
  "China, Hong Kong Special Administrative Region": "hk",
  "Hong Kong (China)": "hk",
  "Macao Special Administrative Region": "mo",
  Macau: "mo",
  "Congo (Democratic Republic)": "cd",
  "Congo, Democratic Republic of the": "cd",
  "Congo, Republic of the": "cg",
  "Congo (Republic)": "cg",
  "Cote d Ivoire": "ci",
  "Man, Isle of": "im",
  "Virgin Islands, British": "vg",
  "British Virgin Islands": "vg",
  "North Macedonia, The Republic of": "mk",
  Macedonia: "mk",
  Moldova: "md",
  "United Kingdom of Great Britain and Northern Ireland": "gb",
  "Iran (Islamic Republic of)": "ir",
  "Union of the Comoros": "km",
  "Sultanate of Oman": "om",
  "Libyan Arab Jamahiriya": "ly",
  "East Germany": "dd",
  Sint_Maarten: "sx",
};

let table: ReadonlyMap<string, string> | undefined;

/**
 * The code of a state or territory (ISO 3166-1 alpha-2, lower case; FollowTheMoney's codes for former states) named in
 * English, French, Spanish or Russian, by its adjective ("Libyan"), or already by a code of two or three capitals. A remark in brackets or a
 * leading "former", "Region:" is passed over. Undefined where no state or more than one may be meant.
 */
export function countryCode(written: string): string | undefined {
  const plain = written.trim().replace(/\s+/gu, " ");
  if (plain === "" || plain.length > 100) return undefined;
  table ??= build();
  const known = table.get(fold(plain));
  if (known !== undefined) return known;
  if (/^[A-Z]{2,3}$/u.test(plain)) return table.get(`code:${plain.toLowerCase()}`);
  const bare = plain
    .replace(/\([^)]*\)/gu, " ")
    .replace(/&/gu, " and ")
    .replace(/\bst\.? /giu, "saint ")
    .replace(/^(?:the|former|formerly|region:)\s+|, the$/giu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return bare === plain ? undefined : table.get(fold(bare));
}

function build(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of [ru, es, fr, en] as { countries: Record<string, string | string[]> }[])
    for (const [code, names] of Object.entries(language.countries))
      for (const name of [names].flat()) found.set(fold(name), code.toLowerCase());
  const adjectives = new Map<string, string>();
  for (const line of statesInEnglish.trim().split("\n")) {
    const [code = "", names = "", derived = ""] = line.split("|");
    found.set(`code:${code}`, code);
    for (const name of names.split(";")) found.set(fold(name.replace(/^=/u, "")), code);
    for (const adjective of derived.split(";").map((each) => fold(each.replace(/^=/u, ""))))
      adjectives.set(adjective, adjectives.has(adjective) ? "" : code);
  }
  for (const [two = "", three = ""] of codes as string[][]) found.set(`code:${three.toLowerCase()}`, two.toLowerCase());
  for (const [name, code] of Object.entries(inLists)) found.set(fold(name.replace(/_/gu, " ")), code);
  for (const [adjective, code] of adjectives)
    if (code && adjective && !found.has(adjective)) found.set(adjective, code);
  found.delete("");
  return found;
}
