import { toRows } from "./lines.ts";
import { type Segment, toSegments } from "./segments.ts";
import type { PageContent, Word } from "./types.ts";

/** How far into the page, as a share of its height, running heads and feet reach. */
const topZone = 0.14;
const bottomZone = 0.16;
/** Rows from the edge that may be running heads or feet. */
const mostRows = 6;
/** Points by which a running head may move from page to page. */
const drift = 5;

interface Candidate {
  page: PageContent;
  edge: "top" | "bottom";
  segments: Segment[];
}

/** A job number ("25-05774 (E)", with its date or bar code), the recycling notice: what a printer puts on the first page's foot. */
const jobNumber = /^(?:\*?\d{2}-?\d{5}[A-Z]?\*?(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,3}|\*\d{7}\*|please recycle)$/iu;
/** Signs of a symbol font in page furniture: an emblem painted with glyphs. */
const emblem = /^•+$/u;
/** The symbol of a document of the United Nations: "S/2030/77", "A/AC.292/2030/INF/5/Rev.1". */
const symbol = /^[A-Z]{1,5}(?:\/[A-Z0-9]+(?:[.()-][A-Z0-9]+)*\)?){2,8}$/iu;
const pageNumber = /^(?:page\s*)?[-–—(]?\s*(\d{1,4}|[ivxl]{1,7})\s*[-–—)]?(?:\s*(?:\/|of)\s*(\d{1,4}))?$/iu;

/** Takes running heads and feet, page numbers and job numbers out of the pages' words: by place and repetition. */
export function dropMarginalia(pages: PageContent[]): void {
  for (const page of pages) page.words = page.words.filter((word) => !(word.artifact && emblem.test(word.text)));
  const candidates = pages.flatMap((page) => edgeRows(page));
  const places = new Map<string, { page: number; y: number }[]>();
  const numbers = new Map<number, number>();
  for (const { page, edge, segments } of candidates)
    for (const segment of segments) {
      const text = textOf(segment);
      for (const key of keysOf(text, edge, page.page)) {
        const list = places.get(key) ?? [];
        list.push({ page: page.page, y: edge === "top" ? segment.y : page.height - segment.y });
        places.set(key, list);
      }
      const printed = figure(pageNumber.exec(text)?.[1]);
      if (Number.isFinite(printed)) numbers.set(printed - page.page, (numbers.get(printed - page.page) ?? 0) + 1);
    }
  const repeats = (key: string, page: PageContent, y: number): boolean => {
    const near = new Set<number>();
    for (const place of places.get(key) ?? []) if (Math.abs(place.y - y) <= drift) near.add(place.page);
    near.delete(page.page);
    return near.size >= 2 || (near.size === 1 && pages.length <= 5);
  };
  const isMarginal = ({ page, edge, segments }: Candidate, segment: Segment): boolean => {
    const text = textOf(segment);
    const furniture = segment.words.every((word) => word.artifact);
    // The first page's head is the cover's matter; on other pages what the file calls furniture is furniture.
    if (furniture && page.page > 1) return true;
    const number = pageNumber.exec(text);
    if (number) {
      const steady = (numbers.get(figure(number[1]) - page.page) ?? 0) >= 2;
      return steady || Number(number[2]) === pages.length;
    }
    if (jobNumber.test(text)) return true;
    // The masthead's symbol, beside the organization's name, is the cover's, although it is repeated as the running head.
    if (page.page === 1 && edge === "top" && segments.length > 1 && symbol.test(text.replace(/\s/gu, ""))) return false;
    if (!/\p{L}/u.test(text)) return /^([-_=*—–.·•~])\1{2,}$/u.test(text) || /^\d\d-\d{4,5}$/u.test(text);
    const y = edge === "top" ? segment.y : page.height - segment.y;
    return keysOf(text, edge, page.page).some((key) => repeats(key, page, y));
  };
  const open = new Map<string, boolean>();
  const dropped = new Set<Word>();
  for (const candidate of candidates) {
    const side = `${candidate.page.page}|${candidate.edge}`;
    if (open.get(side) === false) continue;
    let all = true;
    for (const segment of candidate.segments)
      if (isMarginal(candidate, segment)) for (const word of segment.words) dropped.add(word);
      else all = false;
    if (!all) open.set(side, false);
  }
  for (const word of repeatedHeadings(pages)) dropped.add(word);
  for (const page of pages) if (dropped.size > 0) page.words = page.words.filter((word) => !dropped.has(word));
}

/** Rows that the file calls furniture and that stood on an earlier page as text: a table's repeated heading. */
function repeatedHeadings(pages: readonly PageContent[]): Word[] {
  const seen = new Set<string>();
  const out: Word[] = [];
  for (const page of pages) {
    const furniture = page.words.filter((word) => word.artifact);
    if (furniture.length > 0 && furniture.length < page.words.length)
      for (const row of toRows(furniture)) if (seen.has(rowText(row.words))) out.push(...row.words);
    if (page.tags) for (const row of toRows(page.words)) seen.add(rowText(row.words));
  }
  return out;
}

function rowText(words: readonly Word[]): string {
  return words.map((word) => word.text).join("");
}

/** Rows near the page's edges, from the edge inwards. */
function edgeRows(page: PageContent): Candidate[] {
  const top = page.words.filter((word) => word.y < page.height * topZone);
  const bottom = page.words.filter((word) => word.y > page.height * (1 - bottomZone));
  const make = (words: Word[], edge: "top" | "bottom"): Candidate[] => {
    const rows = toRows(words);
    if (edge === "bottom") rows.reverse();
    return rows.slice(0, mostRows).map((row) => ({ page, edge, segments: toSegments(row) }));
  };
  return [...make(top, "top"), ...make(bottom, "bottom")];
}

function textOf(segment: Segment): string {
  return segment.words
    .map((word) => word.text)
    .join(" ")
    .trim();
}

/**
 * What a running head is known by on other pages: its text, or its text with one figure that counts the pages
 * ("3/24" and "4/24"). Other figures must be the same, or two notes that cite like documents would look like one foot.
 */
function keysOf(text: string, edge: string, page: number): string[] {
  const plain = `${edge}|${text.toLowerCase().replace(/\s+/gu, "")}`;
  const figures = [...plain.matchAll(/\d{1,4}/gu)].slice(0, 6);
  return [
    plain,
    ...figures.map(({ 0: printed, index }) => {
      const rest = plain.slice(index + printed.length);
      return `${plain.slice(0, index)}#${Number(printed) - page}#${rest}`;
    }),
  ];
}

const romans: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** The value of a page number in Arabic or small Roman figures; NaN where it is none. */
function figure(text: string | undefined): number {
  if (text === undefined || /^\d/u.test(text)) return Number(text ?? Number.NaN);
  const values = [...text.toLowerCase()].map((letter) => romans[letter] ?? 0);
  return values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0);
}
