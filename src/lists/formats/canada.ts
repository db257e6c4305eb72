import type { Entity } from "#parties";
import { Draft } from "../draft.ts";
import { slug } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { organisationSchema } from "./organisations.ts";

/** Canada's consolidated autonomous sanctions list, XML; the fields of the form of 2020 and of the one with ships. */
export const canadaXml: Format = {
  id: "ca-xml",
  title: "Canada consolidated autonomous list, XML",
  list: "ca",
  async *read(reading: Reading) {
    const { source, header, oddities } = reading;
    const seen = new Map<string, number>();
    header.dateFrom = "newest entry";
    for await (const record of xmlRecords(source, { records: new Set(["record"]), key: "Item", header: header.add })) {
      const listed = record.lookChild("DateOfListing");
      if (/^\d{4}-\d{2}-\d{2}$/u.test(listed) && listed > (header.date ?? "")) header.date = listed;
      const key = keyOf(record);
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      if (times > 1) oddities.add("two entries of one regulation, schedule and item", key, nameOf(record));
      yield entityOf(record, times === 1 ? key : `${key}-${times}`, reading);
    }
  },
};

const nameOf = (record: XmlNode): string =>
  record.lookChild("EntityOrShip") ||
  record.lookChild("Entity") ||
  `${record.lookChild("GivenName")} ${record.lookChild("LastName")}`.trim();

/** The list has no key of its own: an entry is known by its regulation, schedule and item. */
function keyOf(record: XmlNode): string {
  const regulation = record.lookChild("Country").split("/")[0] ?? "";
  return `ca-${[regulation, record.lookChild("Schedule"), record.lookChild("Item")].map(slug).join("-")}`;
}

function entityOf(record: XmlNode, id: string, { source, oddities }: Reading): Entity {
  const organisation = record.takeChild("EntityOrShip") || record.takeChild("Entity");
  const imo = record.takeChild("ShipIMONumber");
  const [given, family] = [record.takeChild("GivenName"), record.takeChild("LastName")];
  if (organisation === "" && given === "" && family === "")
    throw listInvalid(source.name, `line ${record.line}, item ${record.lookChild("Item")}`, "the record has no name");
  const schema = imo !== "" ? "Vessel" : organisation !== "" ? organisationSchema(organisation) : "Person";
  const draft = new Draft(id, schema, oddities);
  if (organisation !== "") draft.name(organisation, { kind: "primary", quality: "strong" });
  else
    draft.name(`${given} ${family}`, {
      kind: "primary",
      quality: "strong",
      parts: [
        ...(given === "" ? [] : [{ role: "given" as const, value: given }]),
        ...(family === "" ? [] : [{ role: "family" as const, value: family }]),
      ],
    });
  const aliases = record.takeChild("Aliases");
  for (const alias of aliasesOf(aliases)) draft.name(alias, { original: aliases });
  draft.add("imoNumber", imo);
  const title = record.takeChild("TitleOrShip") || record.takeChild("Title");
  draft.add(schema === "Vessel" ? "type" : "title", title);
  const began = record.takeChild("DateOfBirthOrShipBuildDate") || record.takeChild("DateOfBirth");
  draft.date(schema === "Person" ? "birthDate" : schema === "Vessel" ? "buildDate" : "incorporationDate", began);
  const from = draft.day(record.takeChild("DateOfListing"));
  const programme = record.takeChild("Country");
  draft.listing({
    authority: "Global Affairs Canada",
    list: "Consolidated Canadian Autonomous Sanctions List",
    programmes: [programme],
    reference: [record.takeChild("Schedule"), record.takeChild("Item")].filter(Boolean).join(", item "),
    ...(from && { from }),
  });
  draft.add("topics", "sanction");
  return draft.finish([record]);
}

const continues = /^(?:ltd|inc|llc|l\.l\.c|co|corp|s\.?a|plc|gmbh|jsc|pte|jr|sr)\b\.?/iu;

/** Aliases parted by commas or semicolons; a legal form after a comma belongs to the name before it. */
export function aliasesOf(written: string): string[] {
  const names: string[] = [];
  for (const piece of written.split(/\s*[;,]\s*/u).filter(Boolean)) {
    const last = names.pop();
    if (last !== undefined && continues.test(piece)) names.push(`${last}, ${piece}`);
    else names.push(...(last === undefined ? [] : [last]), piece);
  }
  return names;
}
