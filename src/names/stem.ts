/** Case endings of Russian and its neighbours, folded (й is и), longest first; cut only where three letters or more remain. */
const cyrillicEndings =
  "иями ями ами иях ого его ому ему ыми ими иеи иям ием ах ях ов ев ои еи ом ем ам ям ым им ых их ую юю ая яя ое ее ые ие ии ию ия ью а я о е ы и у ю ь".split(
    " ",
  );
const keptLetters = 3;

/**
 * A folded word without what grammar adds to it, so that a name given in its basic form is found in running text:
 * Cyrillic case endings, Arabic prefixed particles and article. Words of other scripts are returned as they are.
 */
export function stem(folded: string): string {
  const first = folded.charCodeAt(0);
  if (first >= 0x400 && first < 0x530) return cyrillic(folded);
  if (first >= 0x600 && first < 0x700) return arabic(folded);
  return folded;
}

function cyrillic(word: string): string {
  for (const ending of cyrillicEndings)
    if (word.length - ending.length >= keptLetters && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
}

function arabic(word: string): string {
  const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)/u, "");
  return bare.length >= 2 ? bare : word;
}
