import { fold, type NamePart } from "#names";

/** A word of a name as the index looks it up. */
export interface Token {
  /** Plain Latin letters. */
  latin: string;
  /** Its consonants: what Arabic script and Latin letters share. */
  bones: string;
  /** Keys under which spellings that sound alike meet; also other customary spellings. */
  sounds: readonly string[];
  /** Keys of two words of a listed name that are run together in this one. */
  joined: readonly string[];
  weight: number;
  initial: boolean;
}

export function tokenOf(part: NamePart): Token {
  const bones = part.keys.find((key) => key.startsWith("c:"))?.slice(2) ?? "";
  const sounds = part.keys.filter((key) => !key.startsWith("w:"));
  for (const spelling of [part.latin, ...part.spellings]) sounds.push(`p:${spelling}`);
  const written = [part.latin, fold(part.text).replaceAll(" ", ""), ...part.spellings];
  const joined = [...new Set(written)].map((word) => `p:${word}`);
  return { latin: part.latin, bones, sounds, joined, weight: part.weight, initial: part.role === "initial" };
}

const numberWeight = 0.6;

/** A number of a firm's or ship's name as a word: it is found when it is the same. */
export function numberToken(number: number): Token {
  const latin = `#${number}`;
  return { latin, bones: "", sounds: [`p:${latin}`], joined: [], weight: numberWeight, initial: false };
}

/** The words that a name is looked up by. */
export function tokensOf({ parts, numbers }: { parts: readonly NamePart[]; numbers: readonly number[] }): Token[] {
  return [...parts.map(tokenOf), ...numbers.map(numberToken)].filter(({ initial }) => !initial);
}
