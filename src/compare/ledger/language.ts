import type { Document } from "#document";
import { PenholderError } from "#kernel";

const english = new Map(
  Object.entries({
    ar: "Arabic",
    de: "German",
    en: "English",
    es: "Spanish",
    fr: "French",
    ko: "Korean",
    ru: "Russian",
    zh: "Chinese",
  }),
);

/** Share of text in the other document's language from which on two documents of several languages can be compared. */
const leastShared = 0.5;

/**
 * Refuses two documents that are mostly in two different languages; where one cannot be told, or both are in the
 * same mixture, they pass.
 * @throws PenholderError languages-differ, naming both
 */
export function refuseTwoLanguages(original: Document, amended: Document): void {
  const [first, second] = [base(original.language), base(amended.language)];
  if (first === "und" || second === "und" || first === second) return;
  const [sharesA, sharesB] = [shares(original), shares(amended)];
  let common = 0;
  for (const [language, share] of sharesA) common += Math.min(share, sharesB.get(language) ?? 0);
  if (common >= leastShared) return;
  const name = (language: string) => english.get(language) ?? `language "${language}"`;
  throw new PenholderError(
    "languages-differ",
    `The original is in ${name(first)} and the amended document in ${name(second)}: compare two versions in the same language.`,
  );
}

const base = (language: string) => language.toLowerCase().split("-")[0] ?? "und";

/** How much of a document's text is in each language, 0 … 1. */
function shares({ blocks }: Document): Map<string, number> {
  const lengths = new Map<string, number>();
  let total = 0;
  for (const block of blocks) {
    const language = base(block.language);
    if (language === "und") continue;
    lengths.set(language, (lengths.get(language) ?? 0) + block.text.length);
    total += block.text.length;
  }
  return new Map([...lengths].map(([language, length]) => [language, length / Math.max(1, total)]));
}
