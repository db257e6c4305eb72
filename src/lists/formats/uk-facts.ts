import type { NamePart } from "#parties";
import { clean, type Draft, type ListingFacts } from "../draft.ts";
import { addAddress, addDocument, addGender, addLink, statesIn } from "../parts.ts";
import { languageCode } from "../script.ts";

/** A designation of the UK as its formats give it, told apart from how each writes it. */
export interface UkFacts {
  /** Name 1 to Name 5 and, last, Name 6; type and strength as written. */
  names: { parts: readonly string[]; type: string; strength: string }[];
  natives: { text: string; language: string }[];
  addresses: { lines: readonly string[]; postalCode: string; country: string }[];
  passports: { number: string; about: string }[];
  nationalIds: { number: string; about: string }[];
  births: { town: string; country: string }[];
  /** Values of a field, by its name in the CSV form. */
  values(field: string): string[];
}

/** What the field of the CSV form becomes, where it needs nothing but its value. */
const plainFields: Record<string, string> = {
  Title: "title",
  Position: "position",
  "Phone number": "phone",
  Website: "website",
  "Email address": "email",
  "Other Information": "notes",
  "Type of entity": "legalForm",
  "Business registration number (s)": "registrationNumber",
  "Type of ship": "type",
  "Tonnage of ship": "tonnage",
  "Length of ship": "notes",
  "Hull identification number (HIN)": "registrationNumber",
};

const links: Record<string, { role: string; schema: "Ownership" | "UnknownLink"; near: string; far: string }> = {
  Subsidiaries: { role: "Subsidiary", schema: "Ownership", near: "owner", far: "asset" },
  "Parent company": { role: "Parent company", schema: "Ownership", near: "asset", far: "owner" },
  "Current owner/operator (s)": {
    role: "Current owner/operator",
    schema: "UnknownLink",
    near: "object",
    far: "subject",
  },
  "Previous owner/operator (s)": {
    role: "Previous owner/operator",
    schema: "UnknownLink",
    near: "object",
    far: "subject",
  },
};

/** Adds everything but the listing. */
export function addUkFacts(draft: Draft, facts: UkFacts): void {
  for (const { parts, type, strength } of facts.names) addUkName(draft, parts, type, strength);
  for (const { text, language } of facts.natives) {
    const code = languageCode(language);
    draft.name(text, { kind: "native", quality: "strong", ...(code && { language: code }) });
  }
  for (const [field, property] of Object.entries(plainFields))
    for (const value of facts.values(field)) draft.add(property, value);
  for (const value of facts.values("D.O.B")) draft.date("birthDate", value);
  for (const value of facts.values("Nationality(/ies)"))
    for (const each of statesIn(value)) draft.country("nationality", each, { original: value });
  for (const value of facts.values("Gender")) addGender(draft, value);
  for (const { town, country } of facts.births) {
    draft.add("birthPlace", [town, country].filter(Boolean).join(", "));
    draft.country("birthCountry", country);
  }
  for (const { number, about } of facts.passports) addDocument(draft, { number, type: "Passport", summary: about });
  for (const { number, about } of facts.nationalIds)
    addDocument(draft, { number, type: "National identifier", summary: about });
  for (const { lines, postalCode, country } of facts.addresses)
    addAddress(draft, { street: lines.map(clean).filter(Boolean).join(", "), postalCode, country });
  for (const value of facts.values("IMO number")) {
    const number = /\d{7}/u.exec(value)?.[0];
    draft.add("imoNumber", number ?? value, number === undefined || number === value ? {} : { original: value });
  }
  for (const value of facts.values("Current believed flag of ship")) draft.country("flag", value);
  for (const value of facts.values("Previous flags"))
    for (const flag of value.split(/\s*[;,]\s*/u)) draft.country("pastFlags", flag, { original: value });
  for (const value of facts.values("Year Built")) draft.date("buildDate", value);
  for (const value of facts.values("Business registration number (s)")) addRussianNumbers(draft, value);
  addUkLinks(draft, facts);
  draft.add("topics", "sanction");
}

/** Numbers of the Russian registers, which the list writes with their names: "INN: 7707083893". */
function addRussianNumbers(draft: Draft, value: string): void {
  for (const [, label = "", number = ""] of value.matchAll(/\b(INN|OGRN|KPP)\W{0,3}(\d{9,15})\b/gu))
    draft.add({ INN: "innCode", OGRN: "ogrnCode", KPP: "kppCode" }[label] ?? "registrationNumber", number);
}

function addUkLinks(draft: Draft, facts: UkFacts): void {
  for (const [field, { role, schema, near, far }] of Object.entries(links))
    for (const value of facts.values(field)) {
      if (near === "asset" && draft.schema === "Organization") draft.schema = "Company";
      for (const name of value
        .split(/\s*;\s*|\s*\(\d+\)\.?\s*/u)
        .map(clean)
        .filter(Boolean))
        addLink(
          draft,
          { schema, near, far, id: "", name, role, summary: name === value ? "" : value },
          far === "asset" ? "Company" : "LegalEntity",
        );
    }
}

/** The listing that every form states alike. */
export function ukListing(draft: Draft, facts: UkFacts, reference: string): ListingFacts {
  const from = facts.values("Date Designated").flatMap((value) => draft.day(value) ?? [])[0];
  return {
    authority: "UK Foreign, Commonwealth and Development Office",
    list: "UK Sanctions List",
    programmes: facts.values("Regime Name"),
    reference,
    otherReferences: [
      ...facts.values("OFSI Group ID").map((value) => ({ scheme: "OFSI Group ID", value })),
      ...facts.values("UN Reference Number").map((value) => ({ scheme: "UN reference", value })),
    ],
    amended: facts.values("Last Updated").flatMap((value) => draft.day(value) ?? []),
    measures: facts.values("Sanctions Imposed").flatMap((value) => value.split(/\s*[|;]\s*/u)),
    reasons: facts.values("UK Statement of Reasons"),
    ...(from && { from }),
  };
}

/** Name 1 is the given name, 2 to 5 further ones, 6 the surname or the whole name; they are said in the order 1 to 6. */
export function addUkName(draft: Draft, parts: readonly string[], type: string, strength: string, note = ""): void {
  const plain = type.trim().toLowerCase();
  const filled = parts.map((value, index) => ({ value, index })).filter(({ value }) => value.trim() !== "");
  const person = draft.schema === "Person" && filled.length > 1;
  draft.name(filled.map(({ value }) => value).join(" "), {
    kind:
      plain === "primary name"
        ? "primary"
        : /variation/u.test(plain)
          ? "variation"
          : /former|fka|f\.k\.a/u.test(plain)
            ? "former"
            : "alias",
    quality: /low|weak/iu.test(strength)
      ? "weak"
      : /good|strong/iu.test(strength) || plain.startsWith("primary")
        ? "strong"
        : "unknown",
    parts: filled.map(
      ({ value, index }): NamePart => ({
        role: person ? (index === 0 ? "given" : index === 5 ? "family" : "middle") : "whole",
        value,
      }),
    ),
    ...(note && { note }),
  });
}

export const ukSchemata: Record<string, "Person" | "Vessel"> = {
  individual: "Person",
  ship: "Vessel",
  vessel: "Vessel",
};
