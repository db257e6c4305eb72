import type { Entity, NameRole, PartialDate } from "#parties";
import { clean, Draft } from "../draft.ts";
import { addAddress, addLink, slug } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { addLabelled, periodDate, relationOf } from "./ofac-facts.ts";
import { addIdentifier, propertyOfLabel } from "./ofac-remarks.ts";
import { organisationSchema } from "./organisations.ts";

/** OFAC's enhanced XML (exports/ENHANCED_XML): entries whole, with names by script, features, documents, relationships. */
export const ofacEnhanced: Format = {
  id: "ofac-enhanced-xml",
  title: "OFAC list, enhanced XML",
  list: "ofac-sdn",
  async *read(reading: Reading) {
    const { source, header } = reading;
    header.list = /cons/iu.test(source.name) ? "ofac-consolidated" : "ofac-sdn";
    const records = xmlRecords(source, {
      records: new Set(["entity"]),
      key: "@id",
      header: (path, value) => {
        header.add(path, value);
        if (path.endsWith("publicationInfo.dataAsOf")) header.date = value.slice(0, 10);
        // An export of some programmes is no edition of the whole list.
        if (path.endsWith("filters.sanctionsPrograms.sanctionsProgram"))
          header.list = `ofac-${slug(value)}`.slice(0, 40);
      },
    });
    for await (const record of records) yield entityOf(record, reading);
  },
};

const schemata: Record<string, string> = { individual: "Person", vessel: "Vessel", aircraft: "Airplane" };
/** OFAC's types of name parts; "Entity Name" and the like are whole names. */
export const ofacRoles: Record<string, NameRole> = {
  "last name": "family",
  "first name": "given",
  "middle name": "middle",
  "maiden name": "maiden",
  patronymic: "patronymic",
  matronymic: "matronymic",
  nickname: "other",
  suffix: "suffix",
};

function entityOf(record: XmlNode, { source, oddities }: Reading): Entity {
  const id = record.lookAttribute("id");
  if (id === "") throw listInvalid(source.name, `line ${record.line}`, "the entity has no id");
  const info = record.child("generalInfo");
  const primary = record.path("names", "name").find((name) => name.lookChild("isPrimary") === "true");
  const written = primary?.path("translations", "translation")[0]?.lookChild("formattedFullName") ?? "";
  const schema = schemata[(info?.lookChild("entityType") ?? "").toLowerCase()] ?? organisationSchema(written);
  const draft = new Draft(`ofac-${id}`, schema, oddities);
  for (const name of record.path("names", "name")) addName(name, draft);
  draft.add("title", info?.takeChild("title") ?? "");
  for (const address of record.path("addresses", "address")) addPlace(address, draft);
  const measures = record.path("features", "feature").flatMap((feature) => addFeature(feature, draft) ?? []);
  for (const document of record.path("identityDocuments", "identityDocument")) addPaper(document, draft);
  for (const relationship of record.path("relationships", "relationship")) addRelationship(relationship, draft);
  addListings(record, draft, measures);
  draft.add("notes", info?.takeChild("remarks") ?? "");
  draft.add("topics", "sanction");
  return draft.finish([record]);
}

function addName(name: XmlNode, draft: Draft): void {
  const isPrimary = name.lookChild("isPrimary") === "true";
  const former = name.lookChild("aliasType") === "F.K.A.";
  for (const translation of name.path("translations", "translation")) {
    const main = translation.lookChild("isPrimary") === "true";
    const parts = translation.path("nameParts", "namePart").map((part) => ({
      role: ofacRoles[part.lookChild("type").toLowerCase()] ?? ("whole" as const),
      value: part.takeChild("value"),
    }));
    const [full, family, given] = ["formattedFullName", "formattedLastName", "formattedFirstName"].map((field) =>
      translation.takeChild(field),
    );
    // The formatted name is "SURNAME, Given"; said in order it is the given part and then the surname.
    const spoken = family && given ? `${given} ${family}` : full || family || "";
    draft.name(spoken, {
      kind: isPrimary ? (main ? "primary" : "native") : former ? "former" : "alias",
      quality: name.lookChild("isLowQuality") === "true" ? "weak" : "strong",
      parts: [...parts, ...ofacFormatted(family, given, parts)],
      ...(full && full !== spoken ? { original: full } : {}),
    });
  }
}

/** The formatted given names hold first, middle and further names in one; kept where the parts do not say the same. */
function ofacFormatted(
  family = "",
  given = "",
  parts: { role: NameRole; value: string }[],
): { role: NameRole; value: string }[] {
  const known = new Set(parts.map(({ value }) => value));
  const more: { role: NameRole; value: string }[] = [];
  if (given !== "" && !known.has(given)) more.push({ role: "given", value: given });
  if (family !== "" && !known.has(family)) more.push({ role: "family", value: family });
  return more;
}

function addPlace(address: XmlNode, draft: Draft): void {
  const country = address.takeChild("country");
  const translations = address.path("translations", "translation");
  if (translations.length === 0) addAddress(draft, { country });
  for (const translation of translations) {
    const parts = new Map<string, string>();
    for (const part of translation.path("addressParts", "addressPart"))
      parts.set(part.lookChild("type"), part.takeChild("value"));
    addAddress(draft, {
      street: parts.get("ADDRESS1") ?? "",
      street2: ["ADDRESS2", "ADDRESS3"]
        .map((type) => parts.get(type) ?? "")
        .filter(Boolean)
        .join(", "),
      city: parts.get("CITY") ?? "",
      region: parts.get("STATE/PROVINCE") ?? parts.get("REGION") ?? "",
      postalCode: parts.get("POSTAL CODE") ?? "",
      country,
    });
  }
}

function dateOf(node: XmlNode | undefined, original: string): PartialDate | undefined {
  if (!node) return undefined;
  const [from, to] = [node.takeChild("fromDateBegin"), node.takeChild("toDateEnd")];
  return periodDate(
    from,
    to,
    node.lookChild("isApproximate") === "true",
    original || (from === to ? from : `${from} to ${to}`),
  );
}

function addFeature(feature: XmlNode, draft: Draft): string | undefined {
  const value = feature.takeChild("value");
  return addLabelled(draft, {
    label: feature.lookChild("type"),
    value,
    date: dateOf(feature.child("valueDate"), value),
  });
}

function addPaper(document: XmlNode, draft: Draft): void {
  const type = document.takeChild("type");
  const issued = dateOf(document.child("issueDate"), "")?.from ?? "";
  const expires = dateOf(document.child("expirationDate"), "")?.from ?? "";
  addIdentifier(draft, propertyOfLabel(type), {
    number: document.takeChild("documentNumber"),
    type,
    country: document.takeChild("issuingCountry"),
    issued,
    expires,
    summary: [
      document.takeChild("name"),
      document.lookChild("isValid") === "false" ? "not valid" : "",
      document.takeChild("comments"),
    ]
      .filter(Boolean)
      .join("; "),
  });
}

function addRelationship(relationship: XmlNode, draft: Draft): void {
  const type = relationship.takeChild("type");
  const related = relationship.child("relatedEntity");
  const name = related?.take() ?? "";
  const far = related?.lookAttribute("entityId") ?? "";
  if (far === "" && name === "") return;
  addLink(draft, {
    ...relationOf(type, draft),
    id: far && `ofac-${far}`,
    name,
    role: type,
    summary: relationship.takeChild("comments"),
  });
}

function addListings(record: XmlNode, draft: Draft, measures: string[]): void {
  const programmes = record.takeAll("sanctionsPrograms", "sanctionsProgram");
  const types = record.takeAll("sanctionsTypes", "sanctionsType");
  const legalBasis = record.takeAll("legalAuthorities", "legalAuthority");
  const lists = record.path("sanctionsLists", "sanctionsList");
  for (const list of lists) {
    const from = draft.day(list.takeAttribute("datePublished"));
    draft.listing({
      authority: "US Treasury, Office of Foreign Assets Control",
      list: list.take() || "SDN List",
      programmes,
      legalBasis,
      reference: record.takeAttribute("id"),
      measures: [...types, ...measures].map(clean),
      ...(from && { from }),
    });
  }
}
