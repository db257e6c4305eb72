import type { Range, Token } from "./tokens.ts";

// Words that a full stop follows without ending a sentence, in the languages of reports.
const abbreviations = new Set(
  "mr mrs ms dr prof gen col lt capt sgt st no nos para paras art arts sec fig vol ch chap ed eds p pp cf e.g i.e etc inc ltd co corp llc jsc approx vs v al u.s u.k u.n jan feb mar apr jun jul aug sept sep oct nov dec id ibid esq jr sr m mm mme".split(
    " ",
  ),
);
const enders = new Set([".", "!", "?", "。", "！", "？", "؟", "।", "…"]);
const closers = new Set(["”", "’", '"', "'", ")", "]", "»"]);

/** Longest sentence in tokens: a text without stops is cut there, so that work stays linear. */
const longest = 600;

/** Cuts tokens into sentences: at a stop, question or exclamation mark that no abbreviation explains, and between blocks. */
export function splitSentences(tokens: Token[], text: string): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    let next = index + 1;
    const ends = endsSentence(tokens, index);
    if (ends) while (closers.has(tokens[next]?.text ?? "") && tokens[next]?.start === tokens[next - 1]?.end) next++;
    const following = tokens[next];
    const breaksBlock =
      following !== undefined && text.slice(tokens[next - 1]?.end ?? 0, following.start).includes("\u2029");
    if (!following || breaksBlock || next - from >= longest || (ends && startsSentence(following, tokens[next - 1]))) {
      ranges.push({ from, to: next });
      from = next;
    }
    index = next - 1;
  }
  return ranges;
}

function endsSentence(tokens: Token[], index: number): boolean {
  const token = tokens[index];
  if (!token || !enders.has(token.text)) return false;
  if (token.text !== ".") return true;
  const before = tokens[index - 1];
  if (!before || before.end !== token.start) return true;
  if (abbreviations.has(before.lower)) return false;
  return !/^\p{Lu}$/u.test(before.text); // an initial: "J. Smith"
}

function startsSentence(token: Token, before: Token | undefined): boolean {
  if (!before) return true;
  if (token.start === before.end) return !/^[\p{L}\p{N}]/u.test(token.text) || !/^[\p{Ll}]/u.test(token.text);
  return !/^[\p{Ll},;:]/u.test(token.text);
}
