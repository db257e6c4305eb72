import { leadingForms, legalForms } from "./legal-forms.data.ts";
import { nearFormWord } from "./near-forms.ts";
import { fold, type Word } from "./words.ts";

const groups = new Map<string, string>();
for (const group of legalForms) for (const form of group) groups.set(fold(form), fold(group[0] ?? form));
const leading = new Set(leadingForms.map(fold));
const longest = 6;

/**
 * Number of words, counted backwards from `end`, that are one or more legal forms ("Co., Ltd."); 0 where none ends there.
 * `mistyped`: also where one word of the last form has a typing error.
 */
export function legalTail(words: readonly Word[], start: number, end: number, mistyped = false): number {
  let from = end;
  for (;;) {
    const length = formBefore(words, start, from, mistyped && from === end);
    if (length === 0) return end - from;
    from -= length;
  }
}

/** Number of words at `start` that are one legal form: of those that stand before a name if `before`, else of any. */
export function legalFormAt(words: readonly Word[], start: number, end: number, before = false): number {
  for (let length = Math.min(longest, end - start); length > 0; length--) {
    const form = joined(words, start, start + length);
    if (before ? leading.has(form) : groups.has(form)) return length;
  }
  return 0;
}

/** A company's name without its legal forms, folded: "Gudzon Shipping Co., LLC" and "ООО Gudzon Shipping" give the same. */
export function withoutLegalForm(words: readonly Word[]): Word[] {
  const start = legalFormAt(words, 0, words.length - 1, true);
  const end = words.length - legalTail(words, start + 1, words.length);
  return words.slice(start, end);
}

function formBefore(words: readonly Word[], start: number, end: number, mistyped: boolean): number {
  for (let length = Math.min(longest, end - start); length > 0; length--) {
    if (groups.has(joined(words, end - length, end))) return length;
    if (mistyped && mistypedForm(words, end - length, end) !== undefined) return length;
  }
  return 0;
}

/** The legal form that these words are when one of them is mistyped; undefined where they are none. */
export function mistypedForm(words: readonly Word[], start: number, end: number): string | undefined {
  for (let at = start; at < end; at++) {
    const near = nearFormWord(words[at]?.fold ?? "", end - start === 1);
    if (near === undefined) continue;
    const form = [joined(words, start, at), near, joined(words, at + 1, end)].filter(Boolean).join(" ");
    if (groups.has(form)) return form;
  }
  return undefined;
}

/** Whether a legal form's last word stands before a name and its first ones behind: "C.V. Orlin, S.A. de". */
export function formAround(words: readonly Word[]): boolean {
  const [first] = words;
  for (let length = Math.min(longest - 1, words.length - 2); length > 0; length--)
    if (groups.has(`${joined(words, words.length - length, words.length)} ${first?.fold}`)) return true;
  return false;
}

function joined(words: readonly Word[], start: number, end: number): string {
  let text = "";
  for (let index = start; index < end; index++) text += `${text ? " " : ""}${words[index]?.fold ?? ""}`;
  return text;
}
