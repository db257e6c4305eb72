import { romanNumeral } from "../roman.ts";
import { alphabets, cardinals, digits, ideographs, ordinalSuffixes, ordinals } from "./number-formats.data.ts";

/**
 * Prints a count in a number format (ST_NumberFormat, ISO/IEC 29500-1 clause 17.18.59). Bullets and "none" print
 * nothing; a format that is not known prints decimals, as Word does. Numbers in words are known in English only;
 * in other languages they are printed in figures.
 */
export function formatNumber(format: string, value: number, language: string): string {
  const alphabet = alphabets[format];
  if (alphabet) return repeatedLetter(alphabet, value);
  const ownDigits = digits[format];
  if (ownDigits) return String(value).replace(/\d/gu, (digit) => ownDigits[Number(digit)] ?? digit);
  // Not of the standard's list: how numbering.ts names custom formats with leading zeros.
  if (/^zeros\d$/u.test(format)) return String(value).padStart(Number(format.slice(5)), "0");
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "ordinal":
      return ordinal(value, primary(language));
    case "cardinalText":
      return primary(language) === "en" ? capital(cardinalText(value)) : String(value);
    case "ordinalText":
      return primary(language) === "en" ? capital(ordinalText(value)) : ordinal(value, primary(language));
    case "decimalEnclosedParen":
      return `(${value})`;
    case "decimalEnclosedFullstop":
      return `${value}.`;
    case "numberInDash":
      return `- ${value} -`;
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case "hex":
      return value.toString(16).toUpperCase();
    case "chicago":
      return chicago(value);
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
      return counting(value);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return String(value).replace(/\d/gu, (digit) => ideographs.digits[Number(digit)] ?? digit);
    default:
      return String(value);
  }
}

function primary(language: string): string {
  return language.split("-", 1)[0]?.toLowerCase() ?? "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** a … z, then aa, bb … zz, aaa …: the letter again, not two letters as columns have them. */
function repeatedLetter(alphabet: string, value: number): string {
  const letters = [...alphabet];
  if (value < 1 || value > letters.length * 100) return value === 0 ? "" : String(value);
  const letter = letters[(value - 1) % letters.length] ?? "";
  return letter.repeat(Math.floor((value - 1) / letters.length) + 1);
}

/** Word prints Roman numerals up to 32,767. */
function roman(value: number): string {
  if (value < 1 || value > 32_767) return value === 0 ? "" : String(value);
  return romanNumeral(value);
}

function ordinal(value: number, language: string): string {
  if (language === "en") {
    const teen = Math.floor(value / 10) % 10 === 1;
    return `${value}${(teen ? undefined : ["", "st", "nd", "rd"][value % 10]) || "th"}`;
  }
  const [first, others] = ordinalSuffixes[language] ?? [".", "."];
  return `${value}${value === 1 ? first : others}`;
}

/** English words for a number below one million; digits beyond. */
function cardinalText(value: number): string {
  if (value < 0 || value >= 1_000_000) return String(value);
  if (value < 20) return cardinals.small[value] ?? "";
  if (value < 100) return joined(cardinals.tens[Math.floor(value / 10)] ?? "", value % 10, "-");
  if (value < 1000) return joined(`${cardinals.small[Math.floor(value / 100)]} hundred`, value % 100, " ");
  return joined(`${cardinalText(Math.floor(value / 1000))} thousand`, value % 1000, " ");
}

function joined(head: string, rest: number, mark: string): string {
  return rest === 0 ? head : `${head}${mark}${cardinalText(rest)}`;
}

function ordinalText(value: number): string {
  const cardinal = cardinalText(value);
  const last = /[a-z]+$/u.exec(cardinal)?.[0];
  if (last === undefined) return cardinal;
  const changed = ordinals[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return cardinal.slice(0, -last.length) + changed;
}

/** * † ‡ § and then each doubled, trebled … */
function chicago(value: number): string {
  if (value < 1 || value > 400) return String(value);
  return (["*", "†", "‡", "§"][(value - 1) % 4] ?? "").repeat(Math.floor((value - 1) / 4) + 1);
}

/** Chinese counting below ten thousand: 十二, 一百零五. */
function counting(value: number): string {
  if (value < 1 || value > 9999) return String(value);
  let text = "";
  let gap = false;
  for (const [worth, unit] of ideographs.units) {
    const digit = Math.floor(value / worth) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    if (gap) text += ideographs.digits[0];
    gap = false;
    text += `${digit === 1 && worth === 10 && text === "" ? "" : ideographs.digits[digit]}${unit}`;
  }
  return text;
}
