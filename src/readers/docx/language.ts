import type { Draft } from "../build.ts";
import { functionWords } from "../language.data.ts";
import type { Paragraph } from "./story.ts";
import type { RunProperties } from "./story-frames.ts";

const scripts: [RegExp, Set<string>][] = [
  [/\p{Script=Cyrillic}/gu, new Set("ru uk be bg sr mk kk ky mn tg uz az".split(" "))],
  [/\p{Script=Arabic}/gu, new Set("ar fa ur ps ku ug sd".split(" "))],
  [/\p{Script=Han}/gu, new Set("zh ja ko".split(" "))],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, new Set(["ja"])],
  [/\p{Script=Hangul}/gu, new Set(["ko"])],
  [/\p{Script=Hebrew}/gu, new Set(["he", "yi"])],
  [/\p{Script=Greek}/gu, new Set(["el"])],
];
const otherScript = new Set([
  ...scripts.flatMap(([, languages]) => [...languages]),
  ..."hi th ka hy am bn ta te ne".split(" "),
]);
const latinToo = new Set("sr kk uz az ku mn".split(" "));

/**
 * The language that most letters are marked with (its BCP 47 primary tag), unless the letters themselves are of
 * another script: programs mark text with the language of their menus.
 */
export function languageOf(tallies: Map<string, number>[], text: string): { language?: string } {
  if (tallies.length === 0) return {};
  const sum = new Map<string, number>();
  for (const tally of tallies)
    for (const [tag, count] of tally) {
      const primary = tag.split(/[-_]/u, 1)[0]?.toLowerCase() ?? "";
      sum.set(primary, (sum.get(primary) ?? 0) + count);
    }
  let language = "";
  let most = 0;
  for (const [tag, count] of sum)
    if (count > most) {
      language = tag;
      most = count;
    }
  if (!/^[a-z]{2,3}$/u.test(language) || language === "zxx") return {};
  // Most of the letters must be marked, and of a script that the language is written in.
  return most * 2 > text.length && fits(language, text.slice(0, 500)) ? { language } : {};
}

function fits(language: string, text: string): boolean {
  const latin = text.match(/[A-Za-z\u00c0-\u024f]/gu)?.length ?? 0;
  if (latin * 2 > text.length) return !otherScript.has(language) || latinToo.has(language);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return false;
  for (const [script, languages] of scripts) {
    const found = text.match(script)?.length ?? 0;
    if (found * 2 > letters) return languages.has(language);
  }
  return latin * 2 > letters ? !otherScript.has(language) || latinToo.has(language) : true;
}

/** Text shorter than this shows too little of its language, in UTF-16 units. */
const telling = 100;

/**
 * Leaves the language to be told by the words wherever they tell it better than the file's mark: in long texts of a
 * known language, and where the mark is the one that most of the file carries, as programs set it by themselves.
 */
export function settleLanguages(drafts: Draft[]): void {
  const marked = new Map<string, number>();
  for (const { language, text } of drafts)
    if (language !== undefined) marked.set(language, (marked.get(language) ?? 0) + text.length);
  const usual = [...marked].sort((a, b) => b[1] - a[1])[0]?.[0];
  for (const draft of drafts)
    if (draft.language !== undefined && draft.language in functionWords)
      if (draft.language === usual || draft.text.length >= telling) delete draft.language;
}

const rightToLeft = /[\u0590-\u08ff]/u;
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

/** Adds a run's text to its paragraph's tally, under the language that the run is marked with for its script. */
export function tallyLanguage(paragraph: Paragraph, run: RunProperties, text: string): void {
  if (!run.language && !run.eastAsian && !run.bidirectional) return;
  const language = rightToLeft.test(text) ? run.bidirectional : eastAsian.test(text) ? run.eastAsian : run.language;
  if (!language) return;
  paragraph.languages ??= new Map();
  if (paragraph.languages.size < 20 || paragraph.languages.has(language))
    paragraph.languages.set(language, (paragraph.languages.get(language) ?? 0) + text.length);
}
