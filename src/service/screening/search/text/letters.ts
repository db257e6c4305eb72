/** Which letters a text has, as 32 bits: letters whose codes differ by a multiple of 32 share one. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (const letter of text) letters |= 1 << ((letter.codePointAt(0) ?? 0) & 31);
  return letters >>> 0;
}

/** How many letters the first has that the second lacks: so many edits at least part them. */
export function lackingIn(one: number, other: number): number {
  let left = one & ~other;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
