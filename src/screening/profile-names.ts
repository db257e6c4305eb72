import { fromTelegraphCode, type NameKind, namesIn, scriptOf } from "#names";
import type { Entity, EntityName } from "#parties";
import type { ProfileName } from "./types.ts";

const otherNameMark =
  /\b(?:a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|a\.?l\.?k\.?a|formerly|alias|previously|(?:also|now) known as)\b|(?:^|\s)[a-z]\) |;/iu;
const remark = /, born\b.*$|\boriginal script: ?/giu;
/** A list's entry may have hundreds of names; a query with more than a few dozen is no query. */
const mostListed = 400;
const mostAsked = 40;
const longest = 300;

/** Which kind of name a schema has; undefined where the asker does not know (LegalEntity, Thing). */
export function kindOf(schema: string): NameKind | undefined {
  if (schema === "Person") return "person";
  if (/^(?:Vessel|Airplane|Vehicle)$/u.test(schema)) return "vessel";
  return /^(?:LegalEntity|Thing)$/u.test(schema) ? undefined : "organisation";
}

/** Names of a listed entity, packed ones apart, each once, the primary first. At most 400. */
export function listedNames(entity: Entity): ProfileName[] {
  const names = new NameSet(kindOf(entity.schema), mostListed);
  for (const name of entity.names) names.add(name.full, name.kind, name.quality, inOrderOf(name));
  for (const document of entity.related) {
    if (!document.properties.type?.some(({ value }) => /chinese commercial code/iu.test(value))) continue;
    for (const { value } of document.properties.number ?? []) {
      for (const written of fromTelegraphCode(value)) names.add(written, "native", "unknown");
    }
  }
  return names.all;
}

/** Names as FollowTheMoney properties carry them; composed of its parts where there is none whole. At most 40. */
export function propertyNames(schema: string, properties: Record<string, readonly string[]>): ProfileName[] {
  const names = new NameSet(kindOf(schema), mostAsked);
  const values = (property: string): readonly string[] => properties[property] ?? [];
  for (const text of values("name")) names.add(text, "primary", "unknown");
  if (names.all.length === 0) {
    const composed = composedName(properties);
    if (composed) names.add(composed.text, "primary", "unknown", composed.inOrder);
  }
  for (const text of values("alias")) names.add(text, "alias", "unknown");
  for (const text of values("previousName")) names.add(text, "former", "unknown");
  for (const property of ["weakAlias", "abbreviation"])
    for (const text of values(property)) names.add(text, "alias", "weak");
  return names.all;
}

function composedName(
  properties: Record<string, readonly string[]>,
): { text: string; inOrder: string | undefined } | undefined {
  const first = (property: string): string => properties[property]?.find((value) => value.trim() !== "")?.trim() ?? "";
  const given = [first("firstName"), first("secondName") || first("middleName"), first("fatherName")];
  const family = [first("lastName") || first("motherName")];
  const text = [...given, ...family].filter(Boolean).join(" ");
  if (text === "") return undefined;
  const own = given.filter(Boolean).join(" ");
  return { text, inOrder: own && family[0] ? `${family[0]}, ${own}` : undefined };
}

/** "FAMILY, Given" where the list tells the roles of the parts. */
function inOrderOf({ full, parts }: EntityName): string | undefined {
  const of = (...roles: string[]): string =>
    parts
      .filter(({ role }) => roles.includes(role))
      .map(({ value }) => value.replaceAll(",", " ").trim())
      .join(" ");
  const family = of("family", "maiden", "matronymic", "tribal");
  const given = of("given", "middle", "patronymic", "father", "grandfather");
  const inOrder = family && given ? `${family}, ${given}` : undefined;
  return inOrder === full ? undefined : inOrder;
}

class NameSet {
  readonly all: ProfileName[] = [];
  readonly #seen = new Set<string>();
  readonly #kind: NameKind | undefined;
  readonly #most: number;

  constructor(kind: NameKind | undefined, most: number) {
    this.#kind = kind;
    this.#most = most;
  }

  add(text: string, kind: ProfileName["kind"], quality: ProfileName["quality"], inOrder?: string): void {
    const pieces = piecesOf(text, this.#kind);
    pieces.forEach((piece, at) => {
      const key = piece.toLowerCase();
      if (this.#seen.has(key) || this.all.length >= this.#most) return;
      this.#seen.add(key);
      const own = at === 0 ? kind : kind === "primary" ? "alias" : kind;
      const ordered = at === 0 && pieces.length === 1 && piece === text ? inOrder : undefined;
      this.all.push({ text: piece, kind: own, quality, ...(ordered ? { inOrder: ordered } : {}) });
    });
  }
}

/**
 * The names that one field holds: several after "a.k.a.", ";" or about a slash, a second one in brackets where it is in another
 * script. Remarks in the brackets of a person's name ("birth name") are no name; a firm's brackets belong to its name.
 */
function piecesOf(written: string, kind: NameKind | undefined): string[] {
  const text = written
    .slice(0, 4 * longest)
    .replace(remark, "")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, longest);
  if (otherNameMark.test(text)) {
    const apart = namesIn(text.replace(/(?:^|\s)[a-z]\) /gu, "; "));
    if (apart.length > 0) return apart;
  }
  const slash = /^((?:[^\p{L}/]*\p{L}){5}[^/]*)\/((?:[^\p{L}/]*\p{L}){5}[^/]*)$/u.exec(text);
  if (slash && kind !== "vessel") return [text, slash[1]?.trim() ?? "", slash[2]?.trim() ?? ""];
  const brackets = /^(.*?)[(（[]([^()（）[\]]*)[)）\]]?(.*)$/u.exec(text);
  if (!brackets) return hasLetter(text) ? [text.replace(/^[)\]\s]+|[)\]\s]+$/gu, "")] : [];
  const [, before = "", inside = "", after = ""] = brackets;
  const outside = `${before} ${after}`.replace(/\s+/gu, " ").trim();
  const foreign = /\p{L}/u.test(inside) && scriptOf(inside) !== scriptOf(outside);
  const pieces = kind === "person" || (foreign && hasLetter(outside)) ? [outside] : [text];
  if (foreign) pieces.push(inside.trim());
  return pieces.filter(hasLetter);
}

const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
