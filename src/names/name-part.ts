import { arabicSound, knownArabicName, looksArabic, nameWithoutVowels, skeleton } from "./arabic.ts";
import { latinOf, persianReading, spelledOut } from "./latin.ts";
import { remembering } from "./memory.ts";
import { nicknames } from "./parts.data.ts";
import { looksSlavic, patronymicOf, slavicFamily, slavicGivenName } from "./slavic.ts";

/** What a part is in its name; `name` where the text does not tell. */
export type Role = "given" | "family" | "patronymic" | "kunya" | "initial" | "name";

/** One part of a name with what its spellings share. Parts are shared between names and never changed. */
export interface NamePart {
  text: string;
  /** Plain Latin letters and digits, folded. */
  latin: string;
  /** Other customary plain spellings ("mueller"). */
  spellings: readonly string[];
  role: Role;
  /** How much the part tells, 0 to 1. */
  weight: number;
  /** Its Arabic sound, and its forms in the East Slavic languages. */
  sound: string;
  slavicGiven?: string;
  slavicFamily: string;
  father?: string;
  /** The Arabic name that the part is a known spelling of. */
  arabicName?: string;
  nickname?: string;
  /** Keys to look it up under: one of them is shared by spellings that sound alike. */
  keys: readonly string[];
}

const nicknameOf = new Map<string, string>();
for (const line of nicknames) for (const name of line.split(" ")) nicknameOf.set(name, line.split(" ")[0] ?? name);

const rememberedWords = 60_000;

/** A word as written, with what was made of it; so much is asked of each that the answers stay on it. */
export interface WrittenWord {
  text: string;
  latin: string;
  /** The parts made of it, few and mostly none: in persons' names by role, in things' names each with its common form. */
  roles: Partial<Record<Role, NamePart>> | undefined;
  things: readonly NamePart[];
}

const none: readonly NamePart[] = [];

/** A word as written, in plain Latin letters; the answers are kept. */
export const writtenWord = remembering(
  rememberedWords,
  (text): WrittenWord => ({ text, latin: latinOf(text), roles: undefined, things: none }),
);

/** Whether a folded Latin word looks Arabic or Persian, East Slavic. */
export const arabicWord = remembering(rememberedWords, looksArabic);
export const slavicWord = remembering(rememberedWords, looksSlavic);

/** What a folded Latin word is in the languages that know it. */
interface WordFacts {
  father: string | undefined;
  /** The fields of a part that its letters alone decide. */
  fields: Pick<NamePart, "sound" | "slavicFamily" | "keys" | "slavicGiven" | "father" | "arabicName" | "nickname">;
}

const factsOf = remembering(rememberedWords, (latin): WordFacts => {
  const father = patronymicOf(latin);
  const sound = arabicSound(latin);
  const arabicName = knownArabicName(latin);
  const slavicGiven = slavicGivenName(latin);
  const family = slavicFamily(latin);
  const keys = [`w:${latin}`, `c:${skeleton(sound)}`, `s:${slavicGiven ?? family}`];
  const nickname = nicknameOf.get(latin);
  return {
    father,
    fields: {
      sound,
      slavicFamily: family,
      keys: nickname ? [...keys, `n:${nickname}`] : keys,
      ...(slavicGiven ? { slavicGiven } : {}),
      ...(father ? { father } : {}),
      ...(arabicName ? { arabicName } : {}),
      ...(nickname ? { nickname } : {}),
    },
  };
});

function build(text: string, latin: string, role: Role): NamePart {
  const spelled = spelledOut(text) ?? persianReading(text);
  const { father, fields } = factsOf(latin);
  const initial = latin.length === 1;
  const own: Role = initial ? "initial" : father !== undefined && role !== "family" ? "patronymic" : role;
  return {
    text,
    latin,
    spellings: spelled ? [spelled] : [],
    role: own,
    weight: initial ? 0.4 : own === "patronymic" ? 0.85 : own === "family" ? 1 : 0.9,
    ...fields,
    ...abjadName(text, fields),
    keys: spelled ? [...fields.keys, `c:${skeleton(arabicSound(spelled))}`] : fields.keys,
  };
}

/** The known name that a word in Arabic letters is, which has no vowels to be known by. */
function abjadName(text: string, { sound, arabicName }: WordFacts["fields"]): Pick<NamePart, "arabicName"> {
  if (arabicName !== undefined || !/\p{Script=Arabic}/u.test(text)) return {};
  const name = nameWithoutVowels(sound);
  return name === undefined ? {} : { arabicName: name };
}

/** The part that a word is in a role; `latin` where Arabic use joins it with others. */
export function partOf(word: WrittenWord, role: Role, latin = word.latin): NamePart {
  if (latin !== word.latin) return build(word.text, latin, role);
  word.roles ??= {};
  word.roles[role] ??= build(word.text, latin, role);
  return word.roles[role];
}

/** A word of the name of an organisation or ship in its common form, with its weight, 0 to 1, and what else it may be. */
export function thingPart(word: WrittenWord, latin: string, weight: number, others: readonly string[]): NamePart {
  const known = word.things.find((thing) => thing.latin === latin);
  if (known?.weight === weight) return known;
  const built = build(word.text, latin, "name");
  const spellings = [...built.spellings, ...others];
  const part: NamePart = { ...built, ...ownSound(word, latin, built), spellings, role: "name", weight };
  word.things = [...word.things.filter((thing) => thing !== known), part];
  return part;
}

/** A translated word in Arabic letters may have been written as it sounds: "المتحدون" is United, and Mutahidun. */
function ownSound(word: WrittenWord, latin: string, { keys }: NamePart): Partial<NamePart> {
  if (latin === word.latin || !/\p{Script=Arabic}/u.test(word.text)) return {};
  const sound = arabicSound(word.latin);
  return { sound, keys: [...keys, `c:${skeleton(sound)}`] };
}
