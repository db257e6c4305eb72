import ar from "i18n-iso-countries/langs/ar.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import ru from "i18n-iso-countries/langs/ru.json" with { type: "json" };
import zh from "i18n-iso-countries/langs/zh.json" with { type: "json" };
import { type Word, wordsOf } from "#names";
import { ambiguousStates, notStates, shortNames, statesInEnglish } from "./data/states.data.ts";
import type { Entry, Lexicon } from "./lexicon.ts";
import type { Usage } from "./survey.ts";
import type { Party } from "./types.ts";

interface StateRow {
  codes: string[];
  names: string[];
  adjectives: string[];
}

const rowsOf = (table: string): StateRow[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [codes = "", names = "", adjectives = ""] = line.split("|");
      return { codes: codes.split(","), names: list(names), adjectives: list(adjectives) };
    });
const list = (cell: string): string[] => cell.split(";").filter(Boolean);
const rows = rowsOf(statesInEnglish);
const ambiguous = rowsOf(ambiguousStates);
const others: Record<string, { countries: Record<string, string | string[]> }> = { fr, es, ru, ar, zh };
const rank = { language: 1, english: 2, ambiguous: 3 } as const;

/** Key of a state's party. */
export function stateKey(code: string): string {
  return `country:${code}`;
}

/** All states and territories as parties, by key. */
export function stateParties(): Party[] {
  return rows.map(({ codes, names, adjectives }) => {
    const code = codes[0] ?? "";
    const [name = code, ...aliases] = [...names, ...adjectives].map((each) => each.replace(/^=/u, ""));
    return { key: stateKey(code), name, schema: "Country", aliases, countries: [code], origin: "builtin" };
  });
}

/** Puts the states' names, adjectives and the phrases that only look like them into a lexicon. */
export function addStates(lexicon: Lexicon): void {
  for (const [language, { countries }] of Object.entries(others))
    for (const [code, names] of Object.entries(countries))
      for (const name of [names].flat())
        lexicon.add(name, {
          ...entry([code.toLowerCase()], "full", rank.language),
          ...(isLatin(language) && { language }),
        });
  for (const [code, names] of Object.entries(shortNames))
    for (const name of names)
      lexicon.add(name, {
        ...entry([code], "full", rank.language),
        ...(/^\p{Lu}{2,3}$/u.test(name) && { writing: "acronym" as const }),
      });
  for (const row of rows) addRow(lexicon, row, rank.english);
  for (const row of ambiguous) addRow(lexicon, row, rank.ambiguous);
  for (const phrase of notStates) lexicon.add(phrase, { ...entry([], "full", rank.ambiguous), writing: "one-capital" });
}

const stateWords = new Set<string>();
for (const row of [...rows, ...ambiguous])
  for (const name of [...row.names, ...row.adjectives]) {
    const words = wordsOf(name);
    if (words.length === 1 && words[0]) stateWords.add(words[0].fold);
  }

/** True for one word that is a state's name, adjective or demonym in English ("Russia", "Russian", "Russians"), or of a given state. */
export function isStateWord(word: Word, usage?: ReadonlyMap<string, Usage>): boolean {
  return word.shape !== "lower" && (stateWords.has(word.fold) || usage?.get(word.fold)?.state === true);
}

function addRow(lexicon: Lexicon, row: StateRow, rankOfRow: number): void {
  for (const name of row.names) {
    const acronym = name.startsWith("=");
    lexicon.add(name.replace(/^=/u, ""), {
      ...entry(row.codes, "full", rankOfRow),
      writing: acronym ? "acronym" : "capitals",
    });
  }
  for (const name of row.adjectives) lexicon.add(name, entry(row.codes, "adjective", rankOfRow));
}

function entry(codes: string[], form: Entry["form"], rankOfEntry: number): Entry {
  return { parties: codes.map(stateKey), form, kind: "state", writing: "capitals", rank: rankOfEntry };
}

const isLatin = (language: string): boolean => language === "fr" || language === "es";
