import type { Word } from "./types.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const leftToRight = /[A-Za-z\u00c0-\u02af\u0370-\u052f\u3040-\u9fff\uac00-\ud7af]/u;
const digit = /[0-9\u0660-\u0669\u06f0-\u06f9]/u;

const mirrors: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "«": "»",
  "»": "«",
  "<": ">",
  ">": "<",
};

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * Words painted from left to right into reading order. A line with mostly right-to-left letters is read from its right
 * end; runs of Latin words and figures in it keep their own order (a visual-to-logical reading of UAX #9 for one line).
 */
export function toLogical(words: readonly Word[]): { words: Word[]; rightToLeft: boolean } {
  let right = 0;
  let left = 0;
  for (const word of words) {
    if (hasRightToLeft(word.text)) right += word.text.length;
    else if (leftToRight.test(word.text)) left += word.text.length;
  }
  if (right === 0) return { words: [...words], rightToLeft: false };
  const overall = right >= left;
  const kinds = words.map((word) => hasRightToLeft(word.text));
  const out: Word[] = [];
  if (overall) {
    for (let at = words.length - 1; at >= 0; ) {
      if (kinds[at]) pushReversed(out, words[at--]);
      else {
        const end = at;
        while (at >= 0 && !kinds[at]) at -= 1;
        out.push(...leftToRightRun(words.slice(at + 1, end + 1)));
      }
    }
  } else {
    for (let at = 0; at < words.length; ) {
      const word = words[at];
      if (!kinds[at]) {
        if (word) out.push(word);
        at += 1;
        continue;
      }
      const start = at;
      while (at < words.length && kinds[at]) at += 1;
      for (let back = at - 1; back >= start; back--) pushReversed(out, words[back]);
    }
  }
  return { words: out, rightToLeft: overall };
}

/** Signs at the edges of a Latin or figure run, which belong to the right-to-left text around it. */
const leading = /^[.,:;!?()[\]«»"،؛؟]+/u;
const trailing = /[.,:;!?()[\]«»"،؛؟]+$/u;

/** Inside a right-to-left line: Latin words keep their order; words of figures or signs alone are read from the right. */
function leftToRightRun(run: Word[]): Word[] {
  const latin = run.some((word) => leftToRight.test(word.text));
  const words = latin ? run : run.reverse();
  const parts = latin ? [words] : words.map((word) => [word]);
  return parts.flatMap(turnEdges);
}

/** Moves signs from the left edge of a run behind it and from its right edge before it, mirrored. */
function turnEdges(run: Word[]): Word[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || !run.some((word) => digit.test(word.text) || leftToRight.test(word.text)))
    return run.map((word) => mirrored(word, [...word.text].reverse()));
  const before = turned(leading.exec(first.text)?.[0] ?? "");
  const after = turned(trailing.exec(last.text)?.[0] ?? "");
  return run.map((word) => {
    let { text } = word;
    if (word === first) text = text.replace(leading, "");
    if (word === last) text = text.replace(trailing, "");
    return { ...word, text: `${word === first ? after : ""}${text}${word === last ? before : ""}` };
  });
}

function turned(signs: string): string {
  return [...signs]
    .reverse()
    .map((sign) => mirrors[sign] ?? sign)
    .join("");
}

function pushReversed(out: Word[], word: Word | undefined): void {
  if (!word) return;
  const glyphs = word.glyphs ?? [...word.text];
  if (isLogical(glyphs)) out.push(word);
  else out.push(mirrored(word, keepFigures([...glyphs].reverse())));
}

/** A single glyph that stands for several letters needs no turning. */
function isLogical(glyphs: readonly string[]): boolean {
  return glyphs.length < 2;
}

function mirrored(word: Word, glyphs: readonly string[]): Word {
  return { ...word, text: glyphs.map((glyph) => mirrors[glyph] ?? glyph).join("") };
}

/** After turning a word round, figures and Latin letters in it are put back in their own order. */
function keepFigures(glyphs: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < glyphs.length; ) {
    const start = at;
    while (
      at < glyphs.length &&
      (digit.test(glyphs[at] ?? "") ||
        leftToRight.test(glyphs[at] ?? "") ||
        (at > start && /[.,/:-]/u.test(glyphs[at] ?? "") && digit.test(glyphs[at + 1] ?? "")))
    )
      at += 1;
    if (at > start) out.push(...glyphs.slice(start, at).reverse());
    else out.push(glyphs[at++] ?? "");
  }
  return out;
}
