import type { Comment, Evidence } from "#document";
import type { PdfDocument, PdfPage } from "./pdfjs.ts";

/** Bounds on what is kept of a file's side matter. */
const mostComments = 20_000;
const longestText = 20_000;

export function emptyEvidence(): Evidence {
  return { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };
}

/** The Info dictionary, the XMP packet and the names of embedded files. */
export async function readProperties(document: PdfDocument, evidence: Evidence): Promise<void> {
  const metadata = await document.getMetadata().catch(() => null);
  for (const [key, value] of Object.entries(metadata?.info ?? {})) keep(evidence, key, value);
  const packet: unknown = metadata?.metadata ?? null;
  if (isIterable(packet))
    for (const entry of packet) if (Array.isArray(entry)) keep(evidence, `xmp:${String(entry[0])}`, entry[1]);
  const files = await document.getAttachments().catch(() => null);
  const names = files && typeof files === "object" ? Object.keys(files).slice(0, 50) : [];
  for (const name of names) evidence.warnings.push(`the file carries another file inside it: "${name.slice(0, 200)}".`);
  for (const key of ["Author", "xmp:dc:creator"]) addPerson(evidence, evidence.properties[key]);
}

function keep(evidence: Evidence, key: string, value: unknown): void {
  const text = Array.isArray(value) ? value.map(String).join(", ") : typeof value === "object" ? null : String(value);
  if (text !== null && text.trim() !== "") evidence.properties[key.slice(0, 200)] = text.slice(0, longestText);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return value !== null && typeof value === "object" && Symbol.iterator in value;
}

/** Comments, highlights and strike-outs on one page. */
export async function readAnnotations(page: PdfPage, number: number, evidence: Evidence): Promise<void> {
  const annotations: unknown[] = await page.getAnnotations({ intent: "display" }).catch(() => []);
  for (const annotation of annotations) {
    if (evidence.comments.length >= mostComments) return;
    const comment = toComment(annotation, number);
    if (!comment) continue;
    evidence.comments.push(comment);
    addPerson(evidence, comment.author ?? undefined);
  }
}

/**
 * Numbers of the pages that carry remarks; null where that cannot be told. Only those need be asked for their
 * annotations: pdf.js reads the text of a page a second time for what overlays it, even for a link.
 */
export async function remarkedPages(
  document: PdfDocument,
  types: Readonly<Record<string, number>>,
): Promise<Set<number> | null> {
  const wanted = [...remarks].flatMap((name) => types[name.toUpperCase()] ?? []);
  const found = await document.getAnnotationsByType(new Set(wanted), new Set()).catch(() => null);
  if (!found) return null;
  const pages = new Set<number>();
  for (const annotation of found as unknown[])
    if (annotation !== null && typeof annotation === "object" && "pageIndex" in annotation)
      pages.add(Number(annotation.pageIndex) + 1);
  return pages;
}

const remarks = new Set([
  "Text",
  "FreeText",
  "Highlight",
  "Underline",
  "Squiggly",
  "StrikeOut",
  "Caret",
  "Ink",
  "Stamp",
]);

function toComment(annotation: unknown, page: number): Comment | null {
  if (annotation === null || typeof annotation !== "object") return null;
  const { subtype, titleObj, contentsObj, modificationDate, creationDate, overlaidText } = annotation as Record<
    string,
    unknown
  >;
  if (typeof subtype !== "string" || !remarks.has(subtype)) return null;
  return {
    author: text(titleObj) || null,
    date: date(creationDate) ?? date(modificationDate),
    text: text(contentsObj),
    passage: typeof overlaidText === "string" ? overlaidText : "",
    place: `page ${page} (${subtype})`,
  };
}

function text(value: unknown): string {
  const inner = value !== null && typeof value === "object" && "str" in value ? value.str : value;
  return typeof inner === "string" ? inner.slice(0, longestText) : "";
}

/** PDF's "D:20180913101500+02'00'" as ISO 8601; null where it is none. */
function date(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/u.exec(value);
  if (!found) return value;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00", zulu, zone, half = "00"] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zulu ?? (zone ? `${zone}:${half}` : "")}`;
}

function addPerson(evidence: Evidence, name: string | undefined): void {
  if (name && !evidence.people.includes(name)) evidence.people.push(name);
}
