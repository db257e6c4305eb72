import type { Entity } from "#parties";
import { readDate } from "#parties";
import { Draft } from "../draft.ts";
import { addAddress, addDocument, addGender } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { grouped, tableRows } from "../table.ts";
import { addEuBirth, addEuName, euCountry, euIdProperty } from "./eu-facts.ts";
import { organisationSchema } from "./organisations.ts";

/**
 * The EU's consolidated list, CSV 1.0 and 1.1. Each row carries one name, address, birth, document or citizenship;
 * the columns of both editions are asked for side by side, the newer name first.
 */
export const euCsv: Format = {
  id: "eu-csv",
  title: "EU financial sanctions, CSV",
  list: "eu",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const rows = tableRows(reading, "Entity_LogicalId");
    const groups = await grouped(rows, (row) => row.look("Entity_LogicalId"));
    for (const [id, group] of groups) {
      const first = group[0];
      if (id === "") throw listInvalid(source.name, `line ${first?.line ?? 0}`, "the row has no Entity_LogicalId");
      header.date ??= readDate(first?.lookAny("fileGenerationDate", "Date_file", first.columns.name(0)) ?? "")?.from;
      yield entityOf(id, group, reading);
    }
  },
};

function entityOf(id: string, rows: readonly Row[], { oddities }: Reading): Entity {
  const first = rows[0];
  const person = /^(?:P|person)$/iu.test(
    first?.lookAny("Entity_SubjectType_ClassificationCode", "Entity_SubjectType", "Subject_type") ?? "",
  );
  const draft = new Draft(
    `eu-${id}`,
    person
      ? "Person"
      : organisationSchema(
          rows.map((row) => row.look("NameAlias_WholeName") || row.look("Naal_wholename")).find(Boolean) ?? "",
        ),
    oddities,
  );
  for (const row of rows) {
    addEuName(draft, {
      whole: row.takeAny("NameAlias_WholeName", "Naal_wholename"),
      last: row.takeAny("NameAlias_LastName", "Naal_lastname"),
      first: row.takeAny("NameAlias_FirstName", "Naal_firstname"),
      middle: row.takeAny("NameAlias_MiddleName", "Naal_middlename"),
      language: row.takeAny("NameAlias_NameLanguage", "Naal_language"),
      strong: row.look("NameAlias_Strong"),
      remark: row.take("NameAlias_Remark"),
    });
    addGender(draft, row.takeAny("NameAlias_Gender", "Naal_gender"));
    draft.add("title", row.takeAny("NameAlias_Title", "Naal_title"));
    draft.add("position", row.takeAny("NameAlias_Function", "Naal_function"));
    addBirth(row, draft);
    const citizenship = euCountry(
      row.takeAny("Citizenship_CountryIso2Code", "Citi_country"),
      row.take("Citizenship_CountryDescription"),
    );
    draft.country("citizenship", citizenship);
    addPaper(row, draft);
    addAddress(draft, {
      street: [row.take("Address_Street"), row.take("Addr_number"), row.take("Addr_street")].filter(Boolean).join(" "),
      street2: row.takeAny("Address_PoBox", "Addr_other"),
      city: row.takeAny("Address_City", "Addr_city"),
      postalCode: row.takeAny("Address_ZipCode", "Addr_zipcode"),
      region: row.takeAny("Address_Region", "Address_Place"),
      country: euCountry(
        row.takeAny("Address_CountryIso2Code", "Addr_country"),
        row.take("Address_CountryDescription"),
      ),
      remarks: row.takeAny("Address_Remark", "Address_ContactInfo"),
    });
    draft.add("notes", row.takeAny("Entity_Remark"));
  }
  addListing(id, rows, draft);
  draft.add("topics", "sanction");
  return draft.finish(rows);
}

function addBirth(row: Row, draft: Draft): void {
  addEuBirth(draft, {
    date: row.takeAny("BirthDate_BirthDate", "Birt_date"),
    year: row.take("BirthDate_Year"),
    month: row.take("BirthDate_Month"),
    day: row.take("BirthDate_Day"),
    fromYear: row.take("BirthDate_YearRangeFrom"),
    toYear: row.take("BirthDate_YearRangeTo"),
    circa: /^true$/iu.test(row.look("BirthDate_Circa")),
  });
  draft.add(
    "birthPlace",
    [row.takeAny("BirthDate_City", "Birt_place"), row.take("BirthDate_Place"), row.take("BirthDate_Region")]
      .filter(Boolean)
      .join(", "),
  );
  draft.country(
    "birthCountry",
    euCountry(row.takeAny("BirthDate_CountryIso2Code", "Birt_country"), row.take("BirthDate_CountryDescription")),
  );
}

function addPaper(row: Row, draft: Draft): void {
  const number = row.takeAny("Identification_Number", "Identification_LatinNumber", "Iden_number");
  const type = row.take("Identification_TypeCode");
  addDocument(draft, {
    number,
    type:
      type === "passport" || /passport/iu.test(number)
        ? "passport"
        : row.take("Identification_TypeDescription") || type,
    country: euCountry(
      row.takeAny("Identification_CountryIso2Code", "Iden_country"),
      row.take("Identification_CountryDescription"),
    ),
    authority: row.take("Identification_IssuedBy"),
    issued: row.takeAny("Identification_IssuedDate", "Identification_ValidFrom"),
    expires: row.take("Identification_ValidTo"),
    summary: [row.take("Identification_NameOnDocument"), row.take("Identification_Remark")].filter(Boolean).join("; "),
  });
  if (number !== "" && type !== "") draft.add(euIdProperty(type), number);
}

function addListing(id: string, rows: readonly Row[], draft: Draft): void {
  const all = (...columns: string[]) => [...new Set(rows.map((row) => row.takeAny(...columns)).filter(Boolean))];
  const published = all(
    "Entity_Regulation_EntryIntoForceDate",
    "Entity_Regulation_PublicationDate",
    "Leba_publication_date",
  ).sort();
  const from = draft.day(all("Entity_DesignationDate")[0] ?? published[0] ?? "");
  draft.listing({
    authority: "Council of the European Union",
    list: "EU consolidated list of financial sanctions",
    programmes: all("Entity_Regulation_Programme", "Programme"),
    legalBasis: all("Entity_Regulation_NumberTitle", "Leba_numtitle"),
    reference: all("Entity_EU_ReferenceNumber", "EU_ref_num")[0] ?? id,
    otherReferences: all("Entity_UnitedNationId").map((value) => ({ scheme: "UN reference", value })),
    amended: published.slice(1).flatMap((day) => draft.day(day) ?? []),
    reasons: all("Entity_DesignationDetails"),
    urls: all("Entity_Regulation_PublicationUrl", "Leba_url"),
    ...(from && { from }),
  });
}
