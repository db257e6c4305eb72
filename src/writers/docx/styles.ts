import { namespaces } from "./parts.ts";
import { element, part } from "./xml.ts";

interface Style {
  id: string;
  name: string;
  basedOn?: string;
  /** Children of w:pPr, in the order that the schema wants. */
  paragraph?: string;
  run?: string;
  /** Hidden from the gallery of styles that a person picks from. */
  technical?: boolean;
}

const spacing = (before: number, after: number) => element("w:spacing", { "w:before": before, "w:after": after });
const keepNext = element("w:keepNext");
const bold = element("w:b");
const size = (points: number) => element("w:sz", { "w:val": points * 2 }) + element("w:szCs", { "w:val": points * 2 });

const headings: Style[] = Array.from({ length: 9 }, (_, index) => ({
  id: `Heading${index + 1}`,
  name: `heading ${index + 1}`,
  basedOn: "Normal",
  paragraph: keepNext + spacing(index < 2 ? 300 : 200, 120) + element("w:outlineLvl", { "w:val": index }),
  run: bold + element("w:bCs") + (index > 2 ? element("w:i") : "") + size([15, 13, 12][index] ?? 11),
}));

const paragraphStyles: Style[] = [
  { id: "Normal", name: "Normal", paragraph: spacing(0, 160) },
  ...headings,
  {
    id: "AnnexHeading",
    name: "Annex Heading",
    basedOn: "Heading1",
    paragraph: element("w:pageBreakBefore") + element("w:outlineLvl", { "w:val": 0 }),
  },
  { id: "NumberedParagraph", name: "Numbered Paragraph", basedOn: "Normal" },
  { id: "ListBullet", name: "List Bullet", basedOn: "Normal" },
  {
    id: "Caption",
    name: "caption",
    basedOn: "Normal",
    paragraph: keepNext + spacing(160, 80),
    run: bold + size(10),
  },
  { id: "TableText", name: "Table Text", basedOn: "Normal", paragraph: spacing(20, 20), run: size(9.5) },
  { id: "Header", name: "header", basedOn: "Normal", run: element("w:i") + size(9), technical: true },
  {
    id: "FootnoteText",
    name: "footnote text",
    basedOn: "Normal",
    paragraph: spacing(0, 40),
    run: size(9),
    technical: true,
  },
  {
    id: "EndnoteText",
    name: "endnote text",
    basedOn: "Normal",
    paragraph: spacing(0, 40),
    run: size(9),
    technical: true,
  },
  { id: "CommentText", name: "annotation text", basedOn: "Normal", run: size(10), technical: true },
];

const superscript = element("w:vertAlign", { "w:val": "superscript" });
const characterStyles: Style[] = [
  { id: "FootnoteReference", name: "footnote reference", run: superscript, technical: true },
  { id: "EndnoteReference", name: "endnote reference", run: superscript, technical: true },
  { id: "CommentReference", name: "annotation reference", run: size(8), technical: true },
];

/** word/styles.xml; text without a language of its own is in `language`. */
export function styles(language: string): string {
  const fonts = element("w:rFonts", {
    "w:ascii": "Times New Roman",
    "w:hAnsi": "Times New Roman",
    "w:cs": "Times New Roman",
    "w:eastAsia": "SimSun",
  });
  const defaults = element(
    "w:docDefaults",
    {},
    element("w:rPrDefault", {}, element("w:rPr", {}, fonts, size(11), languageOf(language))),
    element("w:pPrDefault"),
  );
  return part(
    element(
      "w:styles",
      namespaces,
      defaults,
      ...paragraphStyles.map((style) => toXml(style, "paragraph")),
      ...characterStyles.map((style) => toXml(style, "character")),
      tableGrid(),
    ),
  );
}

/** w:lang for a BCP 47 tag, on the attribute that its script reads; nothing where the language is not known. */
export function languageOf(language: string): string {
  if (language === "und") return "";
  if (rightToLeft(language)) return element("w:lang", { "w:bidi": language });
  if (/^(?:zh|ja|ko)\b/u.test(language)) return element("w:lang", { "w:eastAsia": language });
  return element("w:lang", { "w:val": language });
}

/** Whether a language is written from right to left. */
export function rightToLeft(language: string): boolean {
  return /^(?:ar|fa|he|ur|ps|yi|dv|ug|sd|ckb)\b/u.test(language);
}

function toXml(style: Style, type: "paragraph" | "character"): string {
  return element(
    "w:style",
    { "w:type": type, "w:default": style.id === "Normal" ? 1 : undefined, "w:styleId": style.id },
    element("w:name", { "w:val": style.name }),
    style.basedOn ? element("w:basedOn", { "w:val": style.basedOn }) : "",
    style.technical ? element("w:semiHidden") : element("w:qFormat"),
    style.paragraph ? element("w:pPr", {}, style.paragraph) : "",
    style.run ? element("w:rPr", {}, style.run) : "",
  );
}

function tableGrid(): string {
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) =>
    element(`w:${edge}`, { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "808080" }),
  );
  return element(
    "w:style",
    { "w:type": "table", "w:styleId": "TableGrid" },
    element("w:name", { "w:val": "Table Grid" }),
    element("w:tblPr", {}, element("w:tblBorders", {}, ...edges)),
  );
}
