import type { OwnershipAnswer, OwnershipGraph } from "#parties";
import { amountText, shareText } from "#parties";
import { painter } from "../terminal/paint.ts";
import { harmless } from "../terminal/width.ts";
import { evidenceOf, headline, holdingText, identityLines, nameOf, nobodySure, standingText } from "./view.ts";

const mostLines = 40;

/** The answer as text for a terminal: the sentence, the chains, the evidence, and what to know. */
export function ownershipToTerminal(graph: OwnershipGraph, answer: OwnershipAnswer, colour: boolean): string {
  const paint = painter(colour);
  const name = (place: number) => harmless(nameOf(graph, place));
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : ["", paint("strong", title), ...lines.slice(0, mostLines), ...more(lines.length - mostLines)];
  const { rule } = answer;
  return [
    paint("strong", harmless(headline(graph, answer))),
    `${rule.title} (since ${rule.since}), on ${answer.day}: ${rule.reading}`,
    ...section(
      "Perhaps listed under another name",
      identityLines(graph, answer).map((each) => `  ${harmless(each)}`),
    ),
    ...section(
      "Each listed party by itself",
      answer.separately.map(
        ({ parties, share, owned, controlled }) =>
          `  ${parties.map(name).join(" with ") || nobodySure}: ${amountText(share)}, owned ${owned}, controlled ${controlled}`,
      ),
    ),
    ...section(
      "Chains from listed parties",
      answer.chains.map(({ edges, product, counts, stops }) => {
        const steps = edges.map((edge) => `${name(edge.owner)} ─(${harmless(holdingText(edge))})→ `).join("");
        const ends = stops ? `stops at ${name(stops.asset)}` : counts === "yes" ? "counts" : "may count";
        return `  ${steps}${name(answer.place)}: ${ends}${product ? `; multiplied ${shareText(product)}` : ""}`;
      }),
    ),
    ...section(
      "Holders",
      answer.holders.map(
        (edge) =>
          `  ${name(edge.owner)} (${harmless(standingText(answer, edge.owner))}): ${harmless(holdingText(edge))}`,
      ),
    ),
    ...section(
      "Evidence",
      [...new Set([...answer.support, ...answer.holders, ...answer.chains.flatMap(({ edges }) => edges)])].flatMap(
        (edge) => [
          `  ${name(edge.owner)} → ${name(edge.asset)}`,
          ...evidenceOf(edge).map((each) => paint("quiet", `    ${harmless(each)}`)),
        ],
      ),
    ),
    ...section("Sources that contradict each other", conflictLines(graph, answer)),
    ...section(
      `Not in force on ${answer.day}`,
      answer.lapsed.map(
        ({ statement, why }) => `  ${why}: ${harmless(`${statement.source}, ${statement.words} [${statement.id}]`)}`,
      ),
    ),
    ...section(
      "To know",
      answer.remarks.map((each) => `  ${harmless(each)}`),
    ),
    "",
    paint("quiet", `Rule: ${rule.source.title}, ${rule.source.url}`),
  ].join("\n");
}

/** Contradictions, each source on a line of its own. */
export function conflictLines(graph: OwnershipGraph, answer: OwnershipAnswer): string[] {
  return answer.conflicts.flatMap(({ kind, owner, asset, accounts, statements }) => [
    harmless(`  ${nameOf(graph, owner)} and ${nameOf(graph, asset)}, ${kind}:`),
    ...accounts.map(({ source, share }) => harmless(`    ${source}: ${shareText(share)}`)),
    ...statements.map(({ source, words, interest }) => harmless(`    ${source}: ${words} (${interest})`)),
  ]);
}

const more = (count: number): string[] => (count > 0 ? [`  … and ${count} more; --format json has all`] : []);
