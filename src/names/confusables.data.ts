/**
 * Letters that look alike across scripts, each line: the Latin letter, then its look-alikes in small form.
 * Source: the pairs of Unicode Technical Standard 39 (confusables.txt) between Latin and the scripts that sanctions
 * lists print; letters that NFKC folds already (full width, mathematical) are left out.
 */
export const lookalikes: readonly string[] = [
  "a аα",
  "b ьв",
  "c сϲ",
  "d ԁ",
  "e еҽε",
  "h һհн",
  "i іιӏ",
  "j јϳ",
  "k кκ",
  "l ⅼ",
  "m мμ",
  "n ոηп",
  "o оοօσ",
  "p рρ",
  "q ԛզ",
  "r г",
  "s ѕ",
  "t тτ",
  "u սυ",
  "v ѵν",
  "w ԝѡω",
  "x хχ",
  "y уүγ",
  "z ᴢζ",
];

/** Digits and signs written for letters inside a word ("Pavl0v"), and the letter that each stands for. */
export const digitLetters: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};
