/** Bullets and signs that symbol fonts keep in the private use area (Symbol and Wingdings at F000 + code). */
const symbols: Readonly<Record<number, string>> = {
  61485: "–",
  61548: "•",
  61550: "▪",
  61551: "o",
  61553: "▪",
  61557: "▪",
  61558: "•",
  61607: "▪",
  61608: "•",
  61623: "•",
  61656: "➢",
  61664: "→",
  61692: "✓",
};

/** Simplified radicals that fonts hand out for the characters that look the same (Unicode's CJK Radicals Supplement). */
const radicals: Readonly<Record<string, string>> = {
  "⺠": "民",
  "⻄": "西",
  "⻅": "见",
  "⻆": "角",
  "⻉": "贝",
  "⻋": "车",
  "⻓": "长",
  "⻔": "门",
  "⻚": "页",
  "⻛": "风",
  "⻜": "飞",
  "⻝": "食",
  "⻢": "马",
  "⻥": "鱼",
  "⻦": "鸟",
  "⻩": "黄",
  "⻬": "齐",
  "⻰": "龙",
};

/** Ligatures and Arabic presentation forms, which stand for plain letters. */
const presentation = /[\u2f00-\u2fdf\ufb00-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]/u;

/** A glyph's text as plain letters: ligatures undone, symbols' bullets named, any white space as one space, controls dropped. */
export function plainGlyph(unicode: string): string {
  if (unicode.length === 1) {
    const code = unicode.charCodeAt(0);
    if (code > 0x20 && code < 0x7f) return unicode;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return code === 9 || code === 10 || code === 13 ? " " : "";
    if (code >= 0xf000 && code <= 0xf0ff)
      return symbols[code] ?? (code > 0xf020 && code < 0xf07f ? String.fromCharCode(code - 0xf000) : "");
  }
  if (/^[\s\u00a0]+$/u.test(unicode)) return " ";
  const radical = radicals[unicode];
  if (radical !== undefined) return radical;
  const text = presentation.test(unicode) ? unicode.normalize("NFKC") : unicode;
  return text.replace(/[\s\p{Cc}\ufffd]/gu, "");
}
