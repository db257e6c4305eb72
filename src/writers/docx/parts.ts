import { element, escapeXml, part } from "./xml.ts";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Namespaces of every part under word/ (ECMA-376 part 1). */
export const namespaces = { "xmlns:w": w, "xmlns:r": relationships };

/** The parts beside the document that a file may have: name, content type, relationship type. */
const wordParts: Record<string, [string, string]> = {
  "styles.xml": [`${wordType}.styles+xml`, "styles"],
  "settings.xml": [`${wordType}.settings+xml`, "settings"],
  "numbering.xml": [`${wordType}.numbering+xml`, "numbering"],
  "footnotes.xml": [`${wordType}.footnotes+xml`, "footnotes"],
  "endnotes.xml": [`${wordType}.endnotes+xml`, "endnotes"],
  "comments.xml": [`${wordType}.comments+xml`, "comments"],
  "header1.xml": [`${wordType}.header+xml`, "header"],
};

/** [Content_Types].xml for the document, its properties and the named parts under word/. */
export function contentTypes(names: string[]): string {
  const override = (name: string, type: string) => element("Override", { PartName: name, ContentType: type });
  return part(
    element(
      "Types",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      override("/word/document.xml", `${wordType}.document.main+xml`),
      override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ...names.map((name) => override(`/word/${name}`, wordParts[name]?.[0] ?? "application/xml")),
    ),
  );
}

/** _rels/.rels */
export function rootRelationships(): string {
  return part(
    element(
      "Relationships",
      { xmlns: packageRelationships },
      element("Relationship", { Id: "rId1", Type: `${relationships}/officeDocument`, Target: "word/document.xml" }),
      element("Relationship", {
        Id: "rId2",
        Type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        Target: "docProps/core.xml",
      }),
    ),
  );
}

/** word/_rels/document.xml.rels: the part's place in the list is its id. */
export function documentRelationships(names: string[]): string {
  return part(
    element(
      "Relationships",
      { xmlns: packageRelationships },
      ...names.map((name) =>
        element("Relationship", {
          Id: relationshipId(names, name),
          Type: `${relationships}/${wordParts[name]?.[1] ?? ""}`,
          Target: name,
        }),
      ),
    ),
  );
}

export function relationshipId(names: string[], name: string): string {
  return `rId${names.indexOf(name) + 1}`;
}

/** docProps/core.xml: title, author and language; no dates, so that the same text always gives the same bytes. */
export function coreProperties(title: string, author: string, language: string): string {
  return part(
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      },
      title ? element("dc:title", {}, escapeXml(title)) : "",
      author ? element("dc:creator", {}, escapeXml(author)) : "",
      language === "und" ? "" : element("dc:language", {}, escapeXml(language)),
    ),
  );
}

/** word/settings.xml; the separators of notes may be named only where there are notes. */
export function settings(names: string[]): string {
  const separators = (kind: string) =>
    names.includes(`${kind}s.xml`)
      ? element(`w:${kind}Pr`, {}, element(`w:${kind}`, { "w:id": -1 }), element(`w:${kind}`, { "w:id": 0 }))
      : "";
  return part(
    element(
      "w:settings",
      namespaces,
      element("w:defaultTabStop", { "w:val": 567 }),
      separators("footnote"),
      separators("endnote"),
      element(
        "w:compat",
        {},
        element("w:compatSetting", {
          "w:name": "compatibilityMode",
          "w:uri": "http://schemas.microsoft.com/office/word",
          "w:val": 15,
        }),
      ),
    ),
  );
}

/** A header with the notice, for every page. */
export function noticeHeader(notice: string): string {
  return part(
    element(
      "w:hdr",
      namespaces,
      element(
        "w:p",
        {},
        element("w:pPr", {}, element("w:pStyle", { "w:val": "Header" })),
        element("w:r", {}, element("w:t", { "xml:space": "preserve" }, escapeXml(notice))),
      ),
    ),
  );
}
