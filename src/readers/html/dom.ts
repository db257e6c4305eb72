import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Parses a page, with the places of its nodes in the source. Scripts do not run, so what they replace counts. */
export function parsePage(source: string): Parent {
  return parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
}

/** Parses a piece of HTML as it may stand inside other text. */
export function parsePiece(source: string): Parent {
  return parseFragment(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
}

export function isElement(node: Node | Parent): node is Element {
  return "tagName" in node;
}

/** The value of an attribute, by its name without regard to case; "" where it is there without one. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(
    (entry) => entry.name === name || (entry.prefix && `${entry.prefix}:${entry.name}` === name),
  )?.value;
}

/** All nodes below a parent in document order, without recursion. */
export function* descendants(root: Parent): Generator<Node> {
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

/** The text below a node, as it stands. */
export function textOf(root: Parent): string {
  let text = "";
  for (const node of descendants(root)) if (node.nodeName === "#text" && "value" in node) text += node.value;
  return text;
}

/** The nearest element that holds a node and passes the test; the node itself counts. */
export function closest(node: Node, test: (element: Element) => boolean): Element | undefined {
  for (let at: Node | Parent | null = node; at !== null; at = "parentNode" in at ? at.parentNode : null)
    if (isElement(at) && test(at)) return at;
  return undefined;
}

/** Where a node stands, for people. */
export function placeOf(node: Node, firstLine: number): string {
  const line = node.sourceCodeLocation?.startLine;
  return line === undefined ? "the page" : `line ${line + firstLine - 1}`;
}
