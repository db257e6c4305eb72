import type { PartialDate } from "#parties";
import type { Leaves } from "../leaves.ts";
import { type Reading, untilBroken } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { periodDate } from "./ofac-facts.ts";

/** What stands outside the parties and belongs to them, by the id that joins it. */
export interface Tables {
  /** The text of a reference value: `ref("AliasType", "1400")`; "" where there is none. */
  ref(kind: string, id: string): string;
  /** The script code of a Script value. */
  attribute(kind: string, id: string, attribute: string): string;
  locations: ReadonlyMap<string, XmlNode>;
  documents: Map<string, XmlNode[]>;
  entries: Map<string, XmlNode[]>;
  relations: Map<string, XmlNode[]>;
  /** Locations that some party refers to. */
  used: Set<XmlNode>;
}

const parties = new Set(["DistinctParty"]);
const reference = new Set(["ReferenceValueSets", "DateOfIssue"]);
const records = new Set([
  ...reference,
  "Location",
  "IDRegDocument",
  "SanctionsEntry",
  "ProfileRelationship",
  "SanctionsEntryLink",
]);

/**
 * First pass over an advanced file: the tables that its parties refer to, before and after them. The parties
 * themselves are dropped as they come; the second pass reads them one at a time.
 */
export async function readTables(reading: Reading): Promise<Tables> {
  const { source, header } = reading;
  const values = new Map<string, Map<string, XmlNode>>();
  const tables = {
    locations: new Map<string, XmlNode>(),
    documents: new Map<string, XmlNode[]>(),
    entries: new Map<string, XmlNode[]>(),
    relations: new Map<string, XmlNode[]>(),
  };
  const nodes = xmlRecords(source, { records, skip: parties, key: "@ID", header: header.add });
  for await (const node of untilBroken(nodes, reading, source.name)) {
    if (reference.has(node.name)) {
      for (const leaf of node.leaves(node.name)) header.add(leaf.path.replace(/\[\d+\]/gu, ""), leaf.value);
      if (node.name === "DateOfIssue") header.date = dayOf(node);
      for (const value of node.children.flatMap((set) => set.children)) {
        const kind = values.get(value.name) ?? new Map<string, XmlNode>();
        kind.set(value.lookAttribute("ID"), value);
        values.set(value.name, kind);
      }
    } else if (node.name === "Location") tables.locations.set(node.lookAttribute("ID"), node);
    else if (node.name === "IDRegDocument") push(tables.documents, node.lookAttribute("IdentityID"), node);
    else if (node.name === "SanctionsEntry") push(tables.entries, node.lookAttribute("ProfileID"), node);
    else if (node.name === "ProfileRelationship") push(tables.relations, node.lookAttribute("From-ProfileID"), node);
    else if (node.name === "SanctionsEntryLink")
      for (const leaf of node.leaves(node.name)) header.add(leaf.path, leaf.value);
  }
  return {
    ref: (kind, id) => values.get(kind)?.get(id)?.look() ?? "",
    attribute: (kind, id, attribute) => values.get(kind)?.get(id)?.lookAttribute(attribute) ?? "",
    ...tables,
    used: new Set(),
  };
}

/** A node whose leaves are told apart from those of its party by its own name. */
export function named(node: XmlNode): Leaves {
  return { leaves: () => node.leaves(`${node.name}[${node.lookAttribute("ID")}]`) };
}

/** The day of Year, Month and Day below a node. */
export function dayOf(node: XmlNode | undefined): string | undefined {
  const [year = "", month = "", day = ""] = ["Year", "Month", "Day"].map((part) => node?.lookChild(part) ?? "");
  return /^\d{4}$/u.test(year) ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : undefined;
}

/** A DatePeriod: the first day of its start to the last day of its end. */
export function periodOf(node: XmlNode | undefined): PartialDate | undefined {
  const from = dayOf(node?.path("Start", "From")[0]);
  const to = dayOf(node?.path("End", "To")[0]) ?? dayOf(node?.path("Start", "To")[0]);
  if (from === undefined || to === undefined) return undefined;
  const approximate = [...(node?.all("Start") ?? []), ...(node?.all("End") ?? [])].some(
    (end) => end.lookAttribute("Approximate") === "true",
  );
  return periodDate(from, to, approximate, from === to ? from : `${from} to ${to}`);
}

/** One end of a DatePeriod by itself, as a relation has them. */
export function boundaryOf(period: XmlNode | undefined, end: "Start" | "End"): PartialDate | undefined {
  const node = period?.child(end);
  const from = dayOf(node?.child("From"));
  const to = dayOf(node?.child("To")) ?? from;
  if (from === undefined || to === undefined) return undefined;
  return periodDate(from, to, node?.lookAttribute("Approximate") === "true", from === to ? from : `${from} to ${to}`);
}

function push(map: Map<string, XmlNode[]>, key: string, node: XmlNode): void {
  const known = map.get(key);
  if (known) known.push(node);
  else map.set(key, [node]);
}
