import { dateOfParts, type NamePart, type PartialDate } from "#parties";
import { clean, type Draft } from "../draft.ts";
import { languageCode } from "../script.ts";

/** One name of the EU list; its quality stands in `strong` or, in words, in the remark. */
export interface EuName {
  whole: string;
  last: string;
  first: string;
  middle: string;
  language: string;
  strong: string;
  remark: string;
}

/** Adds a name; the first one is the name to show. */
export function addEuName(draft: Draft, name: EuName): void {
  const person = draft.schema === "Person";
  const parts: NamePart[] = [];
  for (const [role, value] of [
    ["given", name.first],
    ["middle", name.middle],
    [person ? "family" : "whole", name.last],
  ] as const)
    if (value !== "") parts.push({ role, value });
  const spoken = clean(`${name.first} ${name.middle} ${name.last}`);
  const code = languageCode(name.language);
  const words = name.remark.toLowerCase();
  const weak = name.strong === "false" || /low[- ]quality|weak/u.test(words);
  draft.name(name.whole || spoken, {
    kind: draft.names.length === 0 ? "primary" : /\bf\.?k\.?a|formerly|previously/u.test(words) ? "former" : "alias",
    // "god quality" is how the list misspells itself.
    quality: weak ? "weak" : name.strong === "true" || /goo?d quality/u.test(words) ? "strong" : "unknown",
    parts,
    ...(code && { language: code }),
    ...(name.remark && { note: name.remark }),
  });
}

export interface EuBirth {
  date: string;
  year: string;
  month: string;
  day: string;
  fromYear: string;
  toYear: string;
  circa: boolean;
}

/** A birth date of its parts: a whole date, a year, a month, or a range of years. */
export function addEuBirth(draft: Draft, birth: EuBirth): void {
  const written = birth.date || [birth.year, birth.month, birth.day].filter(Boolean).join("-");
  const range = birth.fromYear !== "" || birth.toYear !== "";
  const date: PartialDate | undefined = range
    ? rangeOf(birth)
    : birth.date !== ""
      ? draft.day(birth.date)
      : dateOfParts({ year: Number(birth.year), month: Number(birth.month), day: Number(birth.day) }, written);
  if (date) draft.date("birthDate", { ...date, approximate: date.approximate || birth.circa });
  else draft.date("birthDate", written);
}

function rangeOf({ fromYear, toYear }: EuBirth): PartialDate {
  return {
    ...(fromYear && { from: fromYear }),
    ...(toYear && { to: toYear }),
    approximate: false,
    original: `${fromYear} to ${toYear}`,
  };
}

/** The country by its code; the list writes 00 and UNKNOWN where it does not know. */
export function euCountry(code: string, name: string): string {
  if (code !== "" && code !== "00") return code;
  return /^unknown$/iu.test(name) ? "" : name;
}

/** FollowTheMoney properties by the EU's types of identification. */
export function euIdProperty(type: string): string {
  return (
    {
      passport: "passportNumber",
      taxid: "taxNumber",
      fiscalcode: "taxNumber",
      regnumber: "registrationNumber",
      swiftbic: "swiftBic",
      imo: "imoNumber",
      ssn: "socialSecurityNumber",
    }[type] ?? "idNumber"
  );
}
