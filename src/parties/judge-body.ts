import { legalFormAt, legalTail, type Word } from "#names";
import { candidate, type Verdict } from "./candidate.ts";
import { isStateWord } from "./states.ts";
import type { Seen, Usage } from "./survey.ts";
import { vocabulary } from "./vocabulary.ts";
import { isDistinct } from "./word-kinds.ts";

const publicBodies = new Set(
  "council assembly committee commission ministry department agency bureau directorate administration authority secretariat parliament senate congress duma court tribunal police army navy gendarmerie embassy consulate mission panel court".split(
    " ",
  ),
);

const loose = new Set(["former", "acting", "deputy", "senior", "mr", "mrs", "ms", "dr", "dear", "then"]);

/** The shape of a firm's or body's name: a legal form, a head noun at the end, or a head noun with "of". */
export function isBody(words: readonly Word[]): boolean {
  const last = words.findLast((word) => word.shape !== "digits");
  if (words.length < 2 || !last) return false;
  if (vocabulary.body.has(last.fold) || vocabulary.company.has(last.fold)) return true;
  if (legalTail(words, 1, words.length) > 0 || legalFormAt(words, 0, words.length - 1, true) > 0) return true;
  return words.some((word, index) => vocabulary.body.has(word.fold) && isOf(words[index + 1]));
}

/** "of" and its like in other languages. */
export const isOf = (word: Word | undefined): boolean =>
  word?.fold === "of" || word?.fold === "for" || word?.fold === "de" || word?.fold === "du";

/** Adds the name of a firm or body, if the run is more than common nouns; says whether it did. */
export function addBody(
  verdict: Verdict,
  seen: Seen,
  given: readonly Word[],
  usage: ReadonlyMap<string, Usage>,
): boolean {
  let words = [...given];
  while (words[0] && loose.has(words[0].fold) && words.length > 2 && isBody(words.slice(1))) words = words.slice(1);
  const content = words.filter((word) => word.shape !== "lower");
  const distinct = content.filter(
    (word) => isDistinct(word, usage) || isStateWord(word, usage) || vocabulary.place.has(word.fold),
  );
  const last = content.at(-1);
  const body = content.some((word) => vocabulary.body.has(word.fold));
  if (content.length < 2 || !last || content.some((word) => vocabulary.calendar.has(word.fold))) return false;
  if (
    distinct.length === 0 &&
    (!body ||
      seen.running === 0 ||
      content.every((word) => vocabulary.generic.has(word.fold) && !publicBodies.has(word.fold)))
  )
    return false;
  const official = content.some((word) => publicBodies.has(word.fold));
  const firm =
    legalTail(words, 1, words.length) > 0 || (vocabulary.company.has(last.fold) && !vocabulary.body.has(last.fold));
  verdict.names.push(candidate(seen, words, firm ? "Company" : official ? "PublicBody" : "Organization", usage, true));
  return true;
}
