import { between, exactly, type Interest, type Share, validShare } from "#parties";
import {
  addParty,
  addStatement,
  type Fields,
  fields,
  type Gathering,
  jointly,
  keyOf,
  list,
  text,
} from "./gathering.ts";

/** BODS interest types and what they are to the arithmetic; `measure` where the share is not one of shares. */
const interests: Readonly<Record<string, readonly [Interest, measure?: string]>> = {
  shareholding: ["ownership"],
  votingRights: ["voting"],
  appointmentOfBoard: ["appointment"],
  otherInfluenceOrControl: ["influence"],
  influenceOrControl: ["influence"],
  seniorManagingOfficial: ["management"],
  settlor: ["trust"],
  settlorOfTrust: ["trust"],
  trustee: ["trust"],
  trusteeOfTrust: ["trust"],
  protector: ["trust"],
  protectorOfTrust: ["trust"],
  beneficiaryOfLegalArrangement: ["ownership", "trust property"],
  beneficiaryOfTrust: ["ownership", "trust property"],
  rightsToSurplusAssetsOnDissolution: ["ownership", "surplus assets"],
  rightsToSurplusAssets: ["ownership", "surplus assets"],
  rightsToProfitOrIncome: ["economic"],
  rightsGrantedByContract: ["influence"],
  conditionalRightsGrantedByContract: ["influence"],
  controlViaCompanyRulesOrArticles: ["control"],
  controlByLegalFramework: ["control"],
  boardMember: ["management"],
  boardChair: ["management"],
  unknownInterest: ["ownership", "unknown interest"],
  unpublishedInterest: ["ownership", "unpublished interest"],
  enjoymentAndUseOfAssets: ["economic"],
  rightToProfitOrIncomeFromAssets: ["economic"],
  nominee: ["nominee"],
  nominator: ["influence"],
};

/** Adds one statement of the Beneficial Ownership Data Standard, 0.4. False where it is none. */
export function addBods(record: Fields, into: Gathering): boolean {
  const type = text(record.recordType);
  if (type === "" || text(record.statementId) === "") return false;
  const details = fields(record.recordDetails);
  const id = text(record.recordId);
  if (type === "entity" || type === "person") addDescribed(details, partyId(id), type, into);
  else if (type === "relationship") addRelationship(record, details, into);
  else into.oddities.add("statement of an unknown record type", text(record.statementId), type);
  return true;
}

const partyId = (recordId: string): string => `bods:${recordId}`;

export function addDescribed(details: Fields, id: string, type: "entity" | "person", into: Gathering): void {
  const kind =
    type === "person" ? text(details.personType) : text(fields(details.entityType).type || details.entityType);
  const reason = text(
    fields(type === "person" ? details.unspecifiedPersonDetails : details.unspecifiedEntityDetails).reason,
  );
  const hidden = /^(?:unknown|anonymous)/u.test(kind) ? kind : "";
  const names = [text(details.name), ...list(details.names).map((name) => text(fields(name).fullName))];
  addParty(into, {
    id,
    names: [...names, ...list(details.alternateNames).map(text)],
    schema: type === "person" ? "Person" : "LegalEntity",
    keys: list(details.identifiers).map((each) => {
      const { scheme, schemeName, id: number } = fields(each);
      return keyOf(text(scheme) || text(schemeName), text(number));
    }),
    joint: isJoint(details, names),
    properties: {
      birthDate: [text(details.birthDate)],
      incorporationDate: [text(details.foundingDate)],
      nationality: list(details.nationalities).map((each) => text(fields(each).code)),
      jurisdiction: [text(fields(details.jurisdiction || details.incorporatedInJurisdiction).code)],
    },
    ...(hidden !== "" && { unidentified: [hidden, reason].filter(Boolean).join(", ") }),
  });
}

/** An arrangement, no trust and no nomination, that is called joint by its name or its details. */
function isJoint({ entityType }: Fields, names: readonly string[]): boolean {
  const { type, subtype, details } = fields(entityType);
  const arrangement = (text(type) || text(entityType)) === "arrangement" && !/trust|nomination/iu.test(text(subtype));
  return arrangement && [...names, text(details)].some((each) => jointly.test(each));
}

function addRelationship(record: Fields, details: Fields, into: Gathering): void {
  const statement = text(record.statementId);
  const end = (value: unknown, role: string) => endOf(value, `${partyId(text(record.recordId))}-${role}`, into);
  const common = {
    statement,
    record: `bods:${text(record.recordId)}`,
    source: sourceOf(record),
    owner: end(details.interestedParty, "interested-party"),
    asset: end(details.subject, "subject"),
    ...(text(record.statementDate) !== "" && { stated: text(record.statementDate).slice(0, 10) }),
    ...(text(record.recordStatus) === "closed" && { closes: true }),
  };
  const itemised = list(details.componentRecords).length > 0;
  addInterests(list(details.interests), common, itemised, into);
}

type Common = { statement: string; record: string; source: string; owner: string; asset: string; stated?: string };

/** The interests of one relationship; one without any still takes the place of its earlier versions. */
export function addInterests(all: readonly unknown[], common: Common, itemised: boolean, into: Gathering): void {
  if (all.length === 0) {
    into.oddities.add("relationship without an interest", common.statement);
    addStatement(into, { ...common, id: common.statement, interest: "other", words: "no interest stated" });
  }
  all.forEach((each, index) => {
    const interest = fields(each);
    const written = text(interest.type);
    const type = written.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase()) || "unknownInterest";
    const [kind, measure] = (Object.hasOwn(interests, type) ? interests[type] : undefined) ?? ["other"];
    if (written === "") into.oddities.add("interest without a type", common.statement);
    else if (kind === "other") into.oddities.add("interest of an unknown type", common.statement, type);
    const share = shareIn(fields(interest.share), common.statement, into);
    const reach = text(interest.directOrIndirect || interest.interestLevel);
    addStatement(into, {
      ...common,
      id: `${common.statement}#${index + 1}`,
      interest: kind,
      words: [type, text(interest.details)].filter(Boolean).join(": "),
      reach: reach === "direct" || reach === "indirect" ? reach : "unknown",
      ...(measure !== undefined && { measure }),
      ...(share && { share }),
      ...(itemised && reach === "indirect" && { itemised: true }),
      from: text(interest.startDate),
      to: text(interest.endDate),
    });
  });
}

export function shareIn(share: Fields, at: string, into: Gathering): Share | undefined {
  const number = (name: string): number | undefined => (typeof share[name] === "number" ? share[name] : undefined);
  const exact = number("exact");
  if (Object.keys(share).length === 0) return undefined;
  const [openLow, openHigh] = [number("exclusiveMinimum"), number("exclusiveMaximum")];
  const found =
    exact === undefined
      ? between(
          openLow ?? number("minimum") ?? 0,
          openHigh ?? number("maximum") ?? 100,
          openLow !== undefined || share.exclusiveMinimum === true,
          openHigh !== undefined || share.exclusiveMaximum === true,
        )
      : exactly(exact);
  const valid = validShare(found);
  if (!valid) into.oddities.add("share that cannot be", at, JSON.stringify(share));
  return valid;
}

/** The id of one end, or a party of its own where the source says that it does not say. */
function endOf(value: unknown, fallback: string, into: Gathering): string {
  if (typeof value === "string") return partyId(value);
  const { reason, description } = fields(value);
  addParty(into, {
    id: fallback,
    names: [],
    schema: "LegalEntity",
    unidentified: [text(reason), text(description)].filter(Boolean).join(", ") || "not stated",
  });
  return fallback;
}

export function sourceOf(record: Fields): string {
  const publisher = fields(fields(record.publicationDetails).publisher);
  const description = text(fields(record.source).description);
  return [text(publisher.name) || text(publisher.url) || "unnamed publisher", description].filter(Boolean).join(", ");
}
