import { exactly, type Interest, validShare } from "#parties";
import type { Source } from "../source.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { addParty, addStatement, type Gathering, keyOf, type PartyFacts } from "./gathering.ts";

const source = "GLEIF";

/** Relationships by what the parent, the end node, has in the child. */
const types: Readonly<Record<string, readonly [Interest, "direct" | "indirect"]>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: ["consolidation", "direct"],
  IS_ULTIMATELY_CONSOLIDATED_BY: ["consolidation", "indirect"],
  IS_INTERNATIONAL_BRANCH_OF: ["ownership", "direct"],
  "IS_FUND-MANAGED_BY": ["management", "direct"],
  IS_SUBFUND_OF: ["other", "direct"],
  IS_FEEDER_TO: ["other", "direct"],
};

/** Why a child reports no parent, where there is one that it does not name. */
const unnamed = /NO_LEI|NON_PUBLIC|LEGAL_OBSTACLES|CONSENT_NOT_OBTAINED|BINDING_LEGAL|DETRIMENT|DISCLOSURE/u;

/** Roots of GLEIF's files and the element that is a record. */
export const gleifRecords: Readonly<Record<string, string>> = {
  RelationshipData: "RelationshipRecord",
  ReportingExceptionData: "Exception",
  LEIData: "LEIRecord",
};

/** Reads GLEIF's level 1 (names), level 2 (relationships) or reporting exceptions. */
export async function readGleif(file: Source, record: string, into: Gathering): Promise<void> {
  for await (const node of xmlRecords(file, { records: new Set([record]), key: "LEI" })) {
    if (record === "RelationshipRecord") addRelation(node, into);
    else if (record === "LEIRecord") addName(node, into);
    else
      addException(node.lookChild("LEI"), node.lookChild("ExceptionCategory"), node.lookChild("ExceptionReason"), into);
  }
}

const at = (node: XmlNode | undefined, ...path: string[]): string => node?.path(...path)[0]?.look() ?? "";

function addLei(
  lei: string,
  names: readonly string[],
  into: Gathering,
  properties: NonNullable<PartyFacts["properties"]> = {},
): string {
  const id = `lei-${lei}`;
  addParty(into, { id, names, schema: "Company", keys: [keyOf("LEI", lei)], properties });
  return id;
}

function addName(node: XmlNode, into: Gathering): void {
  const entity = node.child("Entity");
  const others = entity?.path("OtherEntityNames", "OtherEntityName") ?? [];
  addLei(node.lookChild("LEI"), [at(entity, "LegalName"), ...others.map((each) => each.look())], into, {
    jurisdiction: [at(entity, "LegalJurisdiction").slice(0, 2)],
    country: [at(entity, "HeadquartersAddress", "Country")],
    incorporationDate: [at(entity, "EntityCreationDate").slice(0, 10)],
  });
}

function addRelation(node: XmlNode, into: Gathering): void {
  const relation = node.child("Relationship");
  const registration = node.child("Registration");
  const [child, parent] = [at(relation, "StartNode", "NodeID"), at(relation, "EndNode", "NodeID")];
  const type = at(relation, "RelationshipType");
  const record = `gleif:${child}|${type}|${parent}`;
  if (child === "" || parent === "") {
    into.oddities.add("relationship without its two ends", record);
    return;
  }
  const standing = at(registration, "RegistrationStatus");
  if (/ANNULLED|DUPLICATE|ERRONEOUS/u.test(standing)) {
    into.oddities.add("relationship withdrawn by its registrar", record, standing);
    return;
  }
  if (standing === "LAPSED") into.oddities.add("relationship not renewed in time", record, standing);
  const period = relation
    ?.path("RelationshipPeriods", "RelationshipPeriod")
    .find((each) => each.lookChild("PeriodType") === "RELATIONSHIP_PERIOD");
  const [interest, reach] = (Object.hasOwn(types, type) ? types[type] : undefined) ?? ["other", "direct"];
  if (!Object.hasOwn(types, type)) into.oddities.add("relationship of an unknown type", record, type);
  const common = {
    record,
    source,
    owner: addLei(parent, [], into),
    asset: addLei(child, [], into),
    words: type,
    reach,
    stated: at(registration, "LastUpdateDate").slice(0, 10),
    ...((at(relation, "RelationshipStatus") === "INACTIVE" || node.find("DeletedAt").length > 0) && { closes: true }),
    from: period?.lookChild("StartDate") ?? "",
    to: period?.lookChild("EndDate") ?? "",
  };
  const id = `${record}@${common.stated}`;
  const share = type === "IS_INTERNATIONAL_BRANCH_OF" ? exactly(100) : undefined;
  addStatement(into, { ...common, id, statement: id, interest, ...(share && { share }) });
  if (type !== "IS_DIRECTLY_CONSOLIDATED_BY") return;
  const stated = quantity(relation, record, into);
  addStatement(into, {
    ...common,
    id: `${id}#share`,
    statement: id,
    interest: "ownership",
    ...(stated && { share: stated }),
  });
}

/** The percentage of accounting consolidation, which few records have. */
function quantity(relation: XmlNode | undefined, record: string, into: Gathering) {
  const found = relation?.path("RelationshipQuantifiers", "RelationshipQuantifier")[0];
  const written = found?.lookChild("QuantifierAmount") ?? "";
  if (written === "" || !/PERCENT/iu.test(found?.lookChild("QuantifierUnits") ?? "")) return undefined;
  const share = validShare(exactly(Number(written)));
  if (!share || Number(written) === 0) {
    into.oddities.add("share that cannot be", record, written);
    return undefined;
  }
  return share;
}

/** A child that reports no parent: an unnamed one where there is one, an oddity to know of where there is none. */
export function addException(lei: string, category: string, reason: string, into: Gathering): void {
  const child = addLei(lei, [], into);
  if (!unnamed.test(reason)) {
    into.oddities.add("no parent reported", `lei-${lei}`, `${category}: ${reason}`);
    return;
  }
  const id = `lei-${lei}-${category}`;
  addParty(into, { id, names: [], schema: "LegalEntity", unidentified: reason });
  const common = { statement: id, record: id, source, owner: id, asset: child, words: reason };
  if (category.startsWith("DIRECT")) addStatement(into, { ...common, id, interest: "ownership", reach: "direct" });
  addStatement(into, { ...common, id: `${id}#control`, interest: "consolidation" });
}
