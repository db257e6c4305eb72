/** The namespaces in force at one element: from names as written to canonical names, and back for attributes. */
export interface Names {
  /** How many elements around this one declare namespaces. */
  readonly depth: number;
  /** Canonical name of an element; "" in an unknown namespace; undefined where its prefix is not declared. */
  element(written: string): string | undefined;
  /** The attribute's name as written here; several where two prefixes stand for one namespace. */
  attribute(canonical: string): string | string[];
  uri(prefix: string): string | undefined;
}

/** Names kept resolved at one place; the formats read here have some hundreds. */
const mostKept = 2000;

/** The prefix that an attribute declares ("" for the default namespace), or undefined where it declares none. */
export function declaredPrefix(attribute: string): string | undefined {
  // The first letter decides for nearly all, without a comparison of strings.
  if (attribute.charCodeAt(0) !== 120 || !(attribute === "xmlns" || attribute.startsWith("xmlns:"))) return undefined;
  return attribute.slice(6);
}

/**
 * The names in force inside an element that declares these prefixes. Results are kept, so that each name is resolved
 * once for each place that declares namespaces.
 */
export function namesInside(
  known: Readonly<Record<string, string>>,
  outer: Names | undefined,
  declared: Map<string, string>,
): Names {
  const elements = new Map<string, string>();
  const attributes = new Map<string, string | string[]>();
  const uri = (prefix: string): string | undefined =>
    declared.get(prefix) ??
    outer?.uri(prefix) ??
    (prefix === "" ? "" : prefix === "xml" ? "http://www.w3.org/XML/1998/namespace" : undefined);
  const resolve = (written: string): string | undefined => {
    const colon = written.indexOf(":");
    const space = uri(colon < 0 ? "" : written.slice(0, colon));
    if (space === undefined) return undefined;
    const prefix = Object.hasOwn(known, space) ? known[space] : undefined;
    return prefix === undefined ? "" : `${prefix}:${written.slice(colon + 1)}`;
  };
  const written = (canonical: string): string | string[] => {
    const colon = canonical.indexOf(":");
    if (colon < 0 || canonical.startsWith("xml:")) return canonical;
    const inherited = outer?.attribute(canonical) ?? [];
    const kept = [inherited].flat().filter((name) => !declared.has(name.slice(0, name.indexOf(":"))));
    const here = [...declared].filter(([prefix, space]) => prefix !== "" && known[space] === canonical.slice(0, colon));
    const all = [...here.map(([prefix]) => prefix + canonical.slice(colon)), ...kept];
    return all.length === 1 ? (all[0] ?? canonical) : all;
  };
  return {
    depth: (outer?.depth ?? 0) + 1,
    uri,
    element(written) {
      const kept = elements.get(written);
      if (kept !== undefined) return kept;
      const resolved = resolve(written);
      if (resolved !== undefined && elements.size < mostKept) elements.set(written, resolved);
      return resolved;
    },
    attribute(canonical) {
      let found = attributes.get(canonical);
      if (found === undefined) {
        found = written(canonical);
        attributes.set(canonical, found);
      }
      return found;
    },
  };
}
