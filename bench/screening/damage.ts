import type { Random } from "../generate/random.ts";

/** Light damage: what a typist, a form or another system does to a name without making it another one. */
export const damages = [
  "one letter wrong",
  "one letter lost",
  "one letter doubled",
  "two letters swapped",
  "order of words",
  "words run together",
  "accents and hyphens off",
  "middle name an initial",
] as const;
/** Not light, and told apart: of "Abdul Karim" and of "Mullah Omar" it leaves no first name. */
export const firstNameCut = "first name an initial";
export type Damage = (typeof damages)[number] | typeof firstNameCut;

/** Damages a name, or gives undefined where this damage does not fit it (too short, nothing to change, no person's). */
export function damaged(name: string, schema: string, damage: Damage, random: Random): string | undefined {
  const words = name.split(/\s+/u);
  switch (damage) {
    case "order of words":
      return words.length < 2 || schema !== "Person"
        ? undefined
        : [...words.slice(-1), ...words.slice(0, -1)].join(" ");
    case "words run together":
      return words.length < 3 ? undefined : [`${words[0]}${words[1]?.toLowerCase()}`, ...words.slice(2)].join(" ");
    case "accents and hyphens off":
      return different(name, name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("-", " ").replaceAll("'", ""));
    case "middle name an initial":
    case firstNameCut:
      return words.length < 3 || schema !== "Person" || !/^\p{Script=Latin}{3,}$/u.test(words[1] ?? "")
        ? undefined
        : beforeFirstName.test(words[0] ?? "") === (damage === firstNameCut)
          ? [words[0], `${words[1]?.[0]}.`, ...words.slice(2)].join(" ")
          : undefined;
    default:
      return inOneWord(words, damage, random);
  }
}

/** Behind a title, or half of a name such as Abdul Karim or Abu Bakr, stands the first name itself. */
const beforeFirstName =
  /^(?:.*\.|abd|abd[aeiou]l?|abd[aeou][a-z]|abou|abu|um|umm|bin|ben|sheikh|shaykh|shaikh|sheik|haji|hajji|hajj|mullah|mulla|maulavi|mawlawi|maulawi|maulana|qari|ustad|sa?e?yy?[ei]?d|seyyed|colonel|general|lieutenant.*|major|captain|brigadier|prince|sir|khan)$/iu;

const different = (before: string, after: string): string | undefined => (before === after ? undefined : after);

function inOneWord(words: readonly string[], damage: Damage, random: Random): string | undefined {
  const long = words.flatMap((word, at) => (/^\p{Script=Latin}{5,}$/u.test(word) ? [at] : []));
  if (long.length === 0) return undefined;
  const chosen = random.pick(long);
  return words.map((word, at) => (at === chosen ? mistyped(word, damage, random) : word)).join(" ");
}

/** One mistake behind the first letter. */
function mistyped(word: string, damage: Damage, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  if (damage === "one letter lost") return before + after;
  if (damage === "one letter doubled") return before + letter + letter + after;
  if (damage === "two letters swapped") return before + after.slice(0, 1) + letter + after.slice(1);
  return before + random.pick([..."aeiorstnlm"].filter((other) => other !== letter.toLowerCase())) + after;
}
