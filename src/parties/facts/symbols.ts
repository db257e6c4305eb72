import type { Fact } from "./fact.ts";

/** First parts of document symbols: organs of the United Nations, its press releases, and bodies that follow its scheme. */
const organs = new Set(
  "A S E T ST SC GA SG DP TD ID HS HRI INF CCPR CERD CEDAW CRC CRPD CAT CED CMW DPKO UNEP UNDP FCCC CBD IAEA INFCIRC GOV GC WHO EB NPT CD BWC CCW ICC DP-FPA SPLOS ISBA LOS PC ICEF ECE ESCAP ECA WT DOC".split(
    " ",
  ),
);
const symbolShape =
  /(?<![\p{L}\p{N}/])[A-Z][A-Z-]{0,7}\/[A-Za-z0-9][A-Za-z0-9/._-]{0,60}(?:\(\d{1,4}\)|\([A-Z]{1,5}\))?(?: \(\d{4}\))?/gu;
const resolutionWord =
  /(?<!\p{L})(?:(general assembly|security council|human rights council|economic and social council) )?(resolutions?|résolutions?|resolución|resoluciones|резолюци(?:я|и|й|ю|ей|ями|ях|ям)|decisions?)(?= \d)/giu;
/** A number with its year, or, until 1976, with the session: "2397 (2017)", "79/1", "671 A (XXV)", "3201 (S-VI)". */
const item =
  /[ ]?(\d{1,4}(?:\/\d{1,4})?[A-Z]?)(?![\d\p{L}])(?:(?<letter> [A-Z])? ?\((?<session>(?:S-|ES-)?[IVXL]{1,8})\)| ?\(\d{4}\))?/uy;
const joint = /(?:,|;|,? (?:and|et|y|и|or|as well as))(?= \d)/uy;
const chineseResolution = /第 ?(\d{1,4})(?: ?[(（]\d{4}[)）])? ?号决议/gu;
const listed = 200;

/** Symbols of documents: "S/2018/171", "S/RES/2397 (2017)", "resolutions 1718 (2006) and 2397 (2017)", "SC/13506". */
export function findSymbols(text: string): Fact[] {
  const facts: Fact[] = [];
  if (text.includes("/"))
    for (const match of text.matchAll(symbolShape)) {
      const symbol = trim(match[0]);
      if (!isSymbol(symbol)) continue;
      facts.push(fact(match.index, match.index + symbol.length, symbol.replace(/ \(\d{4}\)$/u, "")));
    }
  if (/olu[tc]i|олюци|ecision/iu.test(text))
    for (const match of text.matchAll(resolutionWord)) addListed(facts, text, match);
  if (text.includes("号决议"))
    for (const match of text.matchAll(chineseResolution))
      facts.push(fact(match.index, match.index + match[0].length, `S/RES/${match[1]}`));
  return facts;
}

function addListed(facts: Fact[], text: string, match: RegExpExecArray): void {
  const decision = /^d/iu.test(match[2] ?? "");
  let start = match.index + (match[1] ? match[1].length + 1 : 0);
  let at = match.index + match[0].length;
  for (let count = 0; count < listed; count++) {
    item.lastIndex = at;
    const number = item.exec(text);
    if (!number?.[1]) return;
    const end = at + number[0].length;
    const begin = count === 0 ? start : end - number[0].trimStart().length;
    const { letter = "", session } = number.groups ?? {};
    if (session !== undefined) facts.push(fact(begin, end, `resolution ${number[1]}${letter} (${session})`));
    else if (!(decision && !number[1].includes("/")))
      facts.push(fact(begin, end, named(number[1], match[1], decision)));
    joint.lastIndex = end;
    const next = joint.exec(text);
    if (!next) return;
    at = end + next[0].length;
    start = at;
  }
}

function named(number: string, organ: string | undefined, decision: boolean): string {
  if (decision) return `decision ${number}`;
  if (!number.includes("/")) return `S/RES/${number}`;
  if (organ && /general/iu.test(organ)) return `A/RES/${number}`;
  return `resolution ${number}`;
}

/** Takes a sentence's own punctuation off the end. */
function trim(symbol: string): string {
  return symbol.replace(/[._/-]{1,8}$/u, "");
}

function isSymbol(symbol: string): boolean {
  if (!/\d/u.test(symbol)) return false;
  const organ = symbol.slice(0, symbol.indexOf("/"));
  return organs.has(organ) || (symbol.split("/").length > 2 && organ.length <= 5 && /\/\d/u.test(symbol));
}

function fact(start: number, end: number, symbol: string): Fact {
  return { start, end, kind: "symbol", value: `symbol:${symbol}` };
}
