/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** An XML element as text: `children` are XML already, attribute values are escaped here. */
export function element(name: string, attributes: Attributes = {}, ...children: string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  const inside = children.join("");
  return inside ? `${open}>${inside}</${name}>` : `${open}/>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML character data or attribute value; what XML 1.0 cannot hold, not even escaped, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (c) => (/[\t\n\r\u007F-\u009F]/u.test(c) ? c : "\uFFFD"))
    .replace(/[&<>"]/g, (c) => entities[c] ?? c);
}

/** A whole part: declaration and root element. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
