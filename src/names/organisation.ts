import { englishNotion, isGeneric } from "./firm-words.ts";
import { formAround, legalFormAt, legalTail, mistypedForm } from "./legal.ts";
import { legalForms } from "./legal-forms.data.ts";
import { formClasses } from "./parts.data.ts";
import { wordBits } from "./word-bits.data.ts";
import { fold, type Word } from "./words.ts";

const bits = new Map<string, number>();
for (const line of wordBits) {
  const [value = "", ...words] = line.split(" ");
  for (const word of words) bits.set(word, Number(value));
}
const mostBits = 11;
/** Two letters cannot tell more than this each. */
const bitsOfLetter = 4;
const longestForm = 5;

/** Of a generic word that is too rare on lists to be counted; of small words, which other languages do without. */
const notionBits = 8;
const smallBits = 0.4;
const smallWords = "and of the for in on at with from after named de del la";
for (const word of smallWords.split(" ")) bits.set(word, smallBits);

const classes = new Map<string, string>();
for (const line of formClasses) {
  const [name = "", ...firsts] = line.split("|");
  for (const first of firsts) {
    const group = legalForms.find(([head]) => head === first) ?? [first];
    for (const form of group) classes.set(fold(form), name);
  }
}

/** How much a word tells in an organisation's name: 1 a rare word, less the more names have it ("trading", "group"). */
export function informationOf(word: string): number {
  const notion = englishNotion(word);
  return (
    Math.min(
      mostBits,
      bitsOfLetter * word.length,
      bits.get(word) ?? bits.get(notion) ?? (isGeneric(notion) ? notionBits : mostBits),
    ) / mostBits
  );
}

/** What a firm's legal form says of it in any country: limited (Ltd, GmbH, LLC, ООО), stock (PLC, AG, JSC …), partnership or state; undefined where unknown. */
export function formClass(form: string): string | undefined {
  return classes.get(form);
}

/** The words of an organisation's name without its legal forms, and those forms, folded. */
export function withoutForms(written: readonly Word[]): { core: Word[]; forms: string[] } {
  const around = written.length > 2 && written[0]?.fold !== "co" && formAround(written);
  const words = around ? [...written.slice(1), ...written.slice(0, 1)] : written;
  const head = words.length > 1 ? legalFormAt(words, 0, words.length - 1, true) || formInFront(words) : 0;
  const tail = legalTail(words, Math.min(head + 1, words.length), words.length, true);
  const folded = (from: number, to: number): string =>
    mistypedForm(words, from, to) ??
    words
      .slice(from, to)
      .map((word) => word.fold)
      .join(" ");
  const forms = [folded(0, head), folded(words.length - tail, words.length)].filter(Boolean);
  const core = words.slice(head, words.length - tail);
  const at = core.length > longestForm ? writtenOut(core) : undefined;
  if (at === undefined) return { core, forms };
  forms.push(folded(head + at.from, head + at.to));
  return { core: [...core.slice(0, at.from), ...core.slice(at.to)], forms };
}

const leastWrittenOut = 12;

/** A form of several words between others: "Orlin Concern Joint Stock Company Research Centre". */
function writtenOut(words: readonly Word[]): { from: number; to: number } | undefined {
  for (let from = 1; from < words.length - 1; from++) {
    const length = legalFormAt(words, from, words.length - 1);
    const letters = words.slice(from, from + length).reduce((sum, { fold }) => sum + fold.length, 0);
    if (length > 1 && letters >= leastWrittenOut) return { from, to: from + length };
  }
  return undefined;
}

/** A form written out in front ("Limited Liability Company X"): of two words or more, so that "Co" stays a word. */
function formInFront(words: readonly Word[]): number {
  for (let length = Math.min(longestForm, words.length - 1); length > 1; length--)
    if (isForm(words, length)) return length;
  return 0;
}

const isForm = (words: readonly Word[], length: number): boolean =>
  legalFormAt(words, 0, length) === length || mistypedForm(words, 0, length) !== undefined;
