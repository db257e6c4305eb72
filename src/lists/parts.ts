import { countryCode, type PartialDate } from "#parties";
import { clean, Draft } from "./draft.ts";

/** The parts of an address as a source gives them. */
export interface AddressParts {
  full?: string;
  street?: string;
  street2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  country?: string;
  remarks?: string;
}

/** Adds an address of its own to an entity, its state recognised; nothing where all parts are empty. */
export function addAddress(draft: Draft, parts: AddressParts): void {
  const { street = "", street2 = "", city = "", region = "", postalCode = "", country = "", remarks = "" } = parts;
  const full = parts.full || [street, street2, city, postalCode, region, country].map(clean).filter(Boolean).join(", ");
  if ((full === "" && remarks === "") || !draft.once("address", full, street, street2, city, remarks)) return;
  const address = new Draft(`${draft.id}-address-${draft.related.length + 1}`, "Address", draft.oddities);
  address.add("full", full);
  address.add("street", street);
  address.add("street2", street2);
  address.add("city", city);
  address.add("region", region);
  address.add("postalCode", postalCode);
  address.country("country", country);
  address.add("remarks", remarks);
  draft.relate(address.finish(), "addressEntity");
}

/** A document as a source gives it. */
export interface DocumentParts {
  number: string;
  type?: string;
  country?: string;
  authority?: string;
  issued?: string;
  expires?: string;
  summary?: string;
}

/** Adds a passport or other document, and its number to the entity's own property. */
export function addDocument(draft: Draft, parts: DocumentParts): void {
  const { number, type = "", country = "", authority = "", issued = "", expires = "", summary = "" } = parts;
  const facts = [number, country, authority, issued, expires, summary];
  if (facts.every((part) => clean(part) === "") || !draft.once("document", type, ...facts)) return;
  const isPassport = /pass(?:e?port|aporte)/iu.test(type);
  const schema = isPassport ? "Passport" : "Identification";
  const document = new Draft(`${draft.id}-document-${draft.related.length + 1}`, schema, draft.oddities);
  document.add("holder", draft.id);
  document.add("number", number);
  document.add("type", type);
  document.country("country", country);
  document.add("authority", authority);
  document.date("startDate", issued);
  document.date("endDate", expires);
  document.add("summary", summary);
  draft.relate(document.finish());
  if (number !== "" && draft.schema === "Person") draft.add(isPassport ? "passportNumber" : "idNumber", number);
}

/** Adds a wallet held by the entity. */
export function addWallet(draft: Draft, publicKey: string, currency: string): void {
  const wallet = new Draft(`${draft.id}-wallet-${publicKey}`, "CryptoWallet", draft.oddities);
  wallet.add("publicKey", publicKey);
  wallet.add("currencySymbol", currency);
  wallet.add("holder", draft.id);
  wallet.add("topics", "sanction");
  draft.relate(wallet.finish());
}

/** An edge between two entities; the far end may be a name only, when nothing of the list carries it. */
export interface LinkParts {
  schema: "Ownership" | "UnknownLink" | "Representation" | "Directorship" | "Family" | "Associate" | "Succession";
  /** Property of the near end and of the far end. */
  near: string;
  far: string;
  /** Id of the far end, or "" where only its name is known. */
  id: string;
  /** Name of the far end as written. */
  name: string;
  role?: string;
  summary?: string;
  /** When it began and ended, as far as the list says it. */
  from?: PartialDate | undefined;
  to?: PartialDate | undefined;
}

/** Adds an edge. A far end that is only named becomes an entity of its own, so that no name is lost. */
export function addLink(draft: Draft, parts: LinkParts, farSchema = "LegalEntity"): void {
  const far = parts.id || `${draft.id}-named-${slug(parts.name)}`;
  const link = new Draft(`${draft.id}-${slug(parts.role || parts.schema)}-${far}`, parts.schema, draft.oddities);
  link.add(parts.near, draft.id);
  link.add(parts.far, far);
  link.add(parts.schema === "Family" || parts.schema === "Associate" ? "relationship" : "role", parts.role ?? "");
  link.add("summary", parts.summary ?? "");
  if (parts.from) link.date("startDate", parts.from);
  if (parts.to) link.date("endDate", parts.to);
  if (parts.name !== "") link.add("namesMentioned", parts.name);
  if (parts.id === "") {
    const named = new Draft(far, farSchema, draft.oddities);
    named.name(parts.name, { kind: "primary" });
    draft.relate(named.finish());
  }
  draft.relate(link.finish());
}

/** Lower-case letters and digits joined by hyphens, for ids. */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "");
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 80);
}

/** male, female or other, of the words that lists use. */
export function genderOf(written: string): string | undefined {
  const plain = written.trim().toLowerCase();
  if (/^(?:m|male|homme|masculin)$/u.test(plain)) return "male";
  if (/^(?:f|female|femme|féminin)$/u.test(plain)) return "female";
  return undefined;
}

/** Adds the gender where it is understood; otherwise it stays in `extra`. */
export function addGender(draft: Draft, written: string): void {
  const gender = genderOf(written);
  if (gender !== undefined) draft.add("gender", gender, { original: written.trim() });
}

/** The numbers of ships named in a text: "IMO 9562233", "IMO number: 9562233". */
export function imoNumbers(text: string): string[] {
  return [...text.matchAll(/\bIMO(?:\s*(?:number|no\.?|#|registration|identification|:))*\s*(\d{7})\b/giu)].map(
    (found) => found[1] ?? "",
  );
}

/** Parts of a text in which a source packs several values: "a) first b) second", "first; second". */
export function unpacked(text: string): string[] {
  if (/(?:^|\s)a\)\s/u.test(text) && /\sb\)\s/u.test(text))
    return text
      .split(/(?:^|[\s;,])[a-z]\)\s/u)
      .map(clean)
      .filter(Boolean);
  return text
    .split(/\s*;\s+|\s+;\s*/u)
    .map(clean)
    .filter(Boolean);
}

const between = [/\s*[;/]\s*|\s*\(\d+\)\.?\s*|[\r\n]+/u, /\s*,\s*/u, /\s+and\s+/u];

/** The states named in a cell that may hold several; a state whose own name has a comma or an "and" stays whole. */
export function statesIn(cell: string): string[] {
  if (clean(cell) === "" || countryCode(cell) !== undefined) return [cell];
  for (const separator of between) {
    const pieces = cell.split(separator).filter(Boolean);
    const found = pieces.length > 1 || pieces[0] !== cell ? pieces.flatMap(statesIn) : [];
    if (found.some((piece) => countryCode(piece) !== undefined)) return found;
  }
  return [cell];
}
