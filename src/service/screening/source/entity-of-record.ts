import { type Entity, type EntityName, type Listing, type PartialDate, readDate } from "#parties";
import { propertiesOf } from "../ftm/model.ts";
import type { FtmEntity } from "../types.ts";

const nameFacts: Readonly<Record<string, Pick<EntityName, "kind" | "quality">>> = {
  name: { kind: "primary", quality: "strong" },
  alias: { kind: "alias", quality: "strong" },
  weakAlias: { kind: "alias", quality: "weak" },
  previousName: { kind: "former", quality: "strong" },
  abbreviation: { kind: "alias", quality: "weak" },
};

/** An entity of a FollowTheMoney file with its sanctions, in the form in which entries of lists are kept. */
export function entityOfRecord(record: FtmEntity, sanctions: readonly FtmEntity[]): Entity {
  const types = propertiesOf(record.schema);
  const properties: Entity["properties"] = {};
  for (const [name, values] of Object.entries(record.properties)) {
    if (Object.hasOwn(nameFacts, name)) continue;
    properties[name] = values.map((value) => {
      const date = types.get(name)?.type === "date" ? readDate(value) : undefined;
      return date ? { value, date } : { value };
    });
  }
  return {
    id: record.id,
    schema: record.schema,
    names: namesOf(record),
    properties,
    listings: sanctions.map(listingOf),
    related: [],
    extra: {},
  };
}

function namesOf({ caption, properties }: FtmEntity): EntityName[] {
  const names = Object.entries(nameFacts).flatMap(([property, facts]) =>
    (properties[property] ?? []).map((full): EntityName => ({ full, ...facts, script: "Zyyy", parts: [] })),
  );
  const shown = names.findIndex(({ full }) => full === caption);
  const first = names[shown];
  const ordered = first ? [first, ...names.filter((_, index) => index !== shown)] : names;
  return ordered.map((name, index) =>
    index > 0 && name.kind === "primary" ? { ...name, kind: "variation" as const } : name,
  );
}

function listingOf({ properties, datasets }: FtmEntity): Listing {
  const all = (name: string): string[] => properties[name] ?? [];
  const day = (...names: string[]): PartialDate | undefined =>
    names.flatMap(all).flatMap((value) => readDate(value) ?? [])[0];
  const [from, to] = [day("startDate", "listingDate"), day("endDate")];
  const [reference] = [...all("authorityId"), ...all("recordId")];
  const [status] = all("status");
  return {
    authority: all("authority")[0] ?? "",
    list: all("publisher")[0] ?? datasets[0] ?? "",
    programmes: [...all("program"), ...all("programId")],
    legalBasis: [],
    otherReferences: all("unscId").map((value) => ({ scheme: "UN reference", value })),
    amended: all("modifiedAt").flatMap((value) => readDate(value) ?? []),
    measures: all("provisions"),
    reasons: all("reason"),
    urls: [...all("sourceUrl"), ...all("programUrl")],
    ...(reference !== undefined && { reference }),
    ...(from && { from }),
    ...(to && { to }),
    ...(status !== undefined && { status }),
  };
}
