/** A printed number taken apart: what stands around the counter, how it counts, and its value. */
export interface PrintedNumber {
  format: "decimal" | "lowerLetter" | "upperLetter" | "lowerRoman" | "upperRoman";
  prefix: string;
  suffix: string;
  value: number;
}

/**
 * Readings of a printed number ("12.", "(a)", "II.") as Word could count it, likeliest first; none where it is
 * no single counter ("3.2", "12 bis", "*"). "(i)" reads as a roman one and as a ninth letter.
 */
export function readPrinted(printed: string): PrintedNumber[] {
  const match = /^([([]?)(?:(\d{1,6})|([a-z]{1,7})|([A-Z]{1,7}))([.)\]:]{0,2})$/u.exec(printed);
  if (!match) return [];
  const [, prefix = "", digits, lower, upper, suffix = ""] = match;
  if (digits !== undefined)
    return digits.startsWith("0") ? [] : [{ format: "decimal", prefix, suffix, value: Number(digits) }];
  const letters = (lower ?? upper ?? "").toLowerCase();
  const cased = (roman: boolean): PrintedNumber["format"] =>
    lower !== undefined ? (roman ? "lowerRoman" : "lowerLetter") : roman ? "upperRoman" : "upperLetter";
  const readings: PrintedNumber[] = [];
  const roman = fromRoman(letters);
  if (roman > 0) readings.push({ format: cased(true), prefix, suffix, value: roman });
  // Word counts … y, z, aa, bb, cc …
  if (/^([a-z])\1{0,2}$/u.test(letters))
    readings.push({
      format: cased(false),
      prefix,
      suffix,
      value: letters.charCodeAt(0) - 96 + 26 * (letters.length - 1),
    });
  return readings;
}

const romans: [string, number][] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

/** Value of a roman number in its one regular spelling, else 0. */
function fromRoman(text: string): number {
  let value = 0;
  let rest = text;
  for (const [sign, worth] of romans)
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
    }
  return rest === "" && value > 0 && value < 4000 && toRoman(value) === text ? value : 0;
}

function toRoman(value: number): string {
  let rest = value;
  let text = "";
  for (const [sign, worth] of romans)
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  return text;
}
