import type { PartialDate } from "#parties";
import { clean, type Draft } from "../draft.ts";
import { addLink, addWallet, type LinkParts } from "../parts.ts";
import { factLabels, measureLabels, numberLabels } from "./ofac-remarks.data.ts";
import { addFact, addIdentifier, propertyOfLabel } from "./ofac-remarks.ts";

/** A fact with OFAC's own label, as the XML formats give it. */
export interface LabelledFact {
  label: string;
  value: string;
  date?: PartialDate | undefined;
}

/** Labels of features and the property they fill, beside those that stand in remarks too. */
const features: Record<string, string> = {
  birthdate: "birthDate",
  "place of birth": "birthPlace",
  "nationality country": "nationality",
  "citizenship country": "citizenship",
  gender: "gender",
  title: "title",
  "vessel call sign": "callSign",
  "other vessel call sign": "callSign",
  "vessel type": "type",
  "other vessel type": "type",
  "vessel flag": "flag",
  "other vessel flag": "flag",
  "former vessel flag": "pastFlags",
  "vessel tonnage": "tonnage",
  "vessel gross tonnage": "tonnage",
  "vessel gross registered tonnage": "grossRegisteredTonnage",
  "vessel year of build": "buildDate",
  "nationality of registration": "jurisdiction",
  "organization established date": "incorporationDate",
  "aircraft manufacture date": "buildDate",
  "phone number": "phone",
  website: "website",
  "email address": "email",
};

/**
 * Puts a labelled fact where it belongs. Returns the text of a measure where it tells what the designation entails;
 * what is neither a known fact nor a number becomes a note.
 */
export function addLabelled(draft: Draft, { label, value, date }: LabelledFact): string | undefined {
  const plain = clean(label).replace(/’/gu, "'").replace(/[:-]$/u, "").trim();
  const text = clean(value);
  if (measureLabels.test(`${clean(label)} `) || measureLabels.test(clean(label)))
    return `${clean(label)} ${text}`.trim();
  const wallet = /^Digital Currency Address - ([A-Z0-9]{2,10})$/u.exec(plain)?.[1];
  if (wallet && text !== "") {
    addWallet(draft, text, wallet);
    return undefined;
  }
  const property =
    features[plain.toLowerCase()] ??
    factLabels.find(([pattern]) => pattern.test(`${plain} `) || pattern.test(`${plain}: `))?.[1];
  if (property && date) draft.date(property, { ...date, original: text || date.original });
  else if (property && addFact(draft, property, text)) return undefined;
  else if (numberLabels.some(([pattern]) => pattern.test(plain)) && text !== "")
    addIdentifier(draft, propertyOfLabel(plain), {
      number: text,
      type: plain,
      country: "",
      issued: "",
      expires: "",
      summary: "",
    });
  else if (/^(?:Vessel Owner|Aircraft Operator)$/iu.test(plain) && text !== "")
    addLink(draft, { schema: "UnknownLink", near: "object", far: "subject", id: "", name: text, role: plain });
  else draft.add("notes", [plain, text || date?.original].filter(Boolean).join(": "));
  return undefined;
}

/** Edges by OFAC's types of relationships; the near end is the entry that states the relationship. */
export function relationOf(type: string, draft: Draft): Pick<LinkParts, "schema" | "near" | "far"> {
  const plain = type.toLowerCase();
  const owned = /owned or controlled by|owned by/u.test(plain);
  if (owned && ["Company", "Organization", "Vessel", "Airplane"].includes(draft.schema)) {
    // What is owned is an asset, and of organisations only companies are assets in FollowTheMoney.
    if (draft.schema === "Organization") draft.schema = "Company";
    return { schema: "Ownership", near: "asset", far: "owner" };
  }
  // "Owns, controls, or operates" is the other way round; what is at its far end may be anything.
  if (/^owns\b/u.test(plain)) return { schema: "Ownership", near: "owner", far: "asset" };
  if (/^acting for/u.test(plain) && draft.schema !== "Vessel" && draft.schema !== "Airplane")
    return { schema: "Representation", near: "agent", far: "client" };
  if (/leader or official|executive officer|director/u.test(plain))
    return { schema: "Directorship", near: "director", far: "organization" };
  if (/family/u.test(plain) && draft.schema === "Person") return { schema: "Family", near: "person", far: "relative" };
  if (/^property in\b/u.test(plain)) return { schema: "UnknownLink", near: "object", far: "subject" };
  return { schema: "UnknownLink", near: "subject", far: "object" };
}

/** A period as OFAC gives it, day by day, at the precision that it means: a whole year is a year. */
export function periodDate(from: string, to: string, approximate: boolean, original: string): PartialDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(from) || !/^\d{4}-\d{2}-\d{2}$/u.test(to)) return undefined;
  if (from === to) return { from, to, approximate, original };
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
  if (from.endsWith("-01-01") && to.endsWith("-12-31"))
    return { from: from.slice(0, 4), to: to.slice(0, 4), approximate, original };
  if (from.endsWith("-01") && Number(to.slice(8)) === lastDay)
    return { from: from.slice(0, 7), to: to.slice(0, 7), approximate, original };
  return { from, to, approximate, original };
}

const ofConsolidated = /^(?:NS-|FSE|CMIC|561|SSI)/u;

/**
 * OFAC's consolidated (non-SDN) list, told from the SDN list by the file's name or by the programmes of its entries: of
 * the one a third stands under programmes that only it has, of the other next to none.
 */
export function isConsolidated(file: string, programmes: readonly (readonly string[])[]): boolean {
  const own = programmes.filter((each) => each.length > 0 && each.every((programme) => ofConsolidated.test(programme)));
  return /cons/iu.test(file) || own.length > programmes.length / 10;
}
