import { multiply, toMatrix } from "./matrix.ts";
import { type FontFacts, type OperatorCodes, paintPage } from "./operators.ts";
import { Painting } from "./painting.ts";
import type { OperatorList, PdfPage } from "./pdfjs.ts";
import { readTags } from "./tags.ts";
import type { PageContent, PageTags, Word } from "./types.ts";

/** Share of a page's letters that its structure tree must cover to be believed. */
const coverage = 0.95;

/** Operators of one page beyond which it is no page of a report. */
const mostOperators = 3_000_000;

/** Reads what is painted on one page, turned so that most of its text runs from left to right. */
export async function readPage(
  page: PdfPage,
  number: number,
  codes: OperatorCodes,
  disabled: number,
): Promise<PageContent> {
  const list = await page.getOperatorList({ annotationMode: disabled });
  const bounded =
    list.fnArray.length > mostOperators ? { ...list, fnArray: list.fnArray.slice(0, mostOperators) } : list;
  const fonts = new Map<string, FontFacts>();
  const fontOf = (id: string): FontFacts => {
    const known = fonts.get(id);
    if (known) return known;
    const facts = fontFacts(page, id);
    fonts.set(id, facts);
    return facts;
  };
  let { painting, width, height } = paint(page, bounded, codes, fontOf, 0);
  const most = painting.turns.indexOf(Math.max(...painting.turns));
  if (most > 0) ({ painting, width, height } = paint(page, bounded, codes, fontOf, 360 - most * 90));
  const tags = readTags(await page.getStructTree().catch(() => null));
  const words = dropDoubles(painting.words);
  return {
    page: number,
    width,
    height,
    words,
    rules: painting.rules,
    hidden: painting.hidden,
    turned: painting.turns[1] + painting.turns[2] + painting.turns[3],
    tags: tags && believable(words, tags) ? tags : null,
  };
}

function paint(
  page: PdfPage,
  list: OperatorList,
  codes: OperatorCodes,
  fontOf: (id: string) => FontFacts,
  turn: number,
) {
  const view = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  const painting = new Painting(view.width, view.height);
  paintPage(list, codes, fontOf, toMatrix(view.transform), painting);
  painting.close();
  return { painting, width: view.width, height: view.height };
}

function fontFacts(page: PdfPage, id: string): FontFacts {
  let font: unknown = null;
  try {
    font = page.commonObjs.get(id);
  } catch {
    // A font that could not be loaded: its text still has positions.
  }
  const facts = (font ?? {}) as {
    name?: unknown;
    bold?: unknown;
    black?: unknown;
    vertical?: unknown;
    fontMatrix?: unknown;
  };
  const name = typeof facts.name === "string" ? facts.name : "";
  const unit =
    Math.abs(multiply(toMatrix(facts.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]), [1, 0, 0, 1, 0, 0])[0]) || 0.001;
  return {
    bold: facts.bold === true || facts.black === true || /bold|black|heavy|demi/iu.test(name),
    unit,
    vertical: facts.vertical === true,
  };
}

/** Drops words painted a second time over themselves, as some programs do for bold or shadow. */
function dropDoubles(words: Word[]): Word[] {
  const seen = new Map<string, Word[]>();
  return words.filter((word) => {
    const others = seen.get(word.text);
    if (!others) {
      seen.set(word.text, [word]);
      return true;
    }
    const near = Math.max(word.size * 0.1, 0.4);
    if (others.some((other) => Math.abs(other.x - word.x) < near && Math.abs(other.y - word.y) < near)) return false;
    if (others.length < 500) others.push(word);
    return true;
  });
}

function believable(words: readonly Word[], tags: PageTags): boolean {
  let all = 0;
  let covered = 0;
  for (const word of words) {
    if (word.artifact) continue;
    all += word.text.length;
    if (word.tag !== null && tags.places.has(word.tag)) covered += word.text.length;
  }
  return all > 0 && covered >= all * coverage;
}
