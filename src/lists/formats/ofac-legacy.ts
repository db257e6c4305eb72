import type { Entity } from "#parties";
import { readDate } from "#parties";
import { clean, Draft, type NameFacts } from "../draft.ts";
import { addAddress } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { addLabelled, isConsolidated } from "./ofac-facts.ts";
import { numberLabels } from "./ofac-remarks.data.ts";
import { addIdentifier, propertyOfLabel, readRemarks } from "./ofac-remarks.ts";
import { organisationSchema } from "./organisations.ts";

/** OFAC's first XML form of its lists (sdn.xml, consolidated.xml). */
export const ofacLegacy: Format = {
  id: "ofac-xml",
  title: "OFAC list, legacy XML",
  list: "ofac-sdn",
  async *read(reading: Reading) {
    const { source, header, oddities } = reading;
    let promised = 0;
    let found = 0;
    const records = xmlRecords(source, {
      records: new Set(["sdnEntry"]),
      key: "uid",
      header: (path, value) => {
        header.add(path, value);
        if (path.endsWith("Publish_Date")) header.date = readDate(value, "month-day")?.from;
        if (path.endsWith("Record_Count")) promised = Number(value);
      },
    });
    let first: XmlNode[] | undefined = [];
    const told = function* (): Generator<Entity> {
      const programmes = first?.map((record) => record.path("programList", "program").map((each) => each.look()));
      if (programmes) header.list = isConsolidated(source.name, programmes) ? "ofac-consolidated" : "ofac-sdn";
      for (const record of first ?? []) yield entityOf(record, reading);
      first = undefined;
    };
    try {
      for await (const record of records) {
        found++;
        if (!first) yield entityOf(record, reading);
        else if (first.push(record) >= telling) yield* told();
      }
    } catch (error) {
      // What stood before the place where a file breaks off.
      yield* told();
      throw error;
    }
    yield* told();
    if (promised > 0 && promised !== found)
      oddities.add(
        "the list promises another number of entries than it holds",
        source.name,
        `${promised} promised, ${found} held`,
      );
  },
};

/** Entries of which the programmes tell which of the two lists it is. */
const telling = 200;

const schemata: Record<string, string> = { individual: "Person", vessel: "Vessel", aircraft: "Airplane" };

function entityOf(record: XmlNode, { source, header, oddities }: Reading): Entity {
  const id = record.lookChild("uid");
  if (id === "") throw listInvalid(source.name, `line ${record.line}`, "the sdnEntry has no uid");
  const last = record.lookChild("lastName");
  const schema = schemata[record.lookChild("sdnType").toLowerCase()] ?? organisationSchema(last);
  const draft = new Draft(`ofac-${id}`, schema, oddities);
  addName(record, draft, { kind: "primary", quality: "strong" });
  for (const aka of record.path("akaList", "aka"))
    addName(aka, draft, {
      kind: aka.lookChild("type") === "f.k.a." ? "former" : "alias",
      quality: aka.lookChild("category") === "weak" ? "weak" : "strong",
    });
  draft.add("title", record.takeChild("title"));
  for (const country of record.takeAll("nationalityList", "nationality", "country"))
    draft.country("nationality", country);
  for (const country of record.takeAll("citizenshipList", "citizenship", "country"))
    draft.country("citizenship", country);
  for (const date of record.takeAll("dateOfBirthList", "dateOfBirthItem", "dateOfBirth")) draft.date("birthDate", date);
  for (const place of record.takeAll("placeOfBirthList", "placeOfBirthItem", "placeOfBirth"))
    addLabelled(draft, { label: "POB", value: place });
  for (const address of record.path("addressList", "address"))
    addAddress(draft, {
      street: address.takeChild("address1"),
      street2: [address.takeChild("address2"), address.takeChild("address3")].filter(Boolean).join(", "),
      city: address.takeChild("city"),
      region: address.takeChild("stateOrProvince"),
      postalCode: address.takeChild("postalCode"),
      country: address.takeChild("country"),
    });
  const vessel = record.child("vesselInfo");
  for (const field of ["callSign", "vesselType", "vesselFlag", "vesselOwner", "tonnage", "grossRegisteredTonnage"])
    if (vessel) addLabelled(draft, { label: vesselLabels[field] ?? field, value: vessel.takeChild(field) });
  const measures = record.path("idList", "id").flatMap((each) => addId(each, draft) ?? []);
  const remarks = readRemarks(record.takeChild("remarks"), draft, () => undefined);
  draft.listing({
    authority: "US Treasury, Office of Foreign Assets Control",
    list: header.list === "ofac-consolidated" ? "Consolidated (non-SDN) list" : "Specially Designated Nationals list",
    programmes: record.takeAll("programList", "program"),
    reference: record.takeChild("uid"),
    measures: [...measures, ...remarks.measures],
  });
  draft.add("topics", "sanction");
  return draft.finish([record]);
}

const vesselLabels: Record<string, string> = {
  callSign: "Vessel Call Sign",
  vesselType: "Vessel Type",
  vesselFlag: "Vessel Flag",
  vesselOwner: "Vessel Owner",
  tonnage: "Vessel Tonnage",
  grossRegisteredTonnage: "Vessel Gross Registered Tonnage",
};

function addName(node: XmlNode, draft: Draft, facts: NameFacts): void {
  const [family, given] = [node.takeChild("lastName"), node.takeChild("firstName")];
  const person = draft.schema === "Person";
  draft.name(clean(`${given} ${family}`), {
    ...facts,
    parts: [
      ...(given === "" ? [] : [{ role: "given" as const, value: given }]),
      ...(family === "" ? [] : [{ role: person ? ("family" as const) : ("whole" as const), value: family }]),
    ],
  });
}

/** An "id" is a document, or a fact that OFAC prints among them: gender, website, what the designation entails. */
function addId(node: XmlNode, draft: Draft): string | undefined {
  const [type, number] = [node.takeChild("idType"), node.takeChild("idNumber")];
  if (!numberLabels.some(([pattern]) => pattern.test(type))) return addLabelled(draft, { label: type, value: number });
  addIdentifier(draft, propertyOfLabel(type), {
    number,
    type,
    country: node.takeChild("idCountry"),
    issued: node.takeChild("issueDate"),
    expires: node.takeChild("expirationDate"),
    summary: "",
  });
  return undefined;
}
