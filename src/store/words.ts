const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;
const word = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u;
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** Characters of a word that count. */
const longest = 48;
/** Different words of one text that count: more than a report of 60,000 words has. */
const most = 20_000;

/**
 * The words of a text by which search finds it, each once: without case and accents, each as the hexadecimal of its
 * UTF-8, so that both engines, which know different letters, index and compare the same. Chinese and Japanese, which have
 * no spaces, go in by characters and pairs of them.
 */
export function wordsOf(text: string): string[] {
  return collect(text, (run) => [...run, ...pairs(run)]);
}

/** The words of a query; each must begin a word of what it finds. Of a run without spaces, all pairs must be there. */
export function wordsOfQuery(query: string): string[] {
  return collect(query.slice(0, 1000), (run) => (run.length > 1 ? pairs(run) : run)).slice(0, 32);
}

function collect(text: string, split: (run: string[]) => string[]): string[] {
  const found = new Set<string>();
  for (const [match] of fold(text).matchAll(word)) {
    for (const [piece] of match.matchAll(pieces))
      for (const part of unspaced.test(piece) ? split([...piece]) : [[...piece].slice(0, longest).join("")])
        found.add(part);
    if (found.size > most) break;
  }
  return [...found].map((part) => Buffer.from(part).toString("hex"));
}

function pairs(run: readonly string[]): string[] {
  return run.slice(1).map((character, i) => `${run[i]}${character}`);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(marks, "").normalize("NFC").toLowerCase();
}
