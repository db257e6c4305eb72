import type { AnsweredHit } from "#screening";
import { painter } from "../terminal/paint.ts";
import { harmless, isolated } from "../terminal/width.ts";
import { wrap } from "../terminal/wrap.ts";
import { decisionText } from "./cells.ts";

const shown = (text: string): string => isolated(harmless(text));

/** A hit for the terminal: who, where and since when listed, and every step of the reasoning on a line of its own. */
export function hitToTerminal(hit: AnsweredHit, colour: boolean, width: number): string {
  const paint = painter(colour);
  const [verdict, ...steps] = hit.explanation;
  const listed = [
    hit.authorities.join(", ") || hit.list,
    hit.references.join(", "),
    hit.programmes.join(", "),
    hit.since.length > 0 ? `listed since ${hit.since.join(", ")}` : "",
  ].filter(Boolean);
  const lines = [
    `  ${paint("strong", shown(hit.caption))}  ${paint("quiet", `(${hit.schema}, ${shown(hit.id)})`)}`,
    ...wrap([{ role: "plain", text: listed.join("; ") }], width, "    ", "    ", paint),
    `    ${shown(hit.askedName)} ~ ${shown(hit.listedName)}: ${shown(verdict ?? "")}`,
    ...steps.flatMap((step) =>
      wrap([{ role: step.startsWith("Against") ? "lost" : "plain", text: step }], width, "      ", "        ", paint),
    ),
  ];
  const decided = decisionText(hit);
  if (decided !== "") lines.push(`    ${paint("bound", shown(decided))}`);
  return lines.join("\n");
}
