/** "paragraph 12.", "para. 12", "¶ 12", "no. 12": what people write before and after a printed number. */
const called = /^(?:paragraphs?|paras?|no|nos|item|¶+|§+)[.:]?\s*(?=[\p{N}(]|[ivxlc]+\b)/u;

/** A passage as it is compared with another: what is written around a printed number, its case and its spaces count for nothing. */
export function passageKey(passage: string): string {
  const plain = passage.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
  return plain
    .replace(called, "")
    .replace(/\s*\(\s*/gu, "(")
    .replace(/\s*\)/gu, ")")
    .replace(/[.:]$/u, "");
}
