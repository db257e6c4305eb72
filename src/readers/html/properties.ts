import { attribute, descendants, isElement, type Parent, textOf } from "./dom.ts";

/** What the head of a page says of it. */
export interface Head {
  title: string;
  language: string | undefined;
  properties: Record<string, string>;
  people: string[];
}

const personKeys = /^(?:author|creator|dc\.creator|dcterms\.creator|article:author|lastauthor|manager|changedby)$/iu;
const most = 100;

/** Reads title, language and properties: `<meta>` by name, and the document properties that Word leaves in a comment. */
export function readHead(root: Parent): Head {
  const head: Head = { title: "", language: undefined, properties: {}, people: [] };
  for (const node of descendants(root)) {
    if (node.nodeName === "#comment" && "data" in node) readOfficeProperties(node.data, head.properties);
    if (!isElement(node)) continue;
    if (node.tagName === "html")
      head.language = (attribute(node, "lang") ?? attribute(node, "xml:lang"))?.split("-")[0]?.toLowerCase();
    if (node.tagName === "title" && head.title === "") head.title = textOf(node);
    if (node.tagName === "meta") {
      const name = attribute(node, "name") ?? attribute(node, "property");
      set(head.properties, name, attribute(node, "content"));
    }
  }
  const names = Object.entries(head.properties).filter(([key]) => personKeys.test(key));
  head.people = [...new Set(names.flatMap(([, value]) => value.split("; ")))];
  return head;
}

function set(properties: Record<string, string>, name: string | undefined, value: string | undefined): void {
  if (!name || !value?.trim() || /^(?:viewport|robots|theme-color)$/iu.test(name)) return;
  const key = name.slice(0, 100);
  const fresh = value.trim().slice(0, 2000);
  const known = properties[key];
  // Two authors under one name are both kept.
  if (known !== undefined && known !== fresh) properties[key] = `${known}; ${fresh}`.slice(0, 4000);
  else if (Object.keys(properties).length < most) properties[key] = fresh;
}

/** `<o:Author>…</o:Author>` and the like, in the conditional comment of pages saved by Word. */
function readOfficeProperties(comment: string, properties: Record<string, string>): void {
  if (!comment.includes("<o:DocumentProperties>")) return;
  const inside = comment.slice(comment.indexOf("<o:DocumentProperties>"), comment.indexOf("</o:DocumentProperties>"));
  for (const match of inside.matchAll(/<o:([A-Za-z]{1,40})>([^<]{1,2000})<\/o:/gu)) {
    const name = match[1] ?? "";
    set(properties, name.charAt(0).toLowerCase() + name.slice(1), match[2]);
  }
}
