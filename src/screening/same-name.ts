import type { AnalysedName } from "#names";
import type { Prepared } from "./types.ts";

/** Names whose words are known, to be met by others to the letter. */
export interface OwnNames {
  /** Of each name its kind, its words and numbers, and these in one text. */
  readonly names: readonly { kind: AnalysedName["kind"]; words: ReadonlySet<string>; text: string }[];
}

/** The names of a profile by their words. */
export function ownNames({ names }: Prepared): OwnNames {
  return {
    names: names.map(({ analysed }) => ({
      kind: analysed.kind,
      words: new Set(analysed.parts.map(({ latin }) => latin)),
      text: textOf(analysed),
    })),
  };
}

/** Whether one of a profile's names is one of these to the letter: the same words in any order, letters folded, the same numbers. */
export function bearsSameName({ names: own }: OwnNames, { names }: Prepared): boolean {
  return names.some(({ analysed }) =>
    own.some(
      ({ kind, words, text }) =>
        kind === analysed.kind && analysed.parts.every(({ latin }) => words.has(latin)) && text === textOf(analysed),
    ),
  );
}

const textOf = ({ parts, numbers }: AnalysedName): string =>
  `${parts
    .map(({ latin }) => latin)
    .sort()
    .join(" ")} ${numbers.join(" ")}`;
