import { between, type Interest, type Share } from "#parties";
import { addParty, addStatement, companyNumber, type Fields, fields, type Gathering, list, text } from "./gathering.ts";

const source = "UK register of people with significant control";

/** Bands of the register: more than the first, at most the second but for those that end below 75 %. */
const bands: Readonly<Record<string, Share>> = {
  "25-to-50": between(25, 50, true, false),
  "50-to-75": between(50, 75, true, true),
  "75-to-100": between(75, 100),
  "more-than-25": between(25, 100, true, false),
};

const natures: readonly (readonly [RegExp, Interest, measure?: string])[] = [
  [/^ownership-of-shares/u, "ownership"],
  [/^right-to-share-surplus-assets/u, "ownership", "surplus assets"],
  [/^part-right-to-share-surplus-assets/u, "ownership", "surplus assets"],
  [/^voting-rights/u, "voting"],
  [/^right-to-appoint-and-remove/u, "appointment"],
  [/^significant-influence-or-control/u, "influence"],
];

/** Adds one line of the snapshot that Companies House publishes. False where it is none. */
export function addPsc(record: Fields, into: Gathering): boolean {
  const data = fields(record.data);
  const kind = text(data.kind);
  if (kind === "") return false;
  if (kind.startsWith("totals#")) return true;
  const number = text(record.company_number);
  const asset = addCompany(number, [], into);
  if (/-statement$/u.test(kind) || /exempt/u.test(kind)) {
    into.oddities.add("the register states no holder", number, text(data.statement) || kind);
    return true;
  }
  const self = text(fields(data.links).self);
  const owner = self === "" ? `psc:${number}/${text(data.etag)}` : `psc:${self}`;
  addHolder(data, kind, owner, into);
  const written = list(data.natures_of_control).map(text);
  if (written.length === 0) into.oddities.add("holder without a nature of control", owner, kind);
  // A protected holder is there for one of the five reasons, and the register does not say which.
  for (const [index, nature] of (written.length > 0 ? written : ["undisclosed"]).entries())
    addNature(nature, index, { data, owner, asset }, into);
  return true;
}

function addHolder(data: Fields, kind: string, id: string, into: Gathering): void {
  const { registration_number, place_registered, country_registered, legal_authority } = fields(data.identification);
  const british = /companies house|united kingdom|england|wales|scotland|northern ireland|great britain/iu;
  const number = [place_registered, country_registered, legal_authority].some((each) => british.test(text(each)))
    ? companyNumber(text(registration_number))
    : "";
  addParty(into, {
    id,
    names: [text(data.name)],
    schema: kind.startsWith("individual") ? "Person" : kind.startsWith("super-secure") ? "LegalEntity" : "Company",
    keys: [number],
    properties: {
      birthDate: [birth(fields(data.date_of_birth))],
      nationality: [text(data.nationality)],
      country: [text(data.country_of_residence), text(country_registered)],
    },
    ...((kind.startsWith("super-secure") || text(data.name) === "") && { unidentified: "the register protects it" }),
  });
}

/** The register publishes month and year. */
function birth({ year, month, day }: Fields): string {
  const parts = [text(year), text(month), text(day)].filter(Boolean);
  return /^\d{4}$/u.test(parts[0] ?? "") ? parts.map((part) => part.padStart(2, "0")).join("-") : "";
}

function addNature(
  nature: string,
  index: number,
  { data, owner, asset }: { data: Fields; owner: string; asset: string },
  into: Gathering,
): void {
  const found = natures.find(([pattern]) => pattern.test(nature));
  const band = Object.keys(bands).find((name) => nature.includes(name));
  const share = band === undefined ? undefined : bands[band];
  const [, interest, measure] = found ?? [undefined, nature === "undisclosed" ? "ownership" : "other"];
  if (!found && nature !== "undisclosed") into.oddities.add("nature of control not known", owner, nature);
  const ceased = text(data.ceased_on);
  if (data.ceased === true && ceased === "") into.oddities.add("ceased on an unknown day", owner);
  addStatement(into, {
    id: `${owner}#${index + 1}`,
    statement: owner,
    record: `${owner}#${nature}`,
    source,
    owner,
    asset,
    interest: interest as Interest,
    words: nature,
    ...(measure !== undefined && { measure }),
    ...(share && (interest === "ownership" || interest === "voting") && { share }),
    ...(data.ceased === true && ceased === "" && { closes: true }),
    from: text(data.notified_on),
    to: ceased,
  });
}

/** Adds a company of the United Kingdom by its number. */
export function addCompany(number: string, names: readonly string[], into: Gathering): string {
  const id = `gb-coh-${number}`;
  addParty(into, { id, names, schema: "Company", keys: [companyNumber(number)] });
  return id;
}
