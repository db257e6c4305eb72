import { isAscii } from "./letters.ts";

/** Letters that Unicode does not decompose, in the spelling that machines and clerks write instead. */
const undecomposed: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ŋ: "n",
  ħ: "h",
  ə: "a",
  // Arabic: the carriers of hamza, final ya and ta marbuta are written either way.
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ة: "ه",
  ک: "ك",
  ی: "ي",
  ـ: "",
  ...Object.fromEntries(
    [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"].map((small, at) => [small, "abcdefghijklmnoprstuvwyz"[at] ?? small]),
  ),
};

const memory = new Map<string, string>();
const remembered = 50_000;

/**
 * One word in the form in which spellings are compared: NFKC, lower case, without diacritics; letters of every
 * script are kept. Korean syllables stay whole.
 */
export function foldWord(word: string): string {
  if (isAscii(word)) return word.toLowerCase();
  const known = memory.get(word);
  if (known !== undefined) return known;
  let folded = "";
  for (const character of word.normalize("NFKC").toLowerCase()) {
    const bare = /\p{Script=Hangul}/u.test(character)
      ? character
      : character.normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, "");
    for (const letter of bare) folded += undecomposed[letter] ?? letter;
  }
  if (memory.size >= remembered) memory.clear();
  memory.set(word, folded);
  return folded;
}
