import type { Word } from "#names";
import type { Seen, Usage } from "./survey.ts";
import type { PartySchema } from "./types.ts";

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
  /** Seen only where capitals tell nothing. */
  titled: boolean;
}

/** What one capitalised run comes to: names in it, and places that only look like names. */
export interface Verdict {
  names: Candidate[];
  places: Word[][];
}

/** A name of some words of a run. */
export function candidate(
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
    titled: seen.running === 0,
  };
}
