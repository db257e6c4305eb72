import type { Block } from "#document";
import { functionWords, scriptRanges, tellingLetters } from "./language.data.ts";

/** How much of a block is looked at, in UTF-16 units: enough for certainty, and bounded. */
const sampleLength = 500;

/** What a block must show to be taken for another language than its document's. */
const clearly = { words: 10, hits: 4, share: 0.22, ahead: 2, plain: 0.2 };

const languages = Object.keys(functionWords);
const wordWeights = weighWords();
const telling = new Map(
  tellingLetters.flatMap(({ language, letters }) => [...letters].map((letter) => [letter, language])),
);
const scripts = scriptTable();

/** What a block's text shows: its script, and points by language. */
interface Clues {
  script: string;
  letters: number;
  words: number;
  /** Words in lower case that are no function words of any language: names have few of them. */
  plain: number;
  /** Points for function words, by the index of the language. */
  points: Float64Array;
  hits: Uint16Array;
}

/**
 * Sets the language of every block that does not have one, and returns the document's. The script decides first;
 * within the Latin and Cyrillic scripts, function words do. Short blocks, and blocks of names, take the document's
 * language; a paragraph that is clearly in another one says so.
 */
export function detectLanguages(blocks: Block[]): string {
  const clues = blocks.map((block) => (block.text === "" ? undefined : cluesOf(block.text)));
  const kana = clues.some((clue) => clue?.script === "ja");
  const total = new Map<string, number>();
  for (const [index, block] of blocks.entries()) {
    const clue = clues[index];
    if (clue === undefined) continue;
    const own = block.language === "und" ? (bestOf(clue, block.text, kana)?.language ?? "und") : block.language;
    if (own !== "und") total.set(own, (total.get(own) ?? 0) + clue.letters);
  }
  const main = [...total].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "und";
  for (const [index, block] of blocks.entries()) {
    if (block.language !== "und") continue;
    const clue = clues[index];
    block.language = clue === undefined ? main : languageOf(clue, block.text, main, kana);
  }
  return main;
}

function languageOf(clue: Clues, text: string, main: string, kana: boolean): string {
  if (clue.letters === 0) return main;
  if (clue.script !== "latin" && clue.script !== "cyrillic") {
    if (scriptOf(main) === clue.script && (clue.script === "han" || clue.letters < 30)) return main;
    return bestOf(clue, text, kana)?.language ?? main;
  }
  const best = bestOf(clue, text, kana);
  if (scriptOf(main) !== clue.script) return best?.language ?? (clue.script === "cyrillic" ? "ru" : "und");
  if (best === undefined || best.language === main) return main;
  const own = clue.points[languages.indexOf(main)] ?? 0;
  const clear =
    clue.words >= clearly.words &&
    best.hits >= clearly.hits &&
    best.hits >= clue.words * clearly.share &&
    clue.plain >= (clue.words - best.hits) * clearly.plain &&
    best.points > own * clearly.ahead;
  return clear || (best.told && best.points > own) ? best.language : main;
}

/** The language that a block by itself looks most like; undefined where it shows too little. */
function bestOf(
  clue: Clues,
  text: string,
  kana: boolean,
): { language: string; points: number; hits: number; told: boolean } | undefined {
  const certain = (language: string) => ({ language, points: clue.letters, hits: clue.letters, told: true });
  if (clue.letters === 0) return undefined;
  if (clue.script === "han") return certain(kana ? "ja" : "zh");
  if (clue.script === "arabic") return certain(byLetters(text, "ar"));
  if (clue.script !== "latin" && clue.script !== "cyrillic") return certain(clue.script);
  let best = -1;
  for (const [index, points] of clue.points.entries())
    if (points > 0 && points > (clue.points[best] ?? 0)) best = index;
  const language = languages[best];
  if (clue.script === "cyrillic") {
    const lettered = byLetters(text, "");
    if (lettered !== "" && lettered !== "ru") return certain(lettered);
    if (language === undefined && lettered === "ru") return certain("ru");
  }
  const hits = clue.hits[best] ?? 0;
  return language === undefined || hits < 2
    ? undefined
    : { language, points: clue.points[best] ?? 0, hits, told: false };
}

/** The language whose own letters occur most; `otherwise` where none does. */
function byLetters(text: string, otherwise: string): string {
  const counts = new Map<string, number>();
  for (const letter of text.slice(0, sampleLength).toLowerCase()) {
    const language = telling.get(letter);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise;
}

function cluesOf(text: string): Clues {
  const sample = text.length <= sampleLength ? text : text.slice(0, sampleLength);
  const { script, letters } = mainScript(sample);
  const clue = {
    script,
    letters,
    words: 0,
    plain: 0,
    points: new Float64Array(languages.length),
    hits: new Uint16Array(languages.length),
  };
  if (script !== "latin" && script !== "cyrillic") return clue;
  for (const printed of sample.split(/[^\p{L}\p{M}]+/u)) {
    if (printed === "") continue;
    clue.words++;
    const word = printed.toLowerCase();
    const weights = wordWeights.get(word);
    if (weights === undefined && word[0] === printed[0]) clue.plain++;
    for (const { index, weight } of weights ?? []) {
      clue.points[index] = (clue.points[index] ?? 0) + weight;
      // A single Latin letter may be an initial or a variable.
      if (word.length > 1 || script === "cyrillic") clue.hits[index] = (clue.hits[index] ?? 0) + 1;
    }
  }
  return clue;
}

/** The script of most letters; kana and Hangul decide for the ideographs around them. */
function mainScript(sample: string): { script: string; letters: number } {
  const counts = new Map<string, number>();
  let letters = 0;
  for (let index = 0; index < sample.length; index++) {
    const script = scripts[sample.charCodeAt(index)];
    if (script === undefined) continue;
    letters++;
    counts.set(script, (counts.get(script) ?? 0) + (script === "latin" || script === "cyrillic" ? 1 : 1.5));
  }
  const han = counts.get("han") ?? 0;
  for (const with_ of ["ja", "ko"]) {
    const own = counts.get(with_) ?? 0;
    if (own > 0 && own * 8 >= han) {
      counts.set(with_, own + han);
      counts.delete("han");
    }
  }
  return { script: [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "", letters };
}

function scriptOf(language: string): string {
  if (["ru", "uk", "be", "bg", "sr", "mk", "kk", "tg"].includes(language)) return "cyrillic";
  if (["ar", "fa", "ur", "ps", "ckb"].includes(language)) return "arabic";
  if (language === "zh" || language === "ja") return "han";
  return languages.includes(language) ? "latin" : language;
}

/** Each word's weight by language: the fewer languages share it, the more it tells. */
function weighWords(): Map<string, { index: number; weight: number }[]> {
  const owners = new Map<string, Set<number>>();
  for (const [index, language] of languages.entries())
    for (const word of (functionWords[language] ?? "").split(" "))
      owners.set(word, (owners.get(word) ?? new Set()).add(index));
  return new Map(
    [...owners].map(([word, indexes]) => [
      word,
      [...indexes].map((index) => ({ index, weight: 1 / Math.sqrt(indexes.size) })),
    ]),
  );
}

/** The script of every UTF-16 unit that is a letter of one. */
function scriptTable(): (string | undefined)[] {
  const table = new Array<string | undefined>(0x10000);
  for (const [first, last, script] of scriptRanges) for (let code = first; code <= last; code++) table[code] = script;
  return table;
}
