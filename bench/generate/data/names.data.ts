import type { PartySchema } from "#parties";
import type { Described } from "./templates.data.ts";

/** A real name that a text uses, with its short forms there: read off the texts by hand. */
export interface KnownName {
  name: string;
  aliases: string[];
  type: Described;
}

const of = (type: Described, rows: string[]): KnownName[] =>
  rows.map((row) => {
    const [name = "", ...aliases] = row.split("|");
    return { name, aliases, type };
  });

export const schemas: Record<Described, PartySchema> = {
  person: "Person",
  company: "Company",
  vessel: "Vessel",
  state: "Country",
  agency: "PublicBody",
};

const mueller: KnownName[] = [
  ...of("person", [
    "George Papadopoulos|Papadopoulos",
    "Paul Manafort|Manafort",
    "Michael Cohen|Cohen",
    "Carter Page",
    "Jared Kushner|Kushner",
    "Michael Flynn|Flynn",
    "Roger Stone",
    "Sergey Kislyak|Kislyak",
    "Konstantin Kilimnik|Kilimnik",
    "Rick Gates",
    "Joseph Mifsud|Mifsud",
    "Felix Sater|Sater",
    "Emin Agalarov",
    "Aras Agalarov",
    "Rob Goldstone|Goldstone",
    "Natalia Veselnitskaya|Veselnitskaya",
    "Oleg Deripaska|Deripaska",
    "Erik Prince",
    "Kirill Dmitriev|Dmitriev",
    "Jeff Sessions",
    "Ivanka Trump",
    "John Podesta|Podesta",
    "Julian Assange|Assange",
    "Dmitry Klokov|Klokov",
    "Giorgi Rtskhiladze|Rtskhiladze",
    "Dimitri Simes|Simes",
    "Petr Aven",
    "Rick Gerson|Gerson",
    "Sam Clovis|Clovis",
    "Stephen Miller",
    "Hope Hicks",
    "Steve Bannon|Bannon",
    "Sergei Lavrov|Lavrov",
    "Yevgeniy Prigozhin|Prigozhin",
    "Dmitry Peskov|Peskov",
    "Victor Yanukovych|Yanukovych",
  ]),
  ...of("company", [
    "Facebook",
    "Twitter",
    "Crocus Group|Crocus",
    "Trump Organization",
    "WikiLeaks",
    "Concord",
    "Alfa-Bank",
    "Gazprom",
    "Rosneft",
    "Google",
    "Morgan Stanley",
    "Vnesheconombank",
  ]),
  ...of("agency", ["Internet Research Agency", "GRU", "FBI", "Democratic National Committee", "Department of Justice"]),
  ...of("state", ["Ukraine", "Russia", "Israel", "Egypt", "Turkey", "Germany", "Czech Republic", "Seychelles"]),
];

const darfur: KnownName[] = [
  ...of("person", [
    "Minni Minawi",
    "Gibril Ibrahim",
    "Juma Haggar",
    "Tijani Duhaib",
    "Abdallah Janna",
    "Salah Tor",
    "Osman Abdul Jabar",
  ]),
  ...of("agency", [
    "Rapid Support Forces|RSF",
    "Sudanese Armed Forces|SAF",
    "African Union",
    "World Food Programme",
    "Security Council",
  ]),
  ...of("state", [
    "Chad",
    "Kenya",
    "Uganda",
    "Ethiopia",
    "South Sudan",
    "Libya",
    "United Arab Emirates",
    "Central African Republic",
    "Colombia",
    "Egypt",
    "Sudan",
  ]),
];

const haiti: KnownName[] = [
  ...of("person", ["Jimmy Chérizier", "Vitel’homme Innocent", "Johnson André"]),
  ...of("agency", [
    "Haitian National Police",
    "Viv Ansanm",
    "Transitional Presidential Council",
    "Multinational Security Support Mission",
    "Haitian Armed Forces",
    "National Port Authority",
    "Security Council",
  ]),
  ...of("state", ["Haiti", "Dominican Republic", "United States", "Kenya", "Jamaica", "Colombia", "Bahamas"]),
];

/** Names by text. The QUIC drafts name next to nobody: there the planted names do the work. */
export const knownNames: Record<string, KnownName[]> = { mueller, darfur, haiti, quic: [] };
