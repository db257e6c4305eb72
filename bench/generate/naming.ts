import type { Block } from "#document";
import type { KnownName } from "./data/names.data.ts";
import { replaceRange } from "./passage.ts";

/** What may follow a name that stands alone: no noun that the name only qualifies ("the Russia investigation"). */
const follows =
  /^(?:[,.;)]|$| (?:and|or|in|to|for|by|with|on|at|of|was|were|had|has|have|is|are|did|that|who|which|from|as|through|before|after|also|then|\p{Ll}+ed)\b)/u;

export interface Occurrence {
  known: KnownName;
  start: number;
  end: number;
  text: string;
}

/** Finds known names in text: whole words, the longest form at each place. */
export class NameFinder {
  readonly #forms = new Map<string, KnownName>();
  readonly #pattern: RegExp | null;

  constructor(names: readonly KnownName[]) {
    for (const known of names) for (const form of [known.name, ...known.aliases]) this.#forms.set(form, known);
    const forms = [...this.#forms.keys()].sort((a, b) => b.length - a.length);
    const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
    this.#pattern =
      forms.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}-])`, "gu");
  }

  find(text: string): Occurrence[] {
    if (!this.#pattern) return [];
    return [...text.matchAll(this.#pattern)].flatMap((match) => {
      const known = this.#forms.get(match[0]);
      if (!known) return [];
      return [{ known, start: match.index, end: match.index + match[0].length, text: match[0] }];
    });
  }

  /** Names whose every mention in a text stands alone: no title before, no capital after, no quotation, no adjective. */
  replaceable(text: string): Map<KnownName, Occurrence[]> {
    const found = new Map<KnownName, Occurrence[]>();
    for (const occurrence of this.find(text))
      found.set(occurrence.known, [...(found.get(occurrence.known) ?? []), occurrence]);
    for (const [known, occurrences] of found) {
      const alone = occurrences.every(({ start, end }) => {
        const before = text.slice(Math.max(0, start - 40), start);
        const after = text.slice(end, end + 20);
        const sentenceStart = /(?:^|[.!?]["”)]?\s)(?:The )?$/u.test(before);
        const inSentence = /(?:^|[\s(])\p{Ll}[\p{L}’']*,? (?:the )?$/u.test(before);
        const article = /\b[Tt]he $/u.test(before);
        return (
          (sentenceStart || inSentence) &&
          (!article || known.type === "agency" || known.type === "company") &&
          follows.test(after)
        );
      });
      const root = known.name.slice(0, Math.max(4, known.name.length - 3));
      const elsewhere = text.split(root).length - 1 > occurrences.filter((o) => o.text.includes(root)).length;
      if (!alone || elsewhere || /["“”]/u.test(text)) found.delete(known);
    }
    return found;
  }
}

/** Puts other words in the place of a name and its article, with a capital at the start of a sentence. */
export function replaceName(block: Block, occurrences: readonly Occurrence[], text: string): void {
  for (const { start: nameStart, end } of [...occurrences].sort((a, b) => b.start - a.start)) {
    const article = /\b[Tt]he $/u.test(block.text.slice(Math.max(0, nameStart - 4), nameStart));
    const start = article ? nameStart - 4 : nameStart;
    const opens = /(?:^|[.!?]["”)]?\s)$/u.test(block.text.slice(Math.max(0, start - 4), start));
    replaceRange(block, start, end, opens ? text.charAt(0).toUpperCase() + text.slice(1) : text);
  }
}
