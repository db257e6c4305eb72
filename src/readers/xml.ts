import { SaxesParser } from "saxes";
import { PenholderError } from "#kernel";
import { limits } from "./options.ts";
import { declaredPrefix, type Names, namesInside } from "./xml-names.ts";

/** Reads an attribute of the element just opened by its canonical name ("w:val"; "id" where it has no namespace). */
export type Attributes = (name: string) => string | undefined;

/** What a part's content is told to, in order. Names are canonical: the caller's prefix for the namespace, a colon, the local name; "" in a namespace that the caller does not know. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, namespaceOf: (prefix: string) => string | undefined): void;
  close(name: string): void;
  text?(text: string): void;
}

export interface XmlSource {
  /** For messages: the file and the part in it. */
  file: string;
  part: string;
  /** The caller's prefix for each namespace that it knows, by URI. */
  namespaces: Readonly<Record<string, string>>;
  /** Hands over the bytes, in pieces. */
  feed: (take: (piece: Uint8Array) => void) => void;
}

/** Elements of one part: a report of 1,000 pages has about one million. */
const maximumElements = 4_000_000;
/** Nested elements that declare namespaces anew. */
const maximumScopes = 100;
/** Bytes without any element or text ending: one huge attribute, comment or text. */
const maximumToken = 16 * 1024 * 1024;
/** Bytes decoded at a time. */
const step = 64 * 1024;

/**
 * Parses one XML part as it is unpacked: no tree, no document type, no entity but the five of XML, bounded depth.
 * Throws `file-corrupt` with part, line and column where it is not well-formed, `file-too-complex` beyond the limits.
 */
export function parseXml(source: XmlSource, handler: XmlHandler): void {
  const { file, part } = source;
  const parser = new SaxesParser({ xmlns: false, position: false });
  const place = () => `${part}, line ${parser.line}, column ${parser.columnIndex + 1}`;
  const tooComplex = (what: string) =>
    new PenholderError("file-too-complex", `${file} ${what} (${place()}); do not trust it.`, { file, at: place() });
  const corrupt = (why: string) =>
    new PenholderError("file-corrupt", `${file} is damaged: ${place()}: ${why}.`, { file, at: place() });

  const outermost = namesInside(source.namespaces, undefined, new Map());
  const names: Names[] = [];
  let scope = outermost;
  let elements = 0;
  let silent = 0;
  let current: Record<string, string> = {};
  const attributes: Attributes = (name) => {
    const stored = scope.attribute(name);
    if (typeof stored === "string") return current[stored];
    for (const alias of stored) if (current[alias] !== undefined) return current[alias];
    return undefined;
  };
  const namespaceOf = (prefix: string) => scope.uri(prefix);

  let declared: Map<string, string> | undefined;
  parser.on("attribute", ({ name, value }) => {
    const prefix = declaredPrefix(name);
    if (prefix === undefined) return;
    declared ??= new Map();
    declared.set(prefix, value);
  });
  parser.on("opentag", (tag) => {
    silent = 0;
    elements += 1;
    if (elements > maximumElements) throw tooComplex("holds more elements than any report");
    if (names.length >= limits.depth || scope.depth > maximumScopes) throw tooComplex("nests deeper than any report");
    current = tag.attributes;
    if (declared) scope = namesInside(source.namespaces, scope, declared);
    declared = undefined;
    names.push(scope);
    const name = scope.element(tag.name);
    if (name === undefined) throw corrupt(`the prefix of ${tag.name.slice(0, 60)} is not declared`);
    handler.open(name, attributes, namespaceOf);
  });
  parser.on("closetag", (tag) => {
    silent = 0;
    handler.close(scope.element(tag.name) ?? "");
    names.pop();
    scope = names[names.length - 1] ?? outermost;
  });
  if (handler.text) {
    const take = handler.text.bind(handler);
    parser.on("text", (text) => {
      silent = 0;
      take(text);
    });
    parser.on("cdata", (text) => take(text));
  }
  parser.on("doctype", () => {
    throw tooComplex("declares a document type, as office files never do");
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding && !/^(?:utf-?(?:8|16(?:le|be)?)|us-ascii)$/i.test(encoding))
      throw corrupt(`its encoding is ${encoding.slice(0, 30)}, and only UTF-8 and UTF-16 are allowed`);
  });
  parser.on("error", (error) => {
    throw corrupt(error.message.replace(/\.$/u, "").slice(0, 120));
  });

  const decode = decoderOf(corrupt);
  source.feed((piece) => {
    for (let at = 0; at < piece.length; at += step) {
      silent += step;
      if (silent > maximumToken) throw tooComplex("holds one text larger than any report");
      parser.write(decode(piece.subarray(at, at + step), false));
    }
  });
  parser.write(decode(new Uint8Array(), true));
  parser.close();
}

/** UTF-8, or UTF-16 told by its byte order mark; bytes that are neither are an error, never replaced. */
function decoderOf(corrupt: (why: string) => PenholderError): (bytes: Uint8Array, last: boolean) => string {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  return (bytes, last) => {
    if (!decoder) {
      const [first, second] = bytes;
      const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "";
      decoder = new TextDecoder(wide || "utf-8", { fatal: true });
    }
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      throw corrupt("its bytes are not text in the encoding that it declares");
    }
  };
}
