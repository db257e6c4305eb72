import type { Word } from "#names";
import type { Fact } from "./fact.ts";

interface Rule {
  name: string;
  /** The first group is the identifier; without a group the whole match. */
  pattern: RegExp;
  /** What the text must hold for the rule to be tried at all. */
  needs: RegExp;
  check?: (id: string) => boolean;
  /** Letters and digits in a row that the text must hold. */
  least?: number;
}

const cueEnd = "[\\s:.#№]{0,3}(?:(?:numbers?|nos?|num|code|id|n[o°º])\\b[\\s:.#№]{0,3})?";
const rules: Rule[] = [
  {
    name: "passport",
    needs: /passport/iu,
    pattern: new RegExp(`\\bpassport\\b${cueEnd}((?=[A-Z]{0,3}\\d)[A-Z0-9]{5,12})(?![\\p{L}\\p{N}])`, "giu"),
  },
  { name: "imo", needs: /IMO/u, pattern: new RegExp(`\\bIMO\\b${cueEnd}(\\d{7})(?!\\d)`, "giu") },
  { name: "imo", needs: /IMO/u, pattern: /(?<![\d.,/-])\d{7}(?![\d/-]|[.,]\d)/gu, check: isImo },
  { name: "mmsi", needs: /MMSI/u, pattern: new RegExp(`\\bMMSI\\b${cueEnd}(\\d{9})(?!\\d)`, "giu") },
  { name: "un-list", needs: /[A-Z]{2}[eip][. ]/u, pattern: /(?<![\p{L}\p{N}])[A-Z]{2}[eip]\.? ?\d{3}(?!\d)/gu },
  {
    name: "lei",
    needs: /\d/u,
    least: 20,
    pattern: /(?<![\p{L}\p{N}])[A-Z0-9]{18}\d{2}(?![\p{L}\p{N}])/gu,
    check: isLei,
  },
  {
    name: "inn",
    needs: /INN|ИНН/u,
    pattern: new RegExp(`(?<!\\p{L})(?:INN|ИНН)(?!\\p{L})${cueEnd}(\\d{10}(?:\\d{2})?)(?!\\d)`, "gu"),
    check: isInn,
  },
  {
    name: "ogrn",
    needs: /OGRN|ОГРН/u,
    pattern: new RegExp(`(?<!\\p{L})(?:OGRN|ОГРН)(?!\\p{L})${cueEnd}(\\d{13})(?!\\d)`, "gu"),
  },
  {
    name: "bic",
    needs: /SWIFT|BIC/u,
    pattern: new RegExp(
      `\\b(?:SWIFT|BIC)(?:/BIC)?\\b${cueEnd}([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![\\p{L}\\p{N}])`,
      "gu",
    ),
  },
  {
    name: "registration",
    needs: /registration|tail number|registered as/iu,
    pattern:
      /\b(?:registration|tail number|registered as)(?: (?:number|no\.?|mark))?[:\s]{1,2}((?=[A-Z0-9-]{0,4}-)[A-Z0-9]{1,3}-[A-Z0-9]{2,6})(?![\p{L}\p{N}])/giu,
  },
  { name: "wallet", needs: /0x/u, least: 42, pattern: /(?<![\p{L}\p{N}])0x[a-fA-F0-9]{40}(?![\p{L}\p{N}])/gu },
  { name: "wallet", needs: /bc1/u, least: 28, pattern: /(?<![\p{L}\p{N}])bc1[a-z0-9]{25,59}(?![\p{L}\p{N}])/gu },
  {
    name: "wallet",
    needs: /\d/u,
    least: 26,
    pattern: /(?<![\p{L}\p{N}])(?:[13][1-9A-HJ-NP-Za-km-z]{25,33}|T[1-9A-HJ-NP-Za-km-z]{33})(?![\p{L}\p{N}])/gu,
    check: isMixed,
  },
];

/** Identifiers of ships, persons, firms and accounts, each after its cue or by its check digit. */
export function findIdentifiers(text: string, words: readonly Word[]): Fact[] {
  const facts: Fact[] = [];
  if (!/\d{3}|SWIFT|BIC|-[A-Z0-9]{2}/u.test(text)) return facts;
  const longest = words.reduce((most, word) => Math.max(most, word.end - word.start), 0);
  for (const rule of rules) {
    if ((rule.least ?? 0) > longest || !rule.needs.test(text)) continue;
    for (const match of text.matchAll(rule.pattern)) {
      const id = match[1] ?? match[0];
      if (rule.check && !rule.check(id)) continue;
      const end = match.index + match[0].length;
      facts.push({
        start: end - id.length,
        end,
        kind: "identifier",
        value: `identifier:${rule.name}:${normal(rule.name, id)}`,
      });
    }
  }
  return facts;
}

function normal(name: string, id: string): string {
  return name === "un-list" ? id.replace(/[. ]{1,2}/u, ".") : id;
}

/** True where seven digits are a ship's IMO number: the last digit of Σ digit × weight (7 … 2) is the seventh (IMO A.1117(30)). */
export function isImo(id: string): boolean {
  if (!/^\d{7}$/u.test(id)) return false;
  let sum = 0;
  for (let index = 0; index < 6; index++) sum += Number(id[index]) * (7 - index);
  return sum > 0 && sum % 10 === Number(id[6]);
}

/** True where twenty characters are a legal entity identifier: ISO 17442, modulo 97-10. */
export function isLei(id: string): boolean {
  let rest = 0;
  for (const character of id)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return id.length === 20 && rest === 1;
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** True where ten or twelve digits are a Russian taxpayer number with right check digits. */
export function isInn(id: string): boolean {
  const digitAt = (place: number): boolean => {
    const weights = innWeights.slice(innWeights.length - place);
    const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
    return (sum % 11) % 10 === Number(id[place]);
  };
  return id.length === 10 ? digitAt(9) : digitAt(10) && digitAt(11);
}

/** Wallet addresses mix digits, capitals and small letters; long numbers and words do not. */
function isMixed(id: string): boolean {
  return /\d/u.test(id.slice(1)) && /[A-Z]/u.test(id) && /[a-z]/u.test(id);
}
