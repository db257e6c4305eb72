/** What the subset of YAML here holds. */
export type Yaml = string | boolean | null | Yaml[] | { [key: string]: Yaml };

/** A line that this subset of YAML does not know; `line` counts from 1. */
export class YamlError extends Error {
  override readonly name = "YamlError";
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

interface Row {
  line: number;
  indent: number;
  text: string;
}

const deepest = 20;

/**
 * Reads the YAML that manifests are written in (YAML 1.2, a part of it): block mappings and sequences, plain and quoted
 * scalars on one line, flow sequences of scalars, comments. Anchors, tags, block scalars and several documents are
 * refused, never guessed at. Numbers stay text. Throws YamlError.
 */
export function parseYaml(text: string): Yaml {
  const rows = rowsOf(text);
  if (rows.length === 0) return null;
  const reader = { rows, at: 0 };
  const value = readBlock(reader, rows[0]?.indent ?? 0, 0);
  const rest = rows[reader.at];
  if (rest) throw new YamlError(rest.line, "stands less far in than what it belongs to");
  return value;
}

function rowsOf(text: string): Row[] {
  return text
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .flatMap((written, index) => {
      const line = index + 1;
      const cut = withoutComment(written).trimEnd();
      if (cut === "" || (cut === "---" && index === 0)) return [];
      if (/^ *\t/u.test(cut)) throw new YamlError(line, "is indented by a tab; use spaces");
      if (/^(?:---|\.\.\.|%)/u.test(cut)) throw new YamlError(line, "begins another document; write one");
      const indent = cut.length - cut.trimStart().length;
      return [{ line, indent, text: cut.slice(indent) }];
    });
}

/** Cuts what stands after a # that begins the line or follows a space, outside quotes. */
function withoutComment(written: string): string {
  let quote = "";
  for (let at = 0; at < written.length; at++) {
    const letter = written[at] ?? "";
    if (
      quote === "" &&
      (letter === '"' || letter === "'") &&
      /(?:^|[\s[,:-])$/u.test(written.slice(Math.max(0, at - 1), at))
    )
      quote = letter;
    else if (letter === quote && !(quote === '"' && written[at - 1] === "\\")) quote = "";
    else if (letter === "#" && quote === "" && (at === 0 || /\s/u.test(written[at - 1] ?? "")))
      return written.slice(0, at);
  }
  return written;
}

interface Reader {
  rows: Row[];
  at: number;
}

function readBlock(reader: Reader, indent: number, depth: number): Yaml {
  const first = reader.rows[reader.at];
  if (!first) return null;
  if (depth > deepest) throw new YamlError(first.line, "is nested too deeply");
  if (/^-(?: |$)/u.test(first.text)) return readSequence(reader, indent, depth);
  if (keyOf(first)) return readMapping(reader, indent, depth);
  reader.at++;
  return scalar(first.text, first.line);
}

function readSequence(reader: Reader, indent: number, depth: number): Yaml[] {
  const items: Yaml[] = [];
  for (let row = reader.rows[reader.at]; row?.indent === indent; row = reader.rows[reader.at]) {
    const dash = /^-(?: +|$)/u.exec(row.text);
    if (!dash) break;
    const rest = row.text.slice(dash[0].length);
    if (rest === "") {
      reader.at++;
      items.push(readNested(reader, indent, depth));
    } else {
      // What follows the dash is a block of its own that begins where it stands.
      reader.rows[reader.at] = { line: row.line, indent: indent + dash[0].length, text: rest };
      items.push(readBlock(reader, indent + dash[0].length, depth + 1));
    }
  }
  return items;
}

function readMapping(reader: Reader, indent: number, depth: number): { [key: string]: Yaml } {
  const found = new Map<string, Yaml>();
  for (let row = reader.rows[reader.at]; row?.indent === indent; row = reader.rows[reader.at]) {
    const key = keyOf(row);
    if (!key) throw new YamlError(row.line, 'is no "key: value"');
    if (found.has(key.name)) throw new YamlError(row.line, `gives "${key.name}" a second time`);
    reader.at++;
    const next = reader.rows[reader.at];
    const sequence = next?.indent === indent && /^-(?: |$)/u.test(next.text);
    if (key.rest !== "") found.set(key.name, scalar(key.rest, row.line));
    else if (sequence) found.set(key.name, readSequence(reader, indent, depth + 1));
    else found.set(key.name, readNested(reader, indent, depth));
  }
  return Object.fromEntries(found);
}

function readNested(reader: Reader, indent: number, depth: number): Yaml {
  const next = reader.rows[reader.at];
  return next && next.indent > indent ? readBlock(reader, next.indent, depth + 1) : null;
}

function keyOf({ text }: Row): { name: string; rest: string } | undefined {
  const found = /^(?:"([^"\\]*)"|'([^']*)'|([A-Za-z_][\w.-]*)) *:(?: +(.*))?$/u.exec(text);
  return found ? { name: found[1] ?? found[2] ?? found[3] ?? "", rest: (found[4] ?? "").trim() } : undefined;
}

function scalar(text: string, line: number): Yaml {
  if (text.startsWith('"')) return quoted(text, line);
  if (text.startsWith("'")) {
    if (!/^'(?:[^']|'')*'$/u.test(text)) throw new YamlError(line, "has a quotation that does not end");
    return text.slice(1, -1).replaceAll("''", "'");
  }
  if (text === "[]") return [];
  if (text === "{}") return {};
  if (/^\[[^[\]{}]*\]$/u.test(text))
    return text
      .slice(1, -1)
      .split(",")
      .map((each) => scalar(each.trim(), line));
  if (/^[[{&*!|>%@`]/u.test(text))
    throw new YamlError(line, "uses a form of YAML that manifests do without; write it in block form");
  if (/: |:$/u.test(text)) throw new YamlError(line, "has a colon inside a value; put the value in quotes");
  if (/^(?:null|~)$/iu.test(text)) return null;
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase() === "true";
  return text;
}

function quoted(text: string, line: number): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return value;
  } catch {
    // Said below.
  }
  throw new YamlError(line, "has a quotation that does not end, or an escape that is unknown");
}
