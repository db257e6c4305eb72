import { SaxesParser } from "saxes";
import type { PenholderError } from "#kernel";
import { listInvalid } from "./problems.ts";
import { headOf, type Source } from "./source.ts";
import { encodingOf, textOf } from "./text.ts";
import { XmlNode } from "./xml-node.ts";

/** Bounds on a file that nobody has looked at; the largest published list nests 12 deep. */
const bounds = { depth: 60, nodes: 2_000_000, token: 32 * 1024 * 1024 } as const;

export interface XmlReading {
  /** Local names of the elements that are records. */
  records: ReadonlySet<string>;
  /** The child or attribute ("@id") that names a record in messages. */
  key: string;
  /** Elements that are passed over whole, because another pass reads them. */
  skip?: ReadonlySet<string>;
  /** Elements whose text flows into the element around them, and the text that they stand for themselves. */
  inline?: ReadonlyMap<string, string>;
  /** Told of every value outside the records: path and value. */
  header?: (path: string, value: string) => void;
}

/**
 * The records of an XML file as it is read: one record in memory at a time. Names are local (no list mixes
 * vocabularies). Throws `list-invalid` with line and record where the file is not well-formed, breaks off or has a
 * document type; bounded in depth and size.
 */
export async function* xmlRecords(
  source: Source,
  { records, key, header, inline, skip }: XmlReading,
): AsyncGenerator<XmlNode> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const ready: XmlNode[] = [];
  const open: XmlNode[] = [];
  let record: XmlNode | undefined;
  let count = 0;
  let nodes = 0;
  let silent = 0;
  let skipping = 0;
  let lastKey = "";

  const at = () => {
    const last = lastKey === "" ? "" : `, after ${lastKey}`;
    return `line ${parser.line}${count > 0 || record ? `, record ${count + 1}${last}` : ""}`;
  };
  const damaged = (why: string): PenholderError =>
    listInvalid(
      source.name,
      at(),
      `the XML ${/unclosed|unexpected end|must contain a root/u.test(why) ? "breaks off" : "is damaged"} (${why}); download it again`,
    );
  const refused = (why: string): PenholderError => listInvalid(source.name, at(), `${why}; do not trust the file`);

  const text = (piece: string) => {
    silent = 0;
    const node = open.at(-1);
    if (node && skipping === 0) node.text += piece;
  };

  parser.on("error", (error) => {
    throw damaged(
      error.message
        .replace(/^\d+:\d+: /u, "")
        .replace(/\.$/u, "")
        .slice(0, 120),
    );
  });
  parser.on("doctype", () => {
    throw refused("it declares a document type, as no published list does");
  });
  parser.on("opentag", (tag) => {
    silent = 0;
    if (skipping > 0 || skip?.has(local(tag.name))) {
      skipping++;
      if (skipping > bounds.depth) throw refused("it nests deeper than any list");
      return;
    }
    if (open.length >= bounds.depth) throw refused("it nests deeper than any list");
    if (++nodes > bounds.nodes) throw refused("one record holds more than any list");
    const flowing = inline?.get(local(tag.name));
    if (flowing !== undefined) {
      text(flowing);
      return;
    }
    const node = new XmlNode(local(tag.name), attributesOf(tag.attributes), parser.line);
    const parent = open.at(-1);
    if (record) parent?.children.push(node);
    else if (records.has(node.name)) {
      record = node;
      nodes = 0;
    }
    open.push(node);
  });
  parser.on("closetag", (tag) => {
    silent = 0;
    if (skipping > 0) {
      skipping--;
      return;
    }
    if (inline?.has(local(tag.name))) return;
    const node = open.pop();
    if (!node) return;
    if (node === record) {
      ready.push(node);
      record = undefined;
      count++;
      lastKey = keyOf(node, key);
    } else if (!record) {
      nodes = 0;
      const path = [...open, node].map(({ name }) => name).join(".");
      for (const leaf of node.leaves(path)) header?.(leaf.path, leaf.value);
    }
  });
  parser.on("text", text);
  parser.on("cdata", text);

  for await (const piece of textOf(source, await xmlEncoding(source), at)) {
    silent += piece.length;
    if (silent > bounds.token) throw refused("it holds one value larger than any list");
    yield* parsed(() => parser.write(piece));
  }
  yield* parsed(() => parser.close());

  /** The records that became whole, also where the same piece then breaks off. */
  function* parsed(write: () => void): Generator<XmlNode> {
    let failure: unknown;
    try {
      write();
    } catch (error) {
      failure = error;
    }
    yield* ready.splice(0);
    if (failure !== undefined) throw failure;
  }
}

/** The local name of the root element, from the file's first characters; undefined where it is no XML. */
export function xmlRoot(head: string): { name: string } | undefined {
  let at = skipBlanks(head, head.startsWith("\ufeff") ? 1 : 0);
  for (;;) {
    if (head.startsWith("<?", at)) at = skipBlanks(head, after(head, "?>", at));
    else if (head.startsWith("<!--", at)) at = skipBlanks(head, after(head, "-->", at));
    else break;
  }
  const found = /^<([^\s!?>/]{1,200})[\s/>]/u.exec(head.slice(at, at + 300));
  return found ? { name: local(found[1] ?? "") } : undefined;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\r\n".includes(text.charAt(at))) at++;
  return at;
}

async function xmlEncoding(source: Source): Promise<string> {
  const head = await headOf(source, 200);
  const marked = encodingOf(head);
  if (marked !== "utf-8") return marked;
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([^"']+)/u
    .exec(new TextDecoder("latin1").decode(head))?.[1]
    ?.toLowerCase();
  // A file that is not UTF-16 but says so was saved again since, as UTF-8.
  if (declared === undefined || /^utf-16|^us-ascii$/u.test(declared)) return "utf-8";
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw listInvalid(
      source.name,
      "line 1",
      `its encoding is ${declared.slice(0, 30)}, which is none of the web's; save it as UTF-8`,
    );
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(written: Record<string, string>): Record<string, string> {
  let plain = true;
  for (const name in written) if (name.includes(":") || name === "xmlns") plain = false;
  if (plain) return written;
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(written))
    if (!/^xmlns(?::|$)/u.test(name)) attributes[local(name)] = value;
  return attributes;
}

function keyOf(node: XmlNode, key: string): string {
  return (key.startsWith("@") ? node.lookAttribute(key.slice(1)) : node.lookChild(key)).slice(0, 60);
}
