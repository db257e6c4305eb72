import type { Entity } from "#parties";
import { Draft } from "../draft.ts";
import { addAddress, addDocument, addGender } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { addEuBirth, addEuName, euCountry, euIdProperty } from "./eu-facts.ts";
import { organisationSchema } from "./organisations.ts";

/** The EU's consolidated list of financial sanctions, XML 1.1 (namespace http://eu.europa.ec/fpi/fsd/export). */
export const euXml: Format = {
  id: "eu-xml",
  title: "EU financial sanctions, XML 1.1",
  list: "eu",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const records = xmlRecords(source, {
      records: new Set(["sanctionEntity"]),
      key: "@euReferenceNumber",
      header: (path, value) => {
        header.add(path, value);
        if (path.endsWith("@generationDate")) header.date = value.slice(0, 10);
      },
    });
    for await (const record of records) yield entityOf(record, reading);
  },
};

function entityOf(record: XmlNode, { source, oddities }: Reading): Entity {
  const id = record.lookAttribute("logicalId");
  if (id === "") throw listInvalid(source.name, `line ${record.line}`, "the sanctionEntity has no logicalId");
  const subject = record.child("subjectType");
  const whole = record.child("nameAlias")?.lookAttribute("wholeName") ?? "";
  const person = subject?.lookAttribute("code") === "person" || subject?.lookAttribute("classificationCode") === "P";
  const draft = new Draft(`eu-${id}`, person ? "Person" : organisationSchema(whole), oddities);
  for (const name of record.all("nameAlias")) {
    addEuName(draft, {
      whole: name.takeAttribute("wholeName"),
      last: name.takeAttribute("lastName"),
      first: name.takeAttribute("firstName"),
      middle: name.takeAttribute("middleName"),
      language: name.takeAttribute("nameLanguage"),
      strong: name.lookAttribute("strong"),
      remark: name.takeAll("remark").join(" "),
    });
    addGender(draft, name.takeAttribute("gender"));
    draft.add("title", name.takeAttribute("title"));
    draft.add("position", name.takeAttribute("function"));
  }
  for (const birth of record.all("birthdate")) {
    const [year, month, day] = ["year", "monthOfYear", "dayOfMonth"].map((part) => birth.lookAttribute(part));
    const [from, to] = [birth.takeAttribute("yearRangeFrom"), birth.takeAttribute("yearRangeTo")];
    addEuBirth(draft, {
      date: birth.takeAttribute("birthdate"),
      year: year ?? "",
      month: month ?? "",
      day: day ?? "",
      fromYear: from,
      toYear: to,
      circa: birth.lookAttribute("circa") === "true",
    });
    const country = euCountry(birth.takeAttribute("countryIso2Code"), birth.takeAttribute("countryDescription"));
    draft.add(
      "birthPlace",
      ["city", "place", "region"]
        .map((part) => birth.takeAttribute(part))
        .filter(Boolean)
        .join(", "),
    );
    draft.country("birthCountry", country);
  }
  for (const citizenship of record.all("citizenship"))
    draft.country(
      "citizenship",
      euCountry(citizenship.takeAttribute("countryIso2Code"), citizenship.takeAttribute("countryDescription")),
    );
  for (const document of record.all("identification")) addPaper(document, draft);
  for (const address of record.all("address"))
    addAddress(draft, {
      street: address.takeAttribute("street"),
      street2: ["poBox", "place"]
        .map((part) => address.takeAttribute(part))
        .filter(Boolean)
        .join(", "),
      city: address.takeAttribute("city"),
      postalCode: address.takeAttribute("zipCode"),
      region: address.takeAttribute("region"),
      country: euCountry(address.takeAttribute("countryIso2Code"), address.takeAttribute("countryDescription")),
      remarks: [address.takeAttribute("contactInfo"), ...address.takeAll("remark"), ...address.takeAll("contactInfo")]
        .filter(Boolean)
        .join(" "),
    });
  for (const remark of record.takeAll("remark")) draft.add("notes", remark);
  addListing(record, draft);
  draft.add("topics", "sanction");
  return draft.finish([record]);
}

function addPaper(document: XmlNode, draft: Draft): void {
  const type = document.takeAttribute("identificationTypeCode");
  const number = document.takeAttribute("number") || document.takeAttribute("latinNumber");
  const flags = ["knownExpired", "knownFalse", "reportedLost", "revokedByIssuer", "diplomatic"].filter(
    (flag) => document.lookAttribute(flag) === "true",
  );
  addDocument(draft, {
    number,
    type: type === "passport" ? "passport" : document.takeAttribute("identificationTypeDescription") || type,
    country: euCountry(document.takeAttribute("countryIso2Code"), document.takeAttribute("countryDescription")),
    authority: document.takeAttribute("issuedBy"),
    issued: document.takeAttribute("issueDate") || document.takeAttribute("validFrom"),
    expires: document.takeAttribute("validTo"),
    summary: [...flags, document.takeAttribute("nameOnDocument"), ...document.takeAll("remark")]
      .filter(Boolean)
      .join("; "),
  });
  if (number !== "") draft.add(euIdProperty(type), number);
}

/** Each regulation is a legal basis; all together are one listing, from the day of designation or the first regulation. */
function addListing(record: XmlNode, draft: Draft): void {
  const regulations = record.all("regulation");
  const force = regulations
    .map((each) => each.takeAttribute("entryIntoForceDate"))
    .filter(Boolean)
    .sort();
  const designated = record.takeAttribute("designationDate");
  const from = draft.day(designated || (force[0] ?? ""));
  const un = record.takeAttribute("unitedNationId");
  draft.listing({
    authority: "Council of the European Union",
    list: "EU consolidated list of financial sanctions",
    programmes: [...new Set(regulations.map((each) => each.takeAttribute("programme")).filter(Boolean))],
    legalBasis: [...new Set(regulations.map((each) => each.takeAttribute("numberTitle")).filter(Boolean))],
    reference: record.takeAttribute("euReferenceNumber") || record.takeAttribute("logicalId"),
    otherReferences: un === "" ? [] : [{ scheme: "UN reference", value: un }],
    amended: force.slice(1).flatMap((day) => draft.day(day) ?? []),
    reasons: [record.takeAttribute("designationDetails")].filter(Boolean),
    urls: [...new Set(regulations.flatMap((each) => each.takeAll("publicationUrl")))],
    ...(from && { from }),
  });
}
