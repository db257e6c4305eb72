import { arabicSound, knownArabicName, looksArabic, skeleton } from "./arabic.ts";
import { latinOf, spelledOut } from "./latin.ts";
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

/** A word as written, in plain Latin letters; the answers are kept. */
export const plainLatin = remembering(rememberedWords, latinOf);

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
  const spelled = spelledOut(text);
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
  };
}

const parts = remembering(rememberedWords, (key) => {
  const [text = "", latin = "", role = "name"] = key.split("\u0000");
  return build(text, latin, role as Role);
});

/** The part that a word is in a role. `text` as written, `latin` as `plainLatin` gives it or as Arabic use joins it. */
export function partOf(text: string, latin: string, role: Role): NamePart {
  return parts(`${text}\u0000${latin}\u0000${role}`);
}

const things = remembering(rememberedWords, (key) => {
  const [text = "", latin = "", weight = "1"] = key.split("\u0000");
  return { ...build(text, latin, "name"), role: "name" as const, weight: Number(weight) };
});

/** A word of the name of an organisation or ship with its weight, 0 to 1. */
export function thingPart(text: string, latin: string, weight: number): NamePart {
  return things(`${text}\u0000${latin}\u0000${weight}`);
}
