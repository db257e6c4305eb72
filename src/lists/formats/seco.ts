import type { Entity, NamePart, NameRole } from "#parties";
import { dateOfParts } from "#parties";
import { clean, Draft } from "../draft.ts";
import type { Leaves } from "../leaves.ts";
import { addAddress, addDocument, addGender, addLink, imoNumbers } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import { type Format, type Reading, untilBroken } from "../reading.ts";
import { languageCode } from "../script.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { organisationSchema } from "./organisations.ts";

/** What targets refer to: programmes by their sanctions-set, places by their id. They stand before and after the targets. */
interface Tables {
  sets: Map<string, { programme: string; measure: string }>;
  places: Map<string, XmlNode>;
}

/** The Swiss list (SECO), XML: whole lists and amendments. */
export const secoXml: Format = {
  id: "ch-xml",
  title: "Swiss sanctions (SECO), XML",
  list: "ch",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const tables: Tables = { sets: new Map(), places: new Map() };
    const first = xmlRecords(source, {
      records: new Set(["sanctions-program", "place"]),
      skip: new Set(["target"]),
      key: "@ssid",
      header: (path, value) => {
        header.add(path, value);
        if (path.endsWith("@date")) header.date = value.slice(0, 10);
        // An amendment holds only what changed, so it is no edition of the list.
        if (path.endsWith("@list-type")) header.list = value === "whole-list" ? "ch" : `ch-${value}`;
      },
    });
    for await (const node of untilBroken(first, reading, source.name)) {
      if (node.name === "place") tables.places.set(node.lookAttribute("ssid"), node);
      for (const { path, value } of node.leaves(node.name)) header.add(path, value);
      if (node.name === "sanctions-program") addProgramme(node, tables);
    }
    for await (const target of xmlRecords(source, {
      records: new Set(["target"]),
      skip: new Set(["sanctions-program", "place"]),
      key: "@ssid",
    }))
      yield entityOf(target, tables, reading);
  },
};

function addProgramme(node: XmlNode, { sets }: Tables): void {
  const english = (name: string) =>
    (node.all(name).find((each) => each.lookAttribute("lang") === "eng") ?? node.child(name))?.look() ?? "";
  for (const set of node.all("sanctions-set"))
    if (set.lookAttribute("lang") === "eng" || !sets.has(set.lookAttribute("ssid")))
      sets.set(set.lookAttribute("ssid"), {
        programme: english("program-name") || english("program-key"),
        measure: set.look(),
      });
}

function entityOf(target: XmlNode, tables: Tables, { source, oddities }: Reading): Entity {
  const id = target.lookAttribute("ssid");
  if (id === "") throw listInvalid(source.name, `line ${target.line}`, "the target has no ssid");
  const subject = ["individual", "entity", "object"].map((kind) => target.child(kind)).find(Boolean);
  const draft = new Draft(`ch-${id}`, schemaOf(subject), oddities);
  const belonging: Leaves[] = [];
  addGender(draft, subject?.takeAttribute("sex") ?? "");
  for (const identity of subject?.all("identity") ?? []) addIdentity(identity, draft, tables, belonging);
  for (const justification of subject?.takeAll("justification") ?? []) draft.add("notes", justification);
  for (const information of subject?.takeAll("other-information") ?? []) {
    draft.add("notes", information);
    for (const number of imoNumbers(information)) draft.add("imoNumber", number);
  }
  for (const relation of subject?.all("relation") ?? []) {
    const far = relation.takeAttribute("target-id") || relation.lookAttribute("ssid");
    const remark = relation.takeAll("remark").join(" ");
    addLink(draft, {
      schema: "UnknownLink",
      near: "subject",
      far: "object",
      id: far && `ch-${far}`,
      name: "",
      role: relation.takeAttribute("relation-type"),
      summary: remark,
    });
  }
  addListing(target, draft, tables);
  draft.add("topics", "sanction");
  return draft.finish([target, ...belonging]);
}

function schemaOf(subject: XmlNode | undefined): string {
  if (subject?.name === "individual") return "Person";
  if (subject?.name === "object")
    return { vessel: "Vessel", aircraft: "Airplane" }[subject.lookAttribute("object-type")] ?? "Thing";
  return organisationSchema(subject?.find("value")[0]?.look() ?? "");
}

const roles: Record<string, NameRole> = {
  "family-name": "family",
  "given-name": "given",
  "further-given-name": "middle",
  "father-name": "father",
  "grand-father-name": "grandfather",
  "tribal-name": "tribal",
  "maiden-name": "maiden",
  title: "title",
  suffix: "suffix",
  "whole-name": "whole",
};
/** The order in which parts are said; the list's own order puts the surname first. */
const spoken: NameRole[] = [
  "title",
  "whole",
  "given",
  "middle",
  "father",
  "grandfather",
  "other",
  "family",
  "maiden",
  "tribal",
  "suffix",
];

function addIdentity(identity: XmlNode, draft: Draft, tables: Tables, belonging: Leaves[]): void {
  const about = identity.lookAttribute("main") === "false" ? "of another identity" : "";
  for (const name of identity.all("name")) addName(name, draft, about);
  for (const nationality of identity.path("nationality", "country"))
    draft.country("nationality", nationality.takeAttribute("iso-code") || nationality.take(), {
      original: nationality.take(),
    });
  const began = draft.schema === "Person" ? "birthDate" : draft.schema === "Vessel" ? "buildDate" : "incorporationDate";
  for (const date of identity.all("day-month-year")) {
    const [year, month, day] = ["year", "month", "day"].map((part) => date.takeAttribute(part));
    const born = dateOfParts(
      { year: Number(year), month: Number(month), day: Number(day) },
      [year, month, day].filter(Boolean).join("-"),
    );
    const [from, to] = [date.takeAttribute("from-year"), date.takeAttribute("to-year")];
    if (born) draft.date(began, { ...born, approximate: date.lookAttribute("quality") === "low" }, undefined, about);
    else if (from !== "" || to !== "") draft.date(began, `${from || to} to ${to || from}`, undefined, about);
  }
  for (const place of identity.all("place-of-birth")) {
    const found = placeOf(place, tables, belonging);
    draft.add("birthPlace", [found.city, found.region, found.countryName].filter(Boolean).join(", "));
    draft.country("birthCountry", found.country);
  }
  for (const address of identity.all("address")) {
    const found = placeOf(address, tables, belonging);
    addAddress(draft, {
      street: [address.takeChild("c-o"), address.takeChild("address-details")].filter(Boolean).join(", "),
      street2: address.takeChild("p-o-box"),
      postalCode: address.takeChild("zip-code"),
      city: found.city,
      region: found.region,
      country: found.country,
      remarks: address.takeChild("remark"),
    });
  }
  for (const document of identity.all("identification-document"))
    addDocument(draft, {
      number: document.takeChild("number"),
      type: document.takeAttribute("document-type"),
      country: document.child("issuer")?.takeAttribute("code") || (document.takeChild("issuer") ?? ""),
      issued: document.takeChild("date-of-issue"),
      expires: document.takeChild("expiry-date"),
      summary: document.takeChild("remark"),
    });
}

/** A name, and the names that its spelling variants give: each with the parts that a language and script spell otherwise. */
function addName(name: XmlNode, draft: Draft, about: string): void {
  const type = name.lookAttribute("name-type");
  const parts = [...name.all("name-part")]
    .sort((one, other) => Number(one.lookAttribute("order")) - Number(other.lookAttribute("order")))
    .map((part) => ({
      role: roles[part.lookAttribute("name-part-type")] ?? ("other" as const),
      value: part.takeChild("value"),
      variants: part.all("spelling-variant"),
    }));
  const facts = {
    kind:
      type === "primary-name" && about === ""
        ? ("primary" as const)
        : type === "formerly-known-as"
          ? ("former" as const)
          : ("alias" as const),
    quality: name.lookAttribute("quality") === "low" ? ("weak" as const) : ("strong" as const),
    ...(about && { note: about }),
  };
  const language = languageCode(name.takeAttribute("lang"));
  draft.name(said(parts), {
    ...facts,
    parts: parts.map(({ role, value }) => ({ role, value })),
    ...(language && { language }),
  });
  const kinds = new Set(parts.flatMap(({ variants }) => variants.map(kindOf)));
  for (const kind of kinds) {
    const [lang = "", script = ""] = kind.split("|");
    const latin = script === "LATN" || script === "";
    // In another script only the parts that are spelled in it make the name.
    const spelled = parts.flatMap(({ role, value, variants }): NamePart[] => {
      const variant = variants.find((each) => kindOf(each) === kind)?.take();
      return variant ? [{ role, value: variant }] : latin ? [{ role, value }] : [];
    });
    const code = languageCode(lang);
    draft.name(said(spelled), {
      kind: latin ? "variation" : "native",
      quality: facts.quality,
      parts: spelled,
      ...(code && { language: code }),
    });
  }
}

const kindOf = (variant: XmlNode): string => `${variant.lookAttribute("lang")}|${variant.lookAttribute("script")}`;

function said(parts: readonly NamePart[]): string {
  return clean(
    [...parts]
      .sort((one, other) => spoken.indexOf(one.role) - spoken.indexOf(other.role))
      .map(({ value }) => value)
      .join(" "),
  );
}

function placeOf(
  node: XmlNode,
  tables: Tables,
  belonging: Leaves[],
): { city: string; region: string; country: string; countryName: string } {
  const id = node.takeAttribute("place-id");
  const place = tables.places.get(id);
  if (!place) return { city: "", region: "", country: "", countryName: "" };
  belonging.push({ leaves: () => place.leaves(`place[${id}]`) });
  const country = place.child("country");
  return {
    city: place.takeChild("location"),
    region: place.takeChild("area"),
    country: country?.takeAttribute("iso-code") || (country?.take() ?? ""),
    countryName: country?.take() ?? "",
  };
}

/** One listing for the target; its modifications are its dates, and say when it was taken off. */
function addListing(target: XmlNode, draft: Draft, { sets }: Tables): void {
  const named = [target.takeAttribute("sanctions-set-id"), ...target.takeAll("sanctions-set-id")].map((id) =>
    sets.get(id),
  );
  const changes = target.all("modification").map((change) => ({
    type: change.lookAttribute("modification-type"),
    day: draft.day(
      change.takeAttribute("effective-date") ||
        change.takeAttribute("publication-date") ||
        change.takeAttribute("enactment-date"),
    ),
  }));
  const days = (...types: string[]) =>
    changes.filter(({ type }) => types.includes(type)).flatMap(({ day }) => day ?? []);
  const latest = changes.reduce(
    (best, each) => ((each.day?.from ?? "") >= (best?.day?.from ?? "") ? each : best),
    changes[0],
  );
  const [from] = days("listed");
  const delisted = latest?.type === "de-listed" ? (days("de-listed").at(-1) ?? latest.day) : undefined;
  draft.listing({
    authority: "Swiss State Secretariat for Economic Affairs",
    list: "SECO sanctions list",
    programmes: [...new Set(named.flatMap((set) => set?.programme ?? []))],
    measures: [...new Set(named.flatMap((set) => set?.measure ?? []))],
    reference: target.takeAttribute("ssid"),
    otherReferences: target.takeAll("foreign-identifier").map((value) => ({ scheme: "foreign identifier", value })),
    amended: days("amended", "re-listed"),
    ...(from && { from }),
    ...(delisted && { to: delisted }),
    ...(latest?.type === "de-listed" && { status: "de-listed" }),
  });
}
