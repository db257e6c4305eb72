import { addDescribed, addInterests, sourceOf } from "./bods.ts";
import { addParty, type Fields, fields, type Gathering, list, text } from "./gathering.ts";

/** Records of statements that later ones replace: the standard had no record ids before 0.4. */
export type Replaced = Map<string, string>;

/** Adds one statement of the Beneficial Ownership Data Standard, 0.1 to 0.3. False where it is none. */
export function addOldBods(record: Fields, into: Gathering, replaced: Replaced): boolean {
  const type = text(record.statementType);
  const id = text(record.statementID || record.statementId);
  if (!/^(?:entity|person|ownershipOrControl)Statement$/u.test(type) || id === "") return false;
  if (type !== "ownershipOrControlStatement") {
    addDescribed(record, `bods:${id}`, type === "personStatement" ? "person" : "entity", into);
    return true;
  }
  const earlier = list(record.replacesStatements).map(text).find(Boolean);
  const series = (earlier && (replaced.get(earlier) ?? earlier)) || id;
  replaced.set(id, series);
  const common = {
    statement: id,
    record: `bods:${series}`,
    source: sourceOf(record),
    owner: endOf(fields(record.interestedParty), `bods:${id}-interested-party`, into),
    asset: endOf(fields(record.subject), `bods:${id}-subject`, into),
    ...(text(record.statementDate) !== "" && { stated: text(record.statementDate).slice(0, 10) }),
  };
  addInterests(list(record.interests), common, list(record.componentStatementIDs).length > 0, into);
  return true;
}

function endOf(end: Fields, fallback: string, into: Gathering): string {
  const described = text(end.describedByEntityStatement) || text(end.describedByPersonStatement);
  if (described !== "") return `bods:${described}`;
  const { reason, description } = fields(end.unspecified);
  addParty(into, {
    id: fallback,
    names: [],
    schema: "LegalEntity",
    unidentified: [text(reason), text(description)].filter(Boolean).join(", ") || "not stated",
  });
  return fallback;
}
