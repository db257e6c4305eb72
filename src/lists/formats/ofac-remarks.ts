import { countryCode } from "#parties";
import { clean, type Draft } from "../draft.ts";
import { addDocument, addGender, addLink, addWallet } from "../parts.ts";
import { factLabels, measureLabels, numberLabels } from "./ofac-remarks.data.ts";

/** Finds the id of the entry of a name; undefined where the list has none. */
export type FindByName = (name: string) => string | undefined;

/**
 * Takes the facts out of OFAC's remarks: births, documents, numbers, wallets, links, weak aliases. What is no known
 * fact becomes a note; what the designation entails is returned for the listing.
 */
export function readRemarks(remarks: string, draft: Draft, find: FindByName): { measures: string[] } {
  const measures: string[] = [];
  for (const segment of segmentsOf(remarks)) {
    const fact = segment.replace(/^\((Linked To: .+)\)$/u, "$1").replace(/^alt\. /u, "");
    if (measureLabels.test(fact)) measures.push(segment);
    // No published fact is so long; the patterns below are for short texts.
    else if (fact.length > longestFact) draft.add("notes", segment);
    else if (!readFact(fact, draft, find)) draft.add("notes", segment);
  }
  return { measures };
}

const longestFact = 600;

/** Remarks are parted by semicolons, but not inside brackets or a quoted alias. */
export function segmentsOf(remarks: string): string[] {
  const segments: string[] = [];
  let open = "";
  for (const piece of clean(remarks).replace(/\.$/u, "").split(/;\s+/u)) {
    open = open === "" ? piece : `${open}; ${piece}`;
    const brackets = open.split("(").length - open.split(")").length;
    const quoted = /^[afn]\.k\.a\. '/u.test(open) && !open.endsWith("'");
    if ((brackets > 0 || quoted) && open.length < 500) continue;
    segments.push(open);
    open = "";
  }
  if (open !== "") segments.push(open);
  return segments.map((segment) => segment.trim()).filter(Boolean);
}

function readFact(fact: string, draft: Draft, find: FindByName): boolean {
  const alias = /^([afn])\.k\.a\. '(.+)'$/u.exec(fact);
  if (alias) {
    draft.name(alias[2] ?? "", { kind: alias[1] === "f" ? "former" : "alias", quality: "weak" });
    return true;
  }
  const wallet = /^Digital Currency Address - ([A-Z0-9]{2,10}) (\S+)$/u.exec(fact);
  if (wallet) {
    addWallet(draft, wallet[2] ?? "", wallet[1] ?? "");
    return true;
  }
  const linked = /^Linked To: (.+)$/u.exec(fact)?.[1];
  if (linked) {
    addLink(draft, {
      schema: "UnknownLink",
      near: "subject",
      far: "object",
      id: find(linked) ?? "",
      name: linked,
      role: "Linked To",
    });
    return true;
  }
  const operator = /^Aircraft Operator (.+)$/u.exec(fact)?.[1];
  if (operator) {
    addLink(draft, {
      schema: "UnknownLink",
      near: "object",
      far: "subject",
      id: find(operator) ?? "",
      name: operator,
      role: "Aircraft Operator",
    });
    return true;
  }
  for (const [label, property] of factLabels) {
    const found = label.exec(fact);
    if (found) return addFact(draft, property, fact.slice(found[0].length));
  }
  return addNumber(draft, fact);
}

/** A fact by its property; false where the value cannot be read, so that it stays a note. */
export function addFact(draft: Draft, property: string, value: string): boolean {
  switch (property) {
    case "birthDate":
    case "incorporationDate":
    case "buildDate":
      return draft.date(property, value) !== undefined;
    case "nationality":
    case "citizenship":
    case "pastFlags":
    case "flag":
    case "jurisdiction":
      if (countryCode(value) === undefined) return false;
      draft.country(property, value);
      return true;
    case "gender":
      addGender(draft, value);
      return draft.has("gender");
    case "birthPlace": {
      draft.add("birthPlace", value);
      const country = value.split(",").at(-1) ?? "";
      if (countryCode(country) !== undefined) draft.country("birthCountry", country);
      return true;
    }
    default:
      draft.add(property, value);
      return true;
  }
}

/** A number with its label: "Passport 1084010 (Egypt) issued 24 Oct 1990 expires 20 Sep 1997". */
function addNumber(draft: Draft, fact: string): boolean {
  for (const [label, property] of numberLabels) {
    const found = label.exec(fact);
    if (!found) continue;
    const rest =
      /^\s*(?:(?:#|No\.?:?)\s+)?(.*?)(?:\s+\(([^()]*)\))?(?:\s+issued\s+(\d[^;]*?\d{4}|\d{4}))?(?:\s+expires\s+(\d[^;]*?\d{4}|\d{4}))?(?:\s+\(([^()]*)\))?$/u.exec(
        fact.slice(found[0].length),
      );
    if (!rest || !/\d|[A-Z]{4}/u.test(rest[1] ?? "")) return false;
    const country = [rest[2], rest[5]].find((each) => each !== undefined && countryCode(each) !== undefined);
    const summary = [rest[2], rest[5]].filter((each) => each !== undefined && each !== country).join("; ");
    addIdentifier(draft, property, {
      number: rest[1] ?? "",
      type: found[0].trim(),
      country: country ?? "",
      issued: rest[3] ?? "",
      expires: rest[4] ?? "",
      summary,
    });
    return true;
  }
  return false;
}

/** A number as a property, and as a document with its type, state and dates where the schema can hold one. */
export function addIdentifier(
  draft: Draft,
  property: string,
  parts: { number: string; type: string; country: string; issued: string; expires: string; summary: string },
): void {
  const number = property === "imoNumber" ? (/\d{7}/u.exec(parts.number)?.[0] ?? parts.number) : parts.number;
  const vehicle = draft.schema === "Vessel" || draft.schema === "Airplane";
  if (!vehicle) addDocument(draft, parts);
  draft.add(
    vehicle && property === "idNumber" ? "registrationNumber" : property,
    number,
    number === parts.number ? {} : { original: parts.number },
  );
}

/** The property of a kind of document, by OFAC's name for it; idNumber where it is none of the known. */
export function propertyOfLabel(label: string): string {
  return numberLabels.find(([pattern]) => pattern.test(label))?.[1] ?? "idNumber";
}
