import { legalFormAt, legalTail, type Word } from "#names";
import { isStateWord } from "./states.ts";
import type { Seen, Usage } from "./survey.ts";
import type { PartySchema } from "./types.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

/** A name found in the texts that no file gives. */
export interface Candidate {
  words: Word[];
  name: string;
  schema: PartySchema;
  count: number;
  /** Can stand for a longer name: one word, an acronym. */
  short: boolean;
  /** Stands on its own evidence; otherwise only as a short form of a name that does. */
  sure: boolean;
  /** Also used in lower case. */
  common: boolean;
}

/** What one capitalised run comes to: names in it, and places that only look like names. */
export interface Verdict {
  names: Candidate[];
  places: Word[][];
}

const publicBodies = new Set(
  "council assembly committee commission ministry department agency bureau directorate administration authority secretariat parliament senate congress duma court tribunal police army navy gendarmerie embassy consulate mission panel court".split(
    " ",
  ),
);
const nameableStates = new Set(["jordan", "chad", "georgia", "israel"]);

/** Tells which words of a capitalised run name someone, by their kinds, their use elsewhere and what stood around the run. */
export function judge(seen: Seen, usage: ReadonlyMap<string, Usage>): Verdict {
  const verdict: Verdict = { names: [], places: [] };
  const words = withoutLead(seen, usage);
  if (words.length === 0) return verdict;
  if (seen.vessel > 0 && words.length <= 5 && !words.every((word) => isOrdinary(word.fold))) {
    verdict.names.push(candidate(seen, words, "Vessel", usage, true));
    return verdict;
  }
  if (isBody(words) && addBody(verdict, seen, words, usage)) return verdict;
  for (const part of split(words, (word, index) => cuts(words, word, index)))
    if (!(part.length < words.length && isBody(part) && addBody(verdict, seen, part, usage)))
      addNames(verdict, seen, part, part.length === words.length, usage);
  return verdict;
}

/** Without function words at the edges, and without a common word that owes its capital to its place. */
function withoutLead(seen: Seen, usage: ReadonlyMap<string, Usage>): Word[] {
  let from = pastOffice(seen.words);
  let to = seen.words.length;
  const edge = (index: number): boolean => {
    const word = seen.words[index];
    return (
      word !== undefined &&
      word.shape !== "initial" &&
      word.shape !== "upper" &&
      vocabulary.function.has(word.fold) &&
      (!vocabulary.particle.has(word.fold) || english.has(word.fold))
    );
  };
  while (from < to && (edge(from) || (isLowerFunction(seen.words[from]) && from === 0 && to - from === 1))) from++;
  while (to > from && (edge(to - 1) || seen.words[to - 1]?.shape === "lower")) to--;
  const first = seen.words[from];
  const owes = from === 0 && seen.doubtful === seen.count && first?.shape === "capital" && to - from > 1;
  if (
    owes &&
    first &&
    (usage.get(first.fold)?.lower ?? 0) > 0 &&
    !knownStart(first) &&
    !isBody(seen.words.slice(from, to))
  )
    from++;
  return seen.words.slice(from, to);
}

/** Arabic particles that are also English words: with a capital they are the word. */
const english = new Set(["as", "an", "at", "al-"]);

const isLowerFunction = (word: Word | undefined): boolean => word !== undefined && vocabulary.function.has(word.fold);
const knownStart = (word: Word): boolean =>
  vocabulary.given.has(word.fold) || vocabulary.title.has(word.fold) || isStateWord(word);

/** Past "Chair of the", "Director-General of the": an office, not part of the body's name. Past the letter of a list. */
function pastOffice(words: readonly Word[]): number {
  let at = 0;
  while (words[at] && (vocabulary.role.has(words[at]?.fold ?? "") || vocabulary.title.has(words[at]?.fold ?? ""))) at++;
  if (at > 0 && isOf(words[at])) {
    at++;
    while (words[at]?.shape === "lower") at++;
    return at;
  }
  return words[0]?.shape === "initial" && words.length > 2 && isBody(words.slice(1)) ? 1 : 0;
}

/** Words that are never part of a person's or ship's name divide a run. */
function cuts(words: readonly Word[], word: Word, index: number): boolean {
  const before = words[index - 1];
  if (words.length === 1 || word.shape === "initial" || word.shape === "lower") return false;
  if (before && vocabulary.given.has(before.fold) && canBeSurname(word.fold)) return false;
  if (vocabulary.role.has(word.fold) || vocabulary.title.has(word.fold) || vocabulary.calendar.has(word.fold))
    return true;
  return vocabulary.function.has(word.fold) && !vocabulary.particle.has(word.fold);
}

function split(words: readonly Word[], cut: (word: Word, index: number) => boolean): Word[][] {
  const parts: Word[][] = [[]];
  for (const [index, word] of words.entries()) {
    if (cut(word, index)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.map(trimConnectors).filter((part) => part.length > 0);
}

function trimConnectors(words: Word[]): Word[] {
  let [from, to] = [0, words.length];
  while (
    from < to &&
    words[from]?.shape === "lower" &&
    !(vocabulary.particle.has(words[from]?.fold ?? "") && to - from > 1)
  )
    from++;
  while (to > from && words[to - 1]?.shape === "lower") to--;
  return words.slice(from, to);
}

/** The shape of a firm's or body's name: a legal form, a head noun at the end, or a head noun with "of". */
function isBody(words: readonly Word[]): boolean {
  const last = words.findLast((word) => word.shape !== "digits");
  if (words.length < 2 || !last) return false;
  if (vocabulary.body.has(last.fold) || vocabulary.company.has(last.fold)) return true;
  if (legalTail(words, 1, words.length) > 0 || legalFormAt(words, 0, words.length - 1, true) > 0) return true;
  return words.some((word, index) => vocabulary.body.has(word.fold) && isOf(words[index + 1]));
}

const isOf = (word: Word | undefined): boolean =>
  word?.fold === "of" || word?.fold === "for" || word?.fold === "de" || word?.fold === "du";

function addBody(verdict: Verdict, seen: Seen, given: readonly Word[], usage: ReadonlyMap<string, Usage>): boolean {
  let words = [...given];
  while (words[0] && loose.has(words[0].fold) && words.length > 2 && isBody(words.slice(1))) words = words.slice(1);
  const content = words.filter((word) => word.shape !== "lower");
  const distinct = content.filter(
    (word) => isDistinct(word, usage) || isStateWord(word) || vocabulary.place.has(word.fold),
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

const loose = new Set(["former", "acting", "deputy", "senior", "mr", "mrs", "ms", "dr", "dear", "then"]);

/** A word that is no ordinary noun and not mostly written in lower case. */
function isDistinct(word: Word, usage: ReadonlyMap<string, Usage>): boolean {
  if (word.shape === "initial" || word.shape === "digits" || isOrdinary(word.fold)) return false;
  const use = usage.get(word.fold);
  return !use || use.lower === 0 || use.capital > use.lower * 2;
}

/** Names of persons, ships and firms without a head noun: what is left between ordinary words. */
function addNames(verdict: Verdict, seen: Seen, part: Word[], whole: boolean, usage: ReadonlyMap<string, Usage>): void {
  const pieces = split(part, (word, index) => isBreak(part, word, index));
  for (const words of pieces) {
    const at = part.indexOf(words[0] as Word);
    const after = part[at + words.length];
    if (after && vocabulary.facility.has(after.fold)) {
      verdict.places.push(part.slice(at, at + words.length + 1));
      continue;
    }
    const attached = !whole || pieces.length > 1 || words.length < part.length;
    const content = words.filter((word) => word.shape !== "lower");
    if (content.length === 1 && content[0]) addSingle(verdict, seen, content[0], words, attached, usage);
    else if (content.length <= 6) addMulti(verdict, seen, words, attached, usage);
  }
}

function isBreak(part: readonly Word[], word: Word, index: number): boolean {
  if (word.shape === "lower" || word.shape === "initial" || word.shape === "digits") return false;
  const [before, after] = [part[index - 1], part[index + 1]];
  if (part.length === 1 || (before && vocabulary.given.has(before.fold))) return false;
  if (word.shape === "upper" && vocabulary.plainAcronym.has(word.fold)) return true;
  if (isStateWord(word))
    return !(nameableStates.has(word.fold) && index === 0 && part.length === 2 && after && !isOrdinary(after.fold));
  if (vocabulary.given.has(word.fold) || vocabulary.surname.has(word.fold)) return false;
  return isOrdinary(word.fold);
}

function addSingle(
  verdict: Verdict,
  seen: Seen,
  word: Word,
  words: Word[],
  attached: boolean,
  usage: ReadonlyMap<string, Usage>,
): void {
  const use = usage.get(word.fold) ?? { lower: 0, capital: 0 };
  if (word.shape === "initial" || word.shape === "digits" || isStateWord(word) || word.fold.length < 2) return;
  const titled = isTitled(seen, word) && !isOrdinary(word.fold) && use.lower * 3 <= use.capital;
  if (isOrdinary(word.fold) && (attached || !canBeSurname(word.fold) || use.capital < 3 || use.capital < use.lower))
    return;
  const acronym = word.shape === "upper" || /^\p{Lu}{2,8}s$/u.test(word.text);
  if (acronym) {
    if (isPlainAcronym(word.fold) || word.text.length > 12 || (seen.running === 0 && !titled)) return;
    const sure = use.lower * 5 <= use.capital && !attached;
    verdict.names.push({ ...candidate(seen, words, "Organization", usage, sure), common: use.lower > 0 });
    return;
  }
  const alone = (!attached || titled) && !isOrdinary(word.fold);
  const determined = seen.determined > seen.count * 0.5;
  const located = seen.located > 0 && seen.located >= (seen.count - seen.doubtful) * 0.5;
  const nounlike =
    /(?:ing|tion|sion|ment|ness|ity|ance|ence|ism|ions|ments|ities|ware|ical|ious|able|ible|ology|ized|ised)s?$/u.test(
      word.fold,
    ) && seen.count - seen.doubtful < 3;
  const placed =
    (!nounlike && (seen.count > seen.doubtful || isSubject(seen, word))) || word.shape === "mixed" || titled;
  const sure =
    titled || (alone && use.lower * 5 <= use.capital && !determined && !located && placed && seen.running > 0);
  if (
    !sure &&
    ((located && !isOrdinary(word.fold)) || (use.lower > 0 && use.capital < use.lower && seen.count <= seen.doubtful))
  )
    return;
  verdict.names.push(candidate(seen, words, titled ? "Person" : "LegalEntity", usage, sure));
}

const isPlainAcronym = (fold: string): boolean =>
  vocabulary.plainAcronym.has(fold) || vocabulary.plainAcronym.has(fold.replace(/s$/u, ""));

/** Begins sentences again and again without looking like an adverb, verb or plural: a name that is always the subject. */
function isSubject(seen: Seen, word: Word): boolean {
  return seen.count >= 3 && word.fold.length > 3 && !/(?:ly|ing|ed|es|s)$/u.test(word.fold);
}

/** After a title, in the run or before it. */
function isTitled(seen: Seen, word: Word): boolean {
  const at = seen.words.findIndex((each) => each.start === word.start);
  const before = seen.words[at - 1];
  return before ? vocabulary.title.has(before.fold) : seen.titled > 0;
}

function addMulti(
  verdict: Verdict,
  seen: Seen,
  given: Word[],
  attached: boolean,
  usage: ReadonlyMap<string, Usage>,
): void {
  const words = trimmed(given, usage, seen);
  const content = words.filter((word) => word.shape !== "lower");
  const [only] = content;
  if (!only) return;
  const part = attached || words.length < given.length;
  if (content.length === 1) {
    addSingle(verdict, seen, only, words, part, usage);
    return;
  }
  const distinct = content.filter((word) => isDistinct(word, usage));
  const titled = isTitled(seen, words[0] ?? only);
  const person = isPersonal(seen.text, words, content, usage) || titled;
  if (
    content.every((word) => word.shape === "initial") ||
    content.some((word) => word.fold.length < 2 && word.shape === "capital")
  )
    return;
  if (distinct.length === 0 && !(person && seen.running > 0 && content.some((word) => vocabulary.given.has(word.fold))))
    return;
  if (
    !person &&
    (distinct.length * 2 < content.length || (seen.determined > seen.count * 0.7 && distinct.length < content.length))
  )
    return;
  if (!person && seen.located >= seen.count * 0.5 && seen.located > 0) return;
  if (seen.running === 0 && !titled && content.every((word) => word.shape === "upper")) return;
  if (seen.running === 0 && (content.length > 3 || (distinct.length < content.length && !person))) return;
  verdict.names.push(candidate(seen, words, person ? "Person" : "LegalEntity", usage, true));
}

/** Without common words at the edges: before a person's name ("Help"), on both sides of any other. */
function trimmed(words: Word[], usage: ReadonlyMap<string, Usage>, seen: Seen): Word[] {
  const plain = (word: Word | undefined): boolean =>
    word !== undefined &&
    word.shape !== "initial" &&
    word.shape !== "digits" &&
    !vocabulary.given.has(word.fold) &&
    !vocabulary.surname.has(word.fold) &&
    !isDistinct(word, usage);
  let [from, to] = [0, words.length];
  while (from < to - 1 && words[from]?.shape !== "upper" && plain(words[from])) from++;
  const suffix = words.findIndex((word, index) => index > from && vocabulary.suffix.has(word.fold));
  if (suffix > 0) to = suffix + 1;
  const least = isPersonal(seen.text, words.slice(from, to), words.slice(from, to), usage) ? 2 : 1;
  while (suffix < 0 && to > from + least && plain(words[to - 1])) to--;
  return trimConnectors(words.slice(from, to));
}

const titleSurnames = new Set(
  "prince king judge bishop major marshal pope sergeant law stone may march price cook".split(" "),
);

/** "Page", "Sessions", "Law": ordinary nouns that people are called too; not offices, firms, places or function words. */
function canBeSurname(fold: string): boolean {
  const not = [
    vocabulary.function,
    vocabulary.calendar,
    vocabulary.title,
    vocabulary.role,
    vocabulary.body,
    vocabulary.company,
    vocabulary.facility,
  ];
  return titleSurnames.has(fold) || !not.some((set) => set.has(fold));
}

/** A given name first, an initial within, a particle, or an East Asian surname first or last with two or three words. */
function isPersonal(
  text: string,
  words: readonly Word[],
  content: readonly Word[],
  usage: ReadonlyMap<string, Usage>,
): boolean {
  const [first, last] = [content[0], content.at(-1)];
  if (!first || !last || content.length < 2 || content.length > 6) return false;
  if (vocabulary.given.has(first.fold) && last.shape !== "digits")
    return last.shape === "initial" || !isOrdinary(last.fold) || canBeSurname(last.fold);
  const initial =
    content.some((word) => word.shape === "initial" || word.text.endsWith(".")) && !/(?:^|[ .])\p{Lu}-/u.test(text);
  if (initial && content.length <= 4)
    return (usage.get(last.fold)?.lower ?? 0) === 0 && !isOrdinary(last.fold) && last.shape !== "initial";
  if (words.some((word) => word.shape === "lower" && vocabulary.particle.has(word.fold))) return true;
  return (
    content.length <= 3 &&
    (vocabulary.surname.has(first.fold) || (vocabulary.surname.has(last.fold) && last.shape === "upper")) &&
    content.every((word) => word.shape !== "digits")
  );
}

function candidate(
  seen: Seen,
  words: readonly Word[],
  schema: PartySchema,
  usage: ReadonlyMap<string, Usage>,
  sure: boolean,
): Candidate {
  const [first, last] = [words[0], words.at(-1)];
  const base = seen.words[0]?.start ?? 0;
  const name = first && last ? seen.text.slice(first.start - base, last.end - base) : "";
  const single = words.length === 1 ? words[0] : undefined;
  const use = single && usage.get(single.fold);
  return {
    words: [...words],
    name,
    schema,
    count: seen.count,
    short: single !== undefined,
    sure,
    common: use !== undefined && use.lower * 2 > use.capital,
  };
}
