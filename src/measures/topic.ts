import { resolutions } from "./measures.data.ts";

const tabled = new Set(resolutions.map(({ number }) => number));

/**
 * The resolution that a text names: "2397", "S/RES/2397 (2017)", "resolution 1928"; of several four-digit numbers the
 * first that the tables know, so that no year is taken for one. Undefined where it names none.
 */
export function resolutionNumber(text: string): number | undefined {
  const explicit = /\bS\/RES\/(\d{1,4})(?!\d)/iu.exec(text) ?? /\bresolution\s(\d{1,4})(?!\d)/iu.exec(text);
  if (explicit) return Number(explicit[1]);
  const known = [...text.matchAll(/(?<!\d)\d{4}(?!\d)/gu)].map(Number).find((number) => tabled.has(number));
  const bare = /^\s*(\d{1,4})(?:\s*\(\d{4}\))?\s*$/u.exec(text);
  return known ?? (bare ? Number(bare[1]) : undefined);
}

/** Whether a text is about what is asked for: the same resolution where one is asked for, else it holds these words. */
export function isAbout(text: string, wanted: string): boolean {
  const number = resolutionNumber(wanted);
  if (number !== undefined) return resolutionNumber(text) === number;
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** Whether two texts name one thing: the same resolution, or the same words. */
export function isSameTopic(one: string, other: string): boolean {
  const [a, b] = [resolutionNumber(one), resolutionNumber(other)];
  if (a !== undefined || b !== undefined) return a === b;
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
