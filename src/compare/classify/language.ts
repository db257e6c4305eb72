import type { Block } from "#document";
import type { ChangeClass } from "../types.ts";
import { type LanguageRules, languages } from "./rules/index.ts";

/** The groups of classes that need rules of language. */
const groups = ["certainty", "violation", "specificity", "recommendation", "finding", "editorial"] as const;

/** What can be checked of a change: its language's rules; or none, and the classes that say so. */
export interface Checked {
  rules: LanguageRules | undefined;
  unchecked: ChangeClass[];
}

/** Most words of a block of unknown language that is taken to say nothing (a number, a name, a table cell). */
const tooShort = 3;
/** Most tokens of a passage whose language is checked: no paragraph comes near it, and hostile ones would take minutes. */
const tooLong = 8000;

/**
 * Chooses the rules for the blocks of a change. A block whose language was not detected counts as the language whose
 * function words it holds. Blocks of two languages, of one without rules, or longer than any paragraph, are not checked, and say so by group.
 */
export function rulesFor(blocks: Block[], tokens: number): Checked {
  const tags = new Set<string>();
  for (const block of blocks) {
    const tag = languageOf(block);
    if (tag) tags.add(tag);
  }
  if (tags.size === 0 && tokens <= tooLong) return { rules: languages.get("en"), unchecked: [] };
  const [tag, ...others] = tags;
  const rules = others.length === 0 && tokens <= tooLong ? languages.get(tag ?? "") : undefined;
  if (rules) return { rules, unchecked: [] };
  const unchecked = groups.map(
    (group): ChangeClass => ({ class: "not-checked", rule: `not-checked/${group}`, span: null, from: null, to: null }),
  );
  return { rules: undefined, unchecked };
}

/** Primary tag of a block's language, "und" where it says something in none we know, null where it says nothing. */
function languageOf(block: Block): string | null {
  const tag = block.language.toLowerCase().split("-")[0] ?? "und";
  if (tag !== "und" && tag !== "") return tag;
  const words = block.text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  for (const [known, rules] of languages)
    if (words.filter((word) => rules.functionWords.has(word)).length >= Math.max(1, words.length / 8)) return known;
  return words.length <= tooShort ? null : "und";
}
