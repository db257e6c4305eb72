import { type Word, wordsOf } from "#names";
import { type Learner, learnGlossaries } from "./glossary.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Texts } from "./passages.ts";
import { type Spot, scan } from "./scan.ts";
import { isCapital } from "./sentence.ts";
import type { Usage } from "./survey.ts";
import type { TextBlock } from "./types.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

/** A term that a text defines for a party: "(hereinafter “the Company”)". */
export interface Definition {
  alias: string;
  /** Keys of what it stands for, likeliest first. */
  parties: string[];
  kind: "party" | "state";
  /** Offset behind the definition: a definite form counts from here on. */
  end: number;
  /** "the Company", "the Bank": an everyday noun, good only in the document that defines it. */
  definite: boolean;
}

const rankOfDefined = 8;
/** What a text must hold for a definition; without the flag that makes capitals and small letters one, which is slow. */
const cues = [
  /[Hh]erein|HEREIN|[Hh]ereafter|[Kk]nown as|[Ff]ormerly|[Rr]enamed|[Aa]lias|[Rr]eferred to|[Pp]reviously/u,
  /(?<!\p{L})[AaFfNn]\.?[Kk]\.?[Aa](?!\p{L})/u,
  /\([^()]{0,40}["“«„‘]/u,
  /\([^()]{0,6}\p{Lu}[\p{L}\p{N}&-]{0,10}\p{Lu}/u,
];
const isCued = (text: string): boolean => cues.some((cue) => cue.test(text));
const bracket = /\(([^()]{2,160})\)/gu;
const lead =
  /^(?:(?:also|hereinafter|hereafter|herein|henceforth|collectively|together|individually|referred|to|as|called|known|previously|formerly|now|renamed|abbreviated|in|short|or|and|a\.?k\.?a\.?|f\.?k\.?a\.?|n\.?k\.?a\.?|alias|the|“|"|,|:) ?){1,12}/iu;
const strongLead =
  /^(?:also |collectively |together )?(?:herein|hereafter|henceforth|a\.?k\.?a|f\.?k\.?a|also known|formerly|previously|now known|alias|known as|renamed|referred to)/iu;
const quoted = /(the )?["“«„‘]((?:the )?[^"“”«»„’‘()]{2,60})["”»“’]/giu;
const running =
  /(?:also known as|a\.k\.a\.|formerly known as|formerly|f\.k\.a\.|alias|previously (?:known|named)(?: as)?|renamed(?: as)?)[ ,:]{1,2}(?:the )?(?:["“«„‘]([^"“”«»„’‘()]{2,60})["”»“’]|([\p{Lu}][\p{L}\p{N}-]{1,30}(?: [\p{Lu}\p{N}][\p{L}\p{N}-]{0,30}){0,5}))/giu;

/** Puts the terms that the documents define into the lexicon; everyday nouns are left to the document that defines them. */
export function learnDefinitions(
  documents: readonly (readonly TextBlock[])[],
  learner: Learner,
  usage: ReadonlyMap<string, Usage>,
  texts: Texts,
): void {
  const seen = new Set<string>();
  for (const blocks of documents)
    for (const block of blocks) {
      if (seen.has(block.text)) continue;
      seen.add(block.text);
      if (!isCued(block.text)) continue;
      const words = texts.words(block.text);
      const spots = scan(block.text, words, block.language, [learner.lexicon]);
      for (const definition of definitionsIn(block.text, words, spots, usage))
        if (!definition.definite) learn(learner, definition);
    }
  learnGlossaries(documents, learner);
}

/** The terms that one text defines for parties named in it. */
export function definitionsIn(
  text: string,
  words: readonly Word[],
  spots: readonly Spot[],
  usage?: ReadonlyMap<string, Usage>,
): Definition[] {
  if (!isCued(text)) return [];
  const found: Definition[] = [];
  for (const match of text.matchAll(bracket)) inBracket(found, text, words, spots, match, usage);
  for (const match of text.matchAll(running)) {
    const alias = match[1] ?? match[2];
    const subject = subjectBefore(text, words, spots, match.index, 40);
    if (alias && subject) add(found, alias, subject, match.index + match[0].length, false, usage);
  }
  return found;
}

function inBracket(
  found: Definition[],
  text: string,
  words: readonly Word[],
  spots: readonly Spot[],
  match: RegExpExecArray,
  usage?: ReadonlyMap<string, Usage>,
): void {
  const inner = match[1] ?? "";
  const end = match.index + match[0].length;
  const strong = strongLead.test(inner);
  const near = subjectBefore(text, words, spots, match.index, 3);
  const subject = near ?? (strong ? subjectBefore(text, words, spots, match.index, 200) : undefined);
  if (!subject) return;
  const fits = (term: string): boolean =>
    near !== undefined || !/^\p{Lu}{2,8}$/u.test(term) || abbreviates(term, text, words, subject);
  let any = false;
  for (const term of inner.matchAll(quoted)) {
    any = true;
    if (!fits(term[2] ?? "")) continue;
    const definite =
      term[1] !== undefined || /^the /iu.test(term[2] ?? "") || /\bthe ?$/iu.test(inner.slice(0, term.index));
    add(found, (term[2] ?? "").replace(/^the /iu, ""), subject, end, definite, usage);
  }
  if (any) return;
  const bare = strong ? inner.replace(lead, "") : inner;
  if (strong)
    for (const name of bare.split(/[;,]| or | and /u))
      add(found, name.trim(), subject, end, / the /iu.test(inner), usage);
  else if (
    /^\p{Lu}[\p{L}\p{N}&-]{1,11}$/u.test(bare) &&
    /\p{Lu}.*\p{Lu}/u.test(bare) &&
    abbreviates(bare, text, words, subject)
  )
    add(found, bare, subject, end, false, usage);
}

/** The nearest party named before a place: close by, or in the same sentence where a word of definition asks for it. */
function subjectBefore(
  text: string,
  words: readonly Word[],
  spots: readonly Spot[],
  at: number,
  reach: number,
): Spot | undefined {
  let state: Spot | undefined;
  for (let index = lastBefore(words, spots, at); index >= 0; index--) {
    const spot = spots[index];
    if (!spot) break;
    const end = endOf(words, spot);
    const between = text.slice(end, at);
    if (at - end > reach || /[.;!?] \p{Lu}/u.test(between)) break;
    if (spot.entry.kind === "party") return spot;
    if (at - end <= 3) state ??= spot;
    if (reach <= 3) break;
  }
  return state;
}

const endOf = (words: readonly Word[], spot: Spot): number => words[spot.end - 1]?.end ?? 0;

/** Index of the last spot that ends before a place, or -1: by halving, since a hostile text has many of both. */
function lastBefore(words: readonly Word[], spots: readonly Spot[], at: number): number {
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const spot = spots[middle];
    if (spot && endOf(words, spot) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The letters of an acronym stand in the name in this order, the first at its beginning. */
function abbreviates(acronym: string, text: string, words: readonly Word[], subject: Spot): boolean {
  const name = text.slice(words[subject.start]?.start, words[subject.end - 1]?.end).toLowerCase();
  const letters = acronym.toLowerCase().replace(/[^\p{L}]/gu, "");
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return name[0] === letters[0] || new RegExp(`(?:^| )${letters[0]}`, "u").test(name);
}

function add(
  found: Definition[],
  alias: string,
  subject: Spot,
  end: number,
  definite: boolean,
  usage?: ReadonlyMap<string, Usage>,
): void {
  const words = wordsOf(alias);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > 10 || !words.some((word) => isCapital(word) || word.shape === "caseless"))
    return;
  if (last.shape === "lower" || alias.includes("/") || first.shape === "lower") return;
  if (vocabulary.thing.has(last.fold) || vocabulary.calendar.has(first.fold) || /\d{4}/u.test(alias)) return;
  const everyday = words.every(
    (word) => isOrdinary(word.fold) || (word.shape === "capital" && (usage?.get(word.fold)?.lower ?? 0) > 0),
  );
  if (everyday && words.length === 1 && first.shape !== "upper" && !definite) return;
  found.push({ alias, parties: subject.entry.parties, kind: subject.entry.kind, end, definite: definite && everyday });
}

function learn({ parties, lexicon }: Learner, definition: Definition): void {
  const words = wordsOf(definition.alias);
  const acronym = words.length === 1 && words[0]?.shape === "upper";
  const known = lexicon.get(words);
  if (known?.kind === "state") return;
  lexicon.add(definition.alias, {
    parties: definition.parties,
    form: definition.kind === "state" ? "full" : "short",
    kind: definition.kind,
    writing: acronym ? "acronym" : "capitals",
    rank: rankOfDefined,
  });
  for (const key of definition.parties) {
    const party = parties.get(key);
    if (party?.origin === "capitalised")
      parties.set(key, { ...party, origin: "defined", aliases: [...new Set([...party.aliases, definition.alias])] });
  }
}

/** Gives a document's own definite forms ("the Company") to its lexicon. */
export function addDefinite(lexicon: Lexicon, definition: Definition): void {
  lexicon.add(`the ${definition.alias}`, {
    parties: definition.parties,
    form: "short",
    kind: definition.kind,
    writing: "capitals",
    rank: rankOfDefined,
  });
}
