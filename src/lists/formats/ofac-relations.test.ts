import { describe, expect, it } from "vitest";
import type { Entity } from "#parties";
import { sharedData } from "../../../test/shared-data.ts";
import { openList } from "../open.ts";
import { readOwnership } from "../ownership/read.ts";
import { bytesSource, fileSource, type Source } from "../source.ts";

// Who is above whom: each type of relationship that OFAC's own reference tables name, in both of its XML forms, as an edge
// and as ownership reads it. The publisher states "From-Profile TYPE To-Profile".

/** A relationship type, its number, and what it says of the first party and the second. */
interface Stated {
  type: string;
  of: "Individual" | "Entity" | "Vessel";
  schema: string;
  near: string;
  far: string;
  /** Which of the two is above in an ownership graph, and by what. */
  above: "first" | "second";
  interest: string;
}

const types: Stated[] = [
  {
    type: "Owned or Controlled By",
    of: "Entity",
    schema: "Ownership",
    near: "asset",
    far: "owner",
    above: "second",
    interest: "ownership",
  },
  {
    type: "Owned or Controlled By",
    of: "Vessel",
    schema: "Ownership",
    near: "asset",
    far: "owner",
    above: "second",
    interest: "ownership",
  },
  {
    type: "Owned or Controlled By",
    of: "Individual",
    schema: "UnknownLink",
    near: "subject",
    far: "object",
    above: "second",
    interest: "ownership",
  },
  {
    type: "Owns, controls, or operates",
    of: "Entity",
    schema: "Ownership",
    near: "owner",
    far: "asset",
    above: "first",
    interest: "ownership",
  },
  {
    type: "Owns, controls, or operates",
    of: "Individual",
    schema: "Ownership",
    near: "owner",
    far: "asset",
    above: "first",
    interest: "ownership",
  },
  {
    type: "Acting for or on behalf of",
    of: "Individual",
    schema: "Representation",
    near: "agent",
    far: "client",
    above: "second",
    interest: "acting",
  },
  {
    type: "Acting for or on behalf of",
    of: "Entity",
    schema: "Representation",
    near: "agent",
    far: "client",
    above: "second",
    interest: "acting",
  },
  {
    type: "Acting for or on behalf of",
    of: "Vessel",
    schema: "UnknownLink",
    near: "subject",
    far: "object",
    above: "second",
    interest: "acting",
  },
  {
    type: "Family member of",
    of: "Individual",
    schema: "Family",
    near: "person",
    far: "relative",
    above: "first",
    interest: "other",
  },
  {
    type: "Leader or official of",
    of: "Individual",
    schema: "Directorship",
    near: "director",
    far: "organization",
    above: "first",
    interest: "management",
  },
  {
    type: "Principal Executive Officer",
    of: "Individual",
    schema: "Directorship",
    near: "director",
    far: "organization",
    above: "first",
    interest: "management",
  },
  {
    type: "Associate Of",
    of: "Individual",
    schema: "UnknownLink",
    near: "subject",
    far: "object",
    above: "first",
    interest: "other",
  },
  {
    type: "Providing support to",
    of: "Entity",
    schema: "UnknownLink",
    near: "subject",
    far: "object",
    above: "first",
    interest: "other",
  },
  {
    type: "playing a significant role in",
    of: "Individual",
    schema: "UnknownLink",
    near: "subject",
    far: "object",
    above: "first",
    interest: "other",
  },
  {
    type: "Property in the interest of",
    of: "Vessel",
    schema: "UnknownLink",
    near: "object",
    far: "subject",
    above: "second",
    interest: "other",
  },
];

const source = (name: string, text: string): Source => bytesSource(name, new TextEncoder().encode(text));
const partyTypes = { Individual: "4", Entity: "3", Vessel: "1" };

/** The advanced form: the relationship stands apart from its parties and joins them by their profiles. */
function advanced({ type, of }: Stated, more = 'Former="false"', period = ""): Source {
  const party = (id: string, name: string, kind: keyof typeof partyTypes) =>
    `<DistinctParty FixedRef="${id}"><Profile ID="${id}" PartySubTypeID="${partyTypes[kind]}"><Identity ID="5${id}" FixedRef="${id}" Primary="true" False="false"><Alias FixedRef="${id}" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="6${id}" FixedRef="${id}" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="7${id}" ScriptID="215" ScriptStatusID="1" Acronym="false">${name}</NamePartValue></DocumentedNamePart></DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="7${id}" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity></Profile></DistinctParty>`;
  return source(
    "sdn_advanced.xml",
    `<?xml version="1.0"?><Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
<DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>3</Month><Day>4</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1403">Name</AliasType></AliasTypeValues><DocNameStatusValues><DocNameStatus ID="1">Primary Latin</DocNameStatus></DocNameStatusValues><NamePartTypeValues><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues><PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues><RelationTypeValues><RelationType ID="15" Symmetrical="false">${type}</RelationType></RelationTypeValues><ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script></ScriptValues></ReferenceValueSets>
<DistinctParties>${party("1", "Velmar First", of)}${party("2", "Velmar Second", "Entity")}</DistinctParties>
<ProfileRelationships><ProfileRelationship ID="9" From-ProfileID="1" To-ProfileID="2" RelationTypeID="15" RelationQualityID="1" ${more} SanctionsEntryID="1"><Comment/>${period}</ProfileRelationship></ProfileRelationships>
<SanctionsEntries/></Sanctions>`,
  );
}

/** The enhanced form: the relationship stands in the first party and names the second by its number. */
function enhanced({ type, of }: Stated): Source {
  const entity = (id: string, name: string, kind: string, more: string) =>
    `<entity id="${id}"><generalInfo><entityType>${kind}</entityType></generalInfo><names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations><translation id="1"><isPrimary>true</isPrimary><script>Latin</script><formattedFullName>${name}</formattedFullName><nameParts><namePart id="1"><type refId="1525">Entity Name</type><value>${name}</value></namePart></nameParts></translation></translations></name></names>${more}</entity>`;
  const link = `<relationships><relationship id="9"><type refId="15">${type}</type><relatedEntity entityId="2">Velmar Second</relatedEntity></relationship></relationships>`;
  return source(
    "sdn_enhanced.xml",
    `<?xml version="1.0"?><sanctionsData xmlns="https://www.treasury.gov/ofac/DownloadSanctionsList/1.0"><publicationInfo><dataAsOf>2026-03-04T00:00:00</dataAsOf></publicationInfo><entities>${entity("1", "Velmar First", of, link)}${entity("2", "Velmar Second", "Entity", "")}</entities></sanctionsData>`,
  );
}

async function edgesOf(file: Source): Promise<Entity[]> {
  const { entities } = await openList([file]);
  const found: Entity[] = [];
  for await (const entity of entities) found.push(...entity.related);
  return found;
}

const first = (edge: Entity | undefined, property: string) => edge?.properties[property]?.[0]?.value;

describe("relationships of OFAC's lists", () => {
  it.each(types.flatMap((each) => [[each.type, each.of, each] as const]))("%s, said of %s", async (_, __, stated) => {
    for (const file of [advanced(stated), enhanced(stated)]) {
      const [edge, ...more] = await edgesOf(file);
      expect(more).toEqual([]);
      const { schema, near, far, type } = stated;
      expect([edge?.schema, first(edge, near), first(edge, far)]).toEqual([schema, "ofac-1", "ofac-2"]);
      expect(first(edge, schema === "Family" ? "relationship" : "role")).toBe(type);
      const { statements } = await readOwnership([file]);
      const [owner, asset] = stated.above === "first" ? ["ofac-1", "ofac-2"] : ["ofac-2", "ofac-1"];
      expect(statements).toMatchObject([{ owner, asset, interest: stated.interest, words: type }]);
    }
  });

  const [owned] = types as [Stated];

  it("that are over say so, and count no more", async () => {
    const file = advanced(owned, 'Former="true"');
    expect(first((await edgesOf(file))[0], "role")).toBe("Owned or Controlled By (former)");
    expect((await readOwnership([file])).statements).toMatchObject([{ interest: "other" }]);
  });

  it("carry the days of their beginning and end", async () => {
    const day = (tag: string, year: number) => `<${tag}><Year>${year}</Year><Month>5</Month><Day>6</Day></${tag}>`;
    const end = (tag: string, year: number) =>
      `<${tag} Approximate="false">${day("From", year)}${day("To", year)}</${tag}>`;
    const open = advanced(owned, 'Former="false"', `<DatePeriod CalendarTypeID="1">${end("Start", 2011)}</DatePeriod>`);
    const [edge] = await edgesOf(open);
    expect([first(edge, "startDate"), first(edge, "endDate")]).toEqual(["2011-05-06", undefined]);
    const period = `<DatePeriod CalendarTypeID="1">${end("Start", 2011)}${end("End", 2019)}</DatePeriod>`;
    const [over] = await edgesOf(advanced(owned, 'Former="false"', period));
    expect([first(over, "startDate"), first(over, "endDate")]).toEqual(["2011-05-06", "2019-05-06"]);
  });

  it.skipIf(!sharedData())("point as real facts do: data of one programme, enhanced form", async () => {
    const folder = sharedData() ?? "";
    const file = await fileSource(`${folder}/lists/ofac/ofac_enhanced_IRGC_2024-08-28.xml`);
    const { statements, parties } = await readOwnership([file]);
    const name = new Map(parties.map(({ id, names }) => [id, names[0]]));
    const said = (interest: string) =>
      statements
        .filter((each) => each.interest === interest)
        .map(({ owner, asset }) => [name.get(owner), name.get(asset)]);
    expect(said("ownership")).toContainEqual(["ANSAR BANK", "ANSAR BANK BROKERAGE COMPANY"]);
    expect(said("ownership")).toContainEqual(["POUYA AIR", "EP-PUL"]);
    expect(said("ownership").map(([, asset]) => asset)).not.toContain("ISLAMIC REVOLUTIONARY GUARD CORPS");
    expect(said("acting")).toContainEqual(["ISLAMIC REVOLUTIONARY GUARD CORPS", "FARS NEWS AGENCY"]);
    expect(said("ownership")).toHaveLength(67);
  });

  it.skipIf(!sharedData())("whose parties a file lacks are told and kept: data of an extract", async () => {
    const folder = sharedData() ?? "";
    const list = await openList([await fileSource(`${folder}/lists/ofac/ofac_sdn_advanced_extract_2024-02-23.xml`)]);
    const ids = new Set<string>();
    for await (const { id } of list.entities) ids.add(id);
    // The extract's three relationships join profiles none of which it holds.
    expect(["2686", "4697", "4695", "47000", "47001"].filter((id) => ids.has(`ofac-${id}`))).toEqual([]);
    expect(list.oddities.counts.get("ProfileRelationship of a party that the file lacks")).toBe(3);
    expect(
      Object.entries(list.header.values)
        .filter(([path]) => path.startsWith("ProfileRelationship[18480]"))
        .flat(2),
    ).toContain("47001");
  });
});
