import { enclosedForms } from "./legal-forms.data.ts";

const forms = new Map(enclosedForms.map((line) => line.split(" ") as [string, string]));
/** The characters of Unicode that are a form in brackets or a square (U+321C, U+3231 …, U+337F), and brackets of either width. */
const marks = /[(（㈀-㈜㈠-㉃㍿]/u;
const inBrackets = /[(（]\s*([^()（）\s]{1,2})\s*[)）]/gu;

/**
 * A text with legal forms in brackets written out: "（株）", "(주)", "㈱" and "㈜" are forms as much as "株式会社"
 * and "주식회사", and no other name of the firm. Other brackets stay.
 */
export function withoutEnclosures(text: string): string {
  if (!marks.test(text)) return text;
  return text
    .replace(/[㈀-㈜㈠-㉃㍿]/gu, (mark) => ` ${mark.normalize("NFKC")} `)
    .replace(inBrackets, (whole, inner: string) => {
      const form = forms.get(inner);
      return form === undefined ? whole : ` ${form} `;
    })
    .trim();
}
