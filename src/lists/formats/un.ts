import type { Entity, NamePart } from "#parties";
import { dateOfParts } from "#parties";
import { Draft } from "../draft.ts";
import { addAddress, addDocument, addGender, imoNumbers, unpacked } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";

/** The consolidated list of the Security Council, XML (schema sc-sanctions.xsd). */
export const unXml: Format = {
  id: "un-xml",
  title: "UN consolidated list, XML",
  list: "un",
  async *read(reading: Reading) {
    const { source, header, oddities } = reading;
    const records = xmlRecords(source, {
      records: new Set(["INDIVIDUAL", "ENTITY"]),
      key: "REFERENCE_NUMBER",
      header: (path, value) => {
        header.add(path, value);
        if (path.endsWith("@dateGenerated")) header.date = value.slice(0, 10);
      },
    });
    for await (const record of records) {
      const id = record.lookChild("DATAID");
      if (id === "") throw listInvalid(source.name, `line ${record.line}`, `the ${record.name} has no DATAID`);
      const draft = new Draft(`un-${id}`, record.name === "INDIVIDUAL" ? "Person" : "Organization", oddities);
      yield entityOf(record, draft);
    }
  },
};

function entityOf(record: XmlNode, draft: Draft): Entity {
  const person = record.name === "INDIVIDUAL";
  const kind = person ? "INDIVIDUAL" : "ENTITY";
  for (const value of record.takeAll("NATIONALITY", "VALUE")) draft.country("nationality", value);
  addNames(record, draft, person);
  for (const value of record.takeAll("TITLE", "VALUE")) draft.add("title", value);
  for (const value of record.takeAll("DESIGNATION", "VALUE"))
    for (const each of unpacked(value)) draft.add("position", each, { original: value });
  addGender(draft, record.takeChild("GENDER"));
  addComments(record.takeChild("COMMENTS1"), draft);
  for (const birth of record.all("INDIVIDUAL_DATE_OF_BIRTH")) addBirth(birth, draft);
  for (const place of record.all("INDIVIDUAL_PLACE_OF_BIRTH")) addBirthPlace(place, draft);
  for (const alias of record.all(`${kind}_ALIAS`)) addAlias(alias, draft);
  for (const address of record.all(`${kind}_ADDRESS`))
    addAddress(draft, {
      street: address.takeChild("STREET"),
      city: address.takeChild("CITY"),
      region: address.takeChild("STATE_PROVINCE"),
      postalCode: address.takeChild("ZIP_CODE"),
      country: address.takeChild("COUNTRY"),
      remarks: address.takeChild("NOTE"),
    });
  for (const document of record.all("INDIVIDUAL_DOCUMENT")) addPaper(document, draft);
  addListing(record, draft);
  draft.add("topics", "sanction");
  return draft.finish([record]);
}

/**
 * FIRST to FOURTH_NAME stand in the order in which the name is written. Of a Korean the first is therefore the
 * surname; of others it is a given name, unless the nationality is not stated or one of states in which either order is
 * written. What the further names are the list does not say.
 */
function addNames(record: XmlNode, draft: Draft, person: boolean): void {
  const state = draft.first("nationality") ?? "";
  const korean = state === "kp" || state === "kr";
  const unsure = ["", "cn", "tw", "hk", "mo", "vn", "jp"].includes(state);
  const written = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map((name) => record.takeChild(name));
  const filled = written.map((value, index) => ({ value, index })).filter(({ value }) => value !== "");
  const parts = filled.map(({ value, index }): NamePart => {
    if (!person) return { role: "whole", value };
    if (korean && filled.length > 1) return { role: index === 0 ? "family" : "given", value };
    return { role: index === 0 && !unsure ? "given" : `ordinal-${index + 1}`, value };
  });
  const full = filled.map(({ value }) => value).join(" ");
  const names = person ? [full] : unpacked(full);
  for (const [index, name] of names.entries())
    draft.name(name, {
      kind: index === 0 ? "primary" : "alias",
      quality: "strong",
      ...(person ? { parts } : names.length > 1 ? { original: full } : {}),
    });
  draft.name(record.takeChild("NAME_ORIGINAL_SCRIPT"), { kind: "native", quality: "strong" });
}

function addAlias(alias: XmlNode, draft: Draft): void {
  const note = alias.takeChild("NOTE");
  const quality = alias.lookChild("QUALITY").toLowerCase();
  const former = quality === "f.k.a." || /\b(?:formerly|previously)\b/iu.test(note);
  const written = alias.takeChild("ALIAS_NAME");
  for (const name of unpacked(written))
    draft.name(name, {
      kind: former ? "former" : "alias",
      quality: quality === "low" ? "weak" : quality === "good" ? "strong" : "unknown",
      original: written,
      note,
    });
  const about = written === "" ? "of an alias that the list does not name" : `of the alias ${written}`;
  const born = alias.takeChild("DATE_OF_BIRTH");
  if (born !== "") draft.date("birthDate", born, "day-month", about);
  const place = [alias.takeChild("CITY_OF_BIRTH"), alias.takeChild("COUNTRY_OF_BIRTH")].filter(Boolean).join(", ");
  draft.add("birthPlace", place, { note: about });
}

function addBirth(birth: XmlNode, draft: Draft): void {
  const type = birth.lookChild("TYPE_OF_DATE").toUpperCase();
  const note = birth.takeChild("NOTE");
  const [from, to] = [birth.takeChild("FROM_YEAR"), birth.takeChild("TO_YEAR")];
  const single = birth.takeChild("DATE") || birth.takeChild("YEAR");
  if (from !== "" || to !== "") {
    const [first, last] = [from, to].map((year) => dateOfParts({ year: Number(year) }, year));
    const approximate = type === "APPROXIMATELY";
    const original = `${from} to ${to}`;
    if (first?.from && last?.to)
      draft.date("birthDate", { from: first.from, to: last.to, approximate, original }, undefined, note);
  } else if (single !== "")
    draft.date("birthDate", type === "APPROXIMATELY" ? `circa ${single}` : single, undefined, note);
  else if (note !== "") draft.date("birthDate", note);
}

function addBirthPlace(place: XmlNode, draft: Draft): void {
  const country = place.takeChild("COUNTRY");
  const parts = ["STREET", "CITY", "STATE_PROVINCE"].map((name) => place.takeChild(name));
  const note = place.takeChild("NOTE");
  draft.add("birthPlace", [...parts, country].filter(Boolean).join(", "), note === "" ? {} : { note });
  draft.country("birthCountry", country);
}

function addPaper(document: XmlNode, draft: Draft): void {
  const [first, second] = [document.takeChild("TYPE_OF_DOCUMENT"), document.takeChild("TYPE_OF_DOCUMENT2")];
  addDocument(draft, {
    number: document.takeChild("NUMBER"),
    type: second || first,
    country: document.takeChild("COUNTRY_OF_ISSUE") || document.takeChild("ISSUING_COUNTRY"),
    authority: document.takeChild("CITY_OF_ISSUE"),
    issued: document.takeChild("DATE_OF_ISSUE"),
    expires: document.takeChild("DATE_OF_EXPIRY"),
    summary: document.takeChild("NOTE"),
  });
}

function addComments(comments: string, draft: Draft): void {
  draft.add("notes", comments);
  const gender = /\bGender\W{1,3}(male|female)\b/iu.exec(comments)?.[1];
  if (gender && draft.schema === "Person" && !draft.has("gender")) addGender(draft, gender);
  for (const number of imoNumbers(comments)) draft.add("imoNumber", number);
}

function addListing(record: XmlNode, draft: Draft): void {
  const listed = draft.day(record.takeChild("LISTED_ON"));
  const amended = record.takeAll("LAST_DAY_UPDATED", "VALUE").flatMap((day) => draft.day(day) ?? []);
  const former = /Old\s+Reference\s*#?\s*([A-Z0-9.]+\d[A-Z0-9.]*)/u.exec(record.lookChild("COMMENTS1"))?.[1];
  const delisted = draft.day(record.takeChild("DELISTED_ON"));
  draft.listing({
    authority: "United Nations Security Council",
    list: "UN Security Council Consolidated List",
    programmes: record.takeAll("UN_LIST_TYPE"),
    reference: record.takeChild("REFERENCE_NUMBER"),
    otherReferences: former ? [{ scheme: "former UN reference", value: former.replace(/\.$/u, "") }] : [],
    amended: amended.filter((day, index) => amended.findIndex(({ from }) => from === day.from) === index),
    urls: record.takeAll("INTERPOL_LINK"),
    ...(listed && { from: listed }),
    ...(delisted && { to: delisted }),
  });
}
