import { type AnalysedName, foldWord, type NamePart } from "#names";

/**
 * Whether one slip of the hand makes one word of the other: a letter wrong, lost or too many, or two neighbours swapped.
 * However long the word, one slip is a slip; two in one word are rare, and as alike as a longer word's one.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [one, other] = [foldWord(a), foldWord(b)];
  const apart = one.length - other.length;
  if (Math.abs(apart) > 1) return false;
  let at = 0;
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  if (apart !== 0) return apart > 0 ? one.slice(at + 1) === other.slice(at) : one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  const swapped = one[at] === other[at + 1] && one[at + 1] === other[at];
  return swapped && one.slice(at + 2) === other.slice(at + 2);
}

/** The word of a name that is one slip from the only word of another name that it has not; all their other words are the same. */
export function slipBetween(query: AnalysedName, listed: AnalysedName): NamePart | undefined {
  if (query.parts.length !== listed.parts.length) return undefined;
  const others = listed.parts.map(({ latin }) => latin);
  let slip: NamePart | undefined;
  for (const part of query.parts) {
    const at = others.indexOf(part.latin);
    if (at >= 0) others.splice(at, 1);
    else if (slip) return undefined;
    else slip = part;
  }
  const [other] = others;
  return slip && other !== undefined && isOneSlip(slip.latin, other) ? slip : undefined;
}

/** Whether two names have the same words, one's last ones put first: family names stand there or here. */
export function isTurned({ parts }: AnalysedName, { parts: others }: AnalysedName): boolean {
  if (parts.length !== others.length) return false;
  return parts.some((_, from) => others.every(({ latin }, at) => latin === parts[(from + at) % parts.length]?.latin));
}
