import anyAscii from "any-ascii";
import { abjadLetters, abjadWords, arabicLetterForms, persianSounds } from "./abjad.data.ts";
import { withoutLookalikes } from "./confusables.ts";
import { foldWord } from "./fold.ts";
import { isAscii } from "./letters.ts";
import { type Script, scriptOf } from "./scripts.ts";

/** Scripts of India and its neighbours whose consonants carry an a unless a sign says otherwise. */
const inherent = new Set<Script>(["Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"]);
/** Of these, the ones that leave the a at the end of a word silent. */
const silentEnd = new Set<Script>(["Deva", "Beng", "Guru", "Gujr"]);
const longestWord = 60;

/** Letters with two customary spellings in plain Latin: the sign, then the spelling beside the bare letter. */
const doubled: readonly (readonly [RegExp, string])[] = [
  [/[äæ]/gu, "ae"],
  [/[öøœ]/gu, "oe"],
  [/ü/gu, "ue"],
  [/å/gu, "aa"],
  [/[şșš]/gu, "sh"],
  [/[çč]/gu, "ch"],
  [/ć/gu, "c"],
  [/ž/gu, "zh"],
  [/đ/gu, "dj"],
  [/ñ/gu, "ny"],
  [/ğ/gu, "gh"],
  [/ə/gu, "e"],
  [/ı/gu, "y"],
];

/** One word of any script in plain Latin letters and digits, small; vowels of Indic and Thai words are kept. */
export function latinOf(word: string): string {
  const clean = withoutLookalikes(word.normalize("NFKC").slice(0, longestWord));
  const script = scriptOf(clean);
  if (script === "Latn" || script === "Zyyy") return letters(foldWord(clean));
  if (script === "Arab" || script === "Hebr") return letters(abjad(clean));
  return letters(inherent.has(script) ? indic(clean, script) : anyAscii(clean));
}

/** Other plain spellings of a Latin word with diacritics: "Müller" is also "mueller". Empty where there is none. */
export function spelledOut(word: string): string | undefined {
  if (isAscii(word)) return undefined;
  let spelled = word.normalize("NFC").toLowerCase();
  for (const [letter, spelling] of doubled) spelled = spelled.replace(letter, spelling);
  const plain = latinOf(spelled);
  return plain !== latinOf(word) && scriptOf(word) === "Latn" ? plain : undefined;
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "")
    .slice(0, longestWord);
}

/** A word written without short vowels, its article off ("الراوي" is "rawy"); ain at the beginning always carries a vowel. */
function abjad(word: string): string {
  const bare = bareAbjad(word);
  const known = abjadWords[[...bare].map((letter) => arabicLetterForms[letter] ?? letter).join("")];
  if (known) return known;
  const stem = withoutArticle(bare);
  const first = stem.startsWith("عبد") ? "a" : "e";
  let latin = "";
  [...stem].forEach((letter, at) => {
    const sound = at === 0 && anyVowel.has(letter) ? first : soundOf(letter);
    // A t and an h are two sounds, which "th" would not say.
    latin += sound === "h" && /[cdgkpstz]$/u.test(latin) ? "eh" : sound;
  });
  return latin;
}

/** Letters that carry whichever vowel at the beginning of a word. */
const anyVowel = new Set(["ع", "ا", "أ", "ٱ"]);
const bareAbjad = (word: string): string =>
  word
    .normalize("NFKC")
    .replace(/[\p{M}\u0640\u200c]/gu, "")
    .normalize("NFC");
const withoutArticle = (bare: string): string => (bare.length > 4 && bare.startsWith("ال") ? bare.slice(2) : bare);
const soundOf = (letter: string): string => abjadLetters[letter] ?? anyAscii(letter);

/** How Persian and its neighbours would say a word in Arabic letters; undefined where that is no other. */
export function persianReading(word: string): string | undefined {
  if (isAscii(word) || !/[ضذظث]/u.test(word)) return undefined;
  const spelled = [...word].map((letter) => persianSounds[letter] ?? letter).join("");
  const latin = letters(abjad(spelled));
  return latin === "" ? undefined : latin;
}

function indic(word: string, script: Script): string {
  const characters = [...word];
  let latin = "";
  characters.forEach((character, at) => {
    const sound = anyAscii(character).toLowerCase();
    latin += sound;
    const next = characters[at + 1];
    const consonant = /\p{Lo}/u.test(character) && /[^aeiou]$/u.test(sound);
    if (!consonant || (next !== undefined && vowelSign.test(next))) return;
    if (next !== undefined || !silentEnd.has(script)) latin += "a";
  });
  return latin;
}

/** Vowel signs and the sign that takes the vowel away; nasal signs and dots leave the consonant its a. */
const vowelSign =
  /(?![\u0900-\u0903\u093c\u0981-\u0983\u09bc\u0a01-\u0a03\u0a3c\u0a70\u0a71\u0a81-\u0a83\u0abc])\p{M}/u;
