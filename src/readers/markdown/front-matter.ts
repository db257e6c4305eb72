/** What stands before the text: its properties, the rest of the source, and the line on which that begins. */
export interface FrontMatter {
  properties: Record<string, string>;
  body: string;
  line: number;
}

/** Names of properties that say who wrote a text. */
const people = /^(?:authors?|editors?|lasteditor|by)$/iu;

/**
 * Takes YAML front matter off a Markdown source: top-level `key: value` lines, and the `name:` of listed authors.
 * Other YAML is passed over; it is not shown in the text.
 */
export function frontMatter(source: string): FrontMatter {
  const head = /^---[ \t]*\n/u.exec(source)?.[0];
  if (head === undefined) return { properties: {}, body: source, line: 1 };
  const lines = source.slice(head.length).split("\n", 400);
  // kramdown-rfc goes on with "--- abstract" where plain YAML ends with "---".
  const end = lines.findIndex((line) => /^(?:---|\.\.\.)(?:[ \t]|$)/u.test(line));
  if (end < 0 || !/^[\w-]+:/u.test(lines.find((line) => line.trim() !== "" && !line.startsWith("#")) ?? ""))
    return { properties: {}, body: source, line: 1 };
  const taken = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, head.length);
  return { properties: readProperties(lines.slice(0, end)), body: source.slice(taken), line: end + 3 };
}

function readProperties(lines: string[]): Record<string, string> {
  const properties: Record<string, string> = {};
  let key = "";
  for (const line of lines) {
    const top = /^([\w-]{1,60}):[ \t]*(.*)$/u.exec(line);
    if (top?.[1] !== undefined) {
      key = top[1];
      const value = unquoted(top[2] ?? "");
      if (value !== "" && !/^[|>[{]/u.test(value)) properties[key] = value;
      continue;
    }
    const name =
      /^\s+(?:-\s*)?(?:name|fullname):[ \t]*(\S.*)$/u.exec(line)?.[1] ?? /^\s*-[ \t]+([^:]+)$/u.exec(line)?.[1];
    if (name !== undefined && people.test(key))
      properties[key] = properties[key] === undefined ? unquoted(name) : `${properties[key]}; ${unquoted(name)}`;
  }
  return properties;
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, "$2");
}

/** The people whom properties name. */
export function namedPeople(properties: Record<string, string>): string[] {
  const names = Object.entries(properties).flatMap(([key, value]) => (people.test(key) ? value.split(/;\s*/u) : []));
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
}
