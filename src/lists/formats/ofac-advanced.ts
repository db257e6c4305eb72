import type { Entity } from "#parties";
import { clean, Draft } from "../draft.ts";
import type { Leaves } from "../leaves.ts";
import { addAddress, addLink } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { boundaryOf, dayOf, named, periodOf, readTables, type Tables } from "./ofac-advanced-tables.ts";
import { ofacRoles } from "./ofac-enhanced.ts";
import { addLabelled, relationOf } from "./ofac-facts.ts";
import { addIdentifier, propertyOfLabel } from "./ofac-remarks.ts";
import { organisationSchema } from "./organisations.ts";

/** OFAC's advanced XML (sdn_advanced.xml, cons_advanced.xml; schema sdn_advanced.xsd). */
export const ofacAdvanced: Format = {
  id: "ofac-advanced-xml",
  title: "OFAC list, advanced XML",
  list: "ofac-sdn",
  async *read(reading: Reading) {
    const { source, header, oddities } = reading;
    const tables = await readTables(reading);
    header.list = isConsolidatedAdvanced(source.name, tables) ? "ofac-consolidated" : "ofac-sdn";
    for await (const party of xmlRecords(source, {
      records: new Set(["DistinctParty"]),
      skip: besides,
      key: "@FixedRef",
    }))
      for (const profile of party.all("Profile")) yield entityOf(party, profile, tables, reading);
    for (const map of [tables.documents, tables.entries, tables.relations])
      for (const node of [...map.values()].flat()) {
        oddities.add(`${node.name} of a party that the file lacks`, node.lookAttribute("ID"));
        for (const { path, value } of named(node).leaves()) header.add(path, value);
      }
    for (const node of tables.locations.values())
      if (!tables.used.has(node)) for (const { path, value } of named(node).leaves()) header.add(path, value);
  },
};

/** By the lists that its entries name; a file that names none is told by its own name. */
function isConsolidatedAdvanced(file: string, { entries, ref }: Tables): boolean {
  const lists = new Set([...entries.values()].flat().map((entry) => ref("List", entry.lookAttribute("ListID"))));
  lists.delete("");
  return lists.size === 0 ? /cons/iu.test(file) : ![...lists].some((list) => /^(?:SDN|Specially)\b/iu.test(list));
}

/** Sections that the first pass has read. */
const besides = new Set([
  "ReferenceValueSets",
  "Locations",
  "IDRegDocuments",
  "ProfileRelationships",
  "SanctionsEntries",
  "SanctionsEntryLinks",
]);

const schemata: Record<string, string> = { individual: "Person", vessel: "Vessel", aircraft: "Airplane" };

function entityOf(party: XmlNode, profile: XmlNode, tables: Tables, { source, oddities }: Reading): Entity {
  const id = profile.lookAttribute("ID");
  if (id === "") throw listInvalid(source.name, `line ${profile.line}`, "the Profile has no ID");
  const subtype = profile.lookAttribute("PartySubTypeID");
  const type = tables.ref("PartySubType", subtype) || "Unknown";
  const kind =
    type === "Unknown" ? tables.ref("PartyType", tables.attribute("PartySubType", subtype, "PartyTypeID")) : type;
  const draft = new Draft(`ofac-${id}`, schemata[kind.toLowerCase()] ?? "Organization", oddities);
  for (const identity of profile.all("Identity")) addNames(identity, draft, tables);
  if (draft.schema === "Organization") draft.schema = organisationSchema(draft.names[0]?.full ?? "");
  const belonging: Leaves[] = [];
  const measures = profile.all("Feature").flatMap((feature) => addFeature(feature, draft, tables, belonging));
  for (const identity of profile.all("Identity"))
    for (const document of claim(tables.documents, identity.lookAttribute("ID"), belonging))
      addPaper(document, draft, tables);
  for (const entry of claim(tables.entries, id, belonging)) addListing(entry, draft, tables, measures);
  for (const relation of claim(tables.relations, id, belonging)) {
    const type = tables.ref("RelationType", relation.lookAttribute("RelationTypeID"));
    addLink(draft, {
      ...relationOf(type, draft),
      id: `ofac-${relation.lookAttribute("To-ProfileID")}`,
      name: "",
      role: relation.lookAttribute("Former") === "true" ? `${type} (former)` : type,
      summary: relation.takeChild("Comment"),
      from: boundaryOf(relation.child("DatePeriod"), "Start"),
      to: boundaryOf(relation.child("DatePeriod"), "End"),
    });
  }
  draft.add("notes", party.takeChild("Comment"));
  draft.add("topics", "sanction");
  return draft.finish([party, ...belonging]);
}

/** Takes what belongs to an id out of a table, so that what is left at the end belongs to nobody. */
function claim(map: Map<string, XmlNode[]>, id: string, into: Leaves[]): XmlNode[] {
  const nodes = map.get(id) ?? [];
  map.delete(id);
  for (const node of nodes) into.push(named(node));
  return nodes;
}

function addNames(identity: XmlNode, draft: Draft, tables: Tables): void {
  const roles = new Map(
    identity
      .path("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
      .map((group) => [
        group.lookAttribute("ID"),
        tables.ref("NamePartType", group.lookAttribute("NamePartTypeID")).toLowerCase(),
      ]),
  );
  for (const alias of identity.all("Alias")) {
    const type = tables.ref("AliasType", alias.lookAttribute("AliasTypeID"));
    for (const name of alias.all("DocumentedName")) {
      const values = name.path("DocumentedNamePart", "NamePartValue");
      const parts = values.map((value) => ({
        role: ofacRoles[roles.get(value.lookAttribute("NamePartGroupID")) ?? ""] ?? ("whole" as const),
        value: value.take(),
      }));
      // The surname is printed first; said in order it stands last.
      const spoken = [
        ...parts.filter(({ role }) => role !== "family"),
        ...parts.filter(({ role }) => role === "family"),
      ];
      const latin = tables.ref("DocNameStatus", name.lookAttribute("DocNameStatusID")) === "Primary Latin";
      const script = tables.attribute("Script", values[0]?.lookAttribute("ScriptID") ?? "", "ScriptCode");
      const primary = alias.lookAttribute("Primary") === "true";
      draft.name(spoken.map(({ value }) => value).join(" "), {
        kind: primary ? (latin ? "primary" : "native") : type === "F.K.A." ? "former" : "alias",
        quality: alias.lookAttribute("LowQuality") === "true" ? "weak" : "strong",
        parts,
        ...(script && { script }),
      });
    }
  }
}

function addFeature(feature: XmlNode, draft: Draft, tables: Tables, belonging: Leaves[]): string[] {
  const label = tables.ref("FeatureType", feature.lookAttribute("FeatureTypeID"));
  const measures: string[] = [];
  for (const version of feature.all("FeatureVersion")) {
    const comment = version.takeChild("Comment");
    const date = periodOf(version.child("DatePeriod"));
    for (const place of version.all("VersionLocation")) {
      const location = tables.locations.get(place.lookAttribute("LocationID"));
      if (location) addPlace(location, label, draft, tables, belonging);
      else draft.oddities.add("refers to a Location that the file lacks", draft.id, place.lookAttribute("LocationID"));
    }
    const details = version
      .all("VersionDetail")
      .map((detail) => detail.take() || tables.ref("DetailReference", detail.lookAttribute("DetailReferenceID")));
    const value = details.find(Boolean) ?? comment;
    if (value !== "" || date)
      measures.push(...[addLabelled(draft, { label, value, date })].filter((each) => each !== undefined));
    if (comment !== "" && comment !== value) draft.add("notes", `${label}: ${comment}`);
  }
  return measures;
}

function addPlace(location: XmlNode, label: string, draft: Draft, tables: Tables, belonging: Leaves[]): void {
  belonging.push(named(location));
  tables.used.add(location);
  const parts = new Map<string, string>();
  for (const part of location.all("LocationPart"))
    for (const value of part.path("LocationPartValue"))
      parts.set(tables.ref("LocPartType", part.lookAttribute("LocPartTypeID")), value.takeChild("Value"));
  const country =
    location.all("LocationCountry").map((each) => tables.ref("Country", each.lookAttribute("CountryID")))[0] ??
    tables.attribute("AreaCode", location.child("LocationAreaCode")?.lookAttribute("AreaCodeID") ?? "", "Description");
  if (/country|flag|nationality/iu.test(label)) {
    addLabelled(draft, { label, value: country });
    return;
  }
  if (!/^location$/iu.test(label)) {
    addLabelled(draft, { label, value: [...parts.values(), country].filter(Boolean).join(", ") });
    return;
  }
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
    remarks: parts.get("Unknown") ?? "",
  });
}

function addPaper(document: XmlNode, draft: Draft, tables: Tables): void {
  const type = tables.ref("IDRegDocType", document.lookAttribute("IDRegDocTypeID"));
  const dates = new Map(
    document
      .all("DocumentDate")
      .map((date) => [
        tables.ref("IDRegDocDateType", date.lookAttribute("IDRegDocDateTypeID")),
        periodOf(date.child("DatePeriod"))?.from ?? "",
      ]),
  );
  const validity = tables.ref("Validity", document.lookAttribute("ValidityID"));
  addIdentifier(draft, propertyOfLabel(type), {
    number: document.takeChild("IDRegistrationNo"),
    type,
    country: tables.ref("Country", document.lookAttribute("IssuedBy-CountryID")),
    issued: dates.get("Issue Date") ?? "",
    expires: dates.get("Expiration Date") ?? "",
    summary: [
      validity === "Valid" ? "" : validity,
      document.takeChild("Comment"),
      document.takeChild("IssuingAuthority"),
    ]
      .filter(Boolean)
      .join("; "),
  });
}

function addListing(entry: XmlNode, draft: Draft, tables: Tables, measures: string[]): void {
  const events = entry.all("EntryEvent");
  const dates = events.flatMap((event) => dayOf(event.child("Date")) ?? []).sort();
  const from = dates[0] === undefined ? undefined : draft.day(dates[0]);
  const imposed = entry.all("SanctionsMeasure").map((measure) => ({
    type: tables.ref("SanctionsType", measure.lookAttribute("SanctionsTypeID")),
    comment: measure.takeChild("Comment"),
  }));
  // A measure of type Program carries the programme's code in its comment.
  const programme = ({ type }: { type: string }) => type === "Program";
  draft.listing({
    authority: "US Treasury, Office of Foreign Assets Control",
    list: tables.ref("List", entry.lookAttribute("ListID")),
    programmes: imposed
      .filter(programme)
      .map(({ comment }) => comment)
      .filter(Boolean),
    legalBasis: events.map((event) => tables.ref("LegalBasis", event.lookAttribute("LegalBasisID"))).filter(Boolean),
    reference: draft.id.slice("ofac-".length),
    measures: [
      ...imposed.filter((each) => !programme(each)).map(({ type, comment }) => clean(`${type} ${comment}`)),
      ...measures,
    ].filter(Boolean),
    ...(from && { from }),
  });
}
