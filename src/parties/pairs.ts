import type { Candidate } from "./candidate.ts";
import { folds } from "./gathered.ts";
import { vocabulary } from "./vocabulary.ts";

/** In how many runs of unknown kind a word is first or last: a surname has one partner, "Facebook" many. */
export function partnersOf(candidates: readonly Candidate[]): Map<string, number> {
  const partners = new Map<string, number>();
  for (const { schema, words } of candidates)
    if (schema === "LegalEntity" && words.length > 1)
      for (const word of new Set([words[0]?.fold, words.at(-1)?.fold]))
        if (word) partners.set(word, (partners.get(word) ?? 0) + 1);
  return partners;
}

/** Two names side by side: each known alone, or the last a name that stands beside many. */
export function isPair(
  candidate: Candidate,
  alone: ReadonlyMap<string, Candidate>,
  partners: ReadonlyMap<string, number>,
): boolean {
  if (candidate.schema !== "LegalEntity") return false;
  const last = candidate.words.at(-1)?.fold ?? "";
  return (
    candidate.words.every((word) => alone.has(word.fold)) ||
    (candidate.words.length === 2 && alone.has(last) && (partners.get(last) ?? 0) > 1)
  );
}

/** The words of a pair that are not known alone, each as a name. */
export function apart(candidate: Candidate, alone: ReadonlyMap<string, Candidate>): Candidate[] {
  return candidate.words
    .filter((word) => !alone.has(word.fold) && word.shape !== "lower" && word.shape !== "initial")
    .map((word) => ({ ...candidate, words: [word], name: word.text, short: true, sure: true, common: false }));
}

/** Two or three names of which the last also stands alone are a person's: "Giorgi Velmaradze … Velmaradze". */
export function personally(candidate: Candidate, alone: ReadonlyMap<string, Candidate>): Candidate {
  const last = candidate.words.at(-1);
  const likely =
    candidate.schema === "LegalEntity" &&
    candidate.words.length <= 3 &&
    candidate.words.every((word) => word.shape === "capital");
  return likely && last && alone.has(last.fold) ? { ...candidate, schema: "Person" } : candidate;
}

/** How often each person's name of two or three words was seen. */
export function personForms(candidates: readonly Candidate[]): Map<string, number> {
  const forms = new Map<string, number>();
  for (const { schema, words, count } of candidates)
    if (schema === "Person" && (words.length === 2 || words.length === 3))
      forms.set(folds(words), (forms.get(folds(words)) ?? 0) + count);
  return forms;
}

/** A known person's name with words of a headline behind it ("Tomas Orlinski Joins"): no name of its own. */
export function isHeadline({ schema, words, count, titled }: Candidate, forms: ReadonlyMap<string, number>): boolean {
  if (schema !== "Person" && schema !== "LegalEntity") return false;
  if (vocabulary.surname.has(words[0]?.fold ?? "")) return false;
  for (let length = 2; length < Math.min(words.length, 4); length++) {
    const behind = words[length]?.fold ?? "";
    const seen = forms.get(folds(words.slice(0, length))) ?? 0;
    if ((seen >= count * 2 || (titled && seen > 0)) && !vocabulary.suffix.has(behind)) return true;
  }
  return false;
}

/** Words in capitals, one of them a known person's surname ("ORLINSKI JOINS"): a shouted sentence, no name of its own. */
export function isShouted(
  { schema, words }: Candidate,
  forms: ReadonlyMap<string, number>,
  surnames: ReadonlySet<string>,
): boolean {
  return (
    schema === "LegalEntity" &&
    words.every(({ shape }) => shape === "upper") &&
    !forms.has(folds(words)) &&
    words.some(({ fold }) => fold.length > 3 && surnames.has(fold))
  );
}
