import type { Side } from "./passage.ts";

/** A cited document or address in a side's text, with offsets there. */
export interface Cited {
  value: string;
  start: number;
  end: number;
  rule: string;
}

/** United Nations symbols, resolutions with their year, and web addresses, where no mention has them. */
const citable: [RegExp, string][] = [
  [/\b[A-Z]{1,6}(?:\/[A-Z0-9.()-]{1,20}){1,6}\b/gu, "citation/symbol"],
  [/\b(?:[Rr]esolutions?|résolution|resolución) \d{1,4} \(\d{4}\)/gu, "citation/resolution"],
  [/\bhttps?:\/\/[^\s<>"“”)\]]{4,500}/gu, "citation/address"],
];

/** The documents and addresses that a side cites, in order: those of its mentions, and those that the patterns find besides. */
export function cited(side: Side): Cited[] {
  const found: Cited[] = side.mentions
    .filter((mention) => mention.kind === "symbol")
    .map(({ party, start, end }) => ({ value: party, start, end, rule: "citation/symbol" }));
  for (const [pattern, rule] of citable)
    for (const match of side.text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && other.end > start)) continue;
      if (rule === "citation/symbol" && !/\d/u.test(match[0])) continue;
      found.push({ value: match[0].toLowerCase(), start, end, rule });
    }
  return found.sort((a, b) => a.start - b.start);
}
