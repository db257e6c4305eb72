import { strToU8, type Zippable, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const spaces = [
  `xmlns:r="${office}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(" ");

/** Parts of a made-up DOCX, as the XML inside their root elements. */
export interface Fixture {
  body?: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  commentsExtended?: string;
  people?: string;
  settings?: string;
  header?: string;
  core?: string;
  app?: string;
  custom?: string;
  /** Whole parts by name, in place of or beside the others. */
  parts?: Record<string, string | Uint8Array>;
  /** Namespace of WordprocessingML, and its prefix. */
  space?: string;
}

const roots: Record<string, string> = {
  styles: "styles",
  numbering: "numbering",
  footnotes: "footnotes",
  endnotes: "endnotes",
  comments: "comments",
  settings: "settings",
  header: "hdr",
};

/** Makes a DOCX file of the given parts. */
export function docx(fixture: Fixture): Uint8Array {
  const space = `xmlns:w="${fixture.space ?? transitional}" ${spaces}`;
  const parts: Record<string, string | Uint8Array> = {
    "_rels/.rels": relations({
      officeDocument: "word/document.xml",
      "core-properties": "docProps/core.xml",
      "extended-properties": "docProps/app.xml",
      "custom-properties": "docProps/custom.xml",
    }),
    "word/_rels/document.xml.rels": relations({
      ...Object.fromEntries(Object.keys(roots).map((part) => [part, `${part}.xml`])),
      commentsExtended: "commentsExtended.xml",
      people: "people.xml",
    }),
    "word/document.xml": `<w:document ${space}><w:body>${fixture.body ?? ""}</w:body></w:document>`,
  };
  for (const [part, root] of Object.entries(roots)) {
    const content = fixture[part as keyof Fixture];
    if (typeof content === "string") parts[`word/${part}.xml`] = `<w:${root} ${space}>${content}</w:${root}>`;
  }
  if (fixture.commentsExtended)
    parts["word/commentsExtended.xml"] = `<w15:commentsEx ${space}>${fixture.commentsExtended}</w15:commentsEx>`;
  if (fixture.people) parts["word/people.xml"] = `<w15:people ${space}>${fixture.people}</w15:people>`;
  const metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  if (fixture.core)
    parts["docProps/core.xml"] =
      `<cp:coreProperties xmlns:cp="${metadata}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${fixture.core}</cp:coreProperties>`;
  const properties = "http://schemas.openxmlformats.org/officeDocument/2006";
  if (fixture.app)
    parts["docProps/app.xml"] = `<Properties xmlns="${properties}/extended-properties">${fixture.app}</Properties>`;
  if (fixture.custom)
    parts["docProps/custom.xml"] =
      `<Properties xmlns="${properties}/custom-properties" xmlns:vt="${properties}/docPropsVTypes">${fixture.custom}</Properties>`;
  const files: Zippable = {};
  for (const [name, content] of Object.entries({ ...parts, ...fixture.parts }))
    files[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(files);
}

function relations(targets: Record<string, string>): string {
  const list = Object.entries(targets).map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

/** A run of text. */
export function r(text: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs, or of one run where plain text is given. */
export function p(content: string, properties = ""): string {
  const runs = content.startsWith("<") || content === "" ? content : r(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

const by = 'w:id="1" w:author="Ann Example" w:date="2018-08-20T10:00:00Z"';

/** Runs inside a tracked change: ins, del, moveFrom or moveTo. */
export function tracked(element: string, text: string, attributes = by): string {
  const run = element === "del" || element === "moveFrom" ? r(text).replaceAll("w:t", "w:delText") : r(text);
  return `<w:${element} ${attributes}>${run}</w:${element}>`;
}

/** Paragraph properties that make its mark inserted or deleted. */
export function mark(element: string, attributes = by): string {
  return `<w:rPr><w:${element} ${attributes}/></w:rPr>`;
}

/** Paragraph properties that put it into a list. */
export function list(numId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

/** A list definition with its levels as [format, text, more]. */
export function abstractNum(id: number, levels: [string, string, string?][], more = ""): string {
  const all = levels.map(
    ([format, text, extra = ""], index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${extra}</w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${more}${all.join("")}</w:abstractNum>`;
}

export function num(id: number, definition: number, more = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${more}</w:num>`;
}
