const latin = /\p{Script=Latin}/u;

/**
 * Where a name stands in a text, in UTF-16 units, exactly as spelled in NFC. In Latin script it must not go on as a
 * word on either side; elsewhere it may, since endings are written to it (Чоном, 정성화는).
 */
export function occurrences(text: string, name: string): { start: number; end: number }[] {
  const wanted = name.normalize("NFC").trim();
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const goesOn = isLatin(text, at - 1) && isLatin(text, at);
    if (!goesOn && !(isLatin(text, end - 1) && isLatin(text, end))) found.push({ start: at, end });
  }
  return found;
}

const isLatin = (text: string, at: number): boolean => latin.test(text.charAt(at));
