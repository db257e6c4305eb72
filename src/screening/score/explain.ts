import type { Evidence, Hit, Score } from "../types.ts";
import { namePart } from "./names.ts";

/** A score in plain sentences, the verdict first, then what speaks for, what contradicts, what is missing. */
export function explain(hit: Hit | Score): string[] {
  const score = "score" in hit ? hit.score : hit;
  const about = "score" in hit ? `${hit.caption} (${hit.dataset}): ` : "";
  const sentences = [`${about}${grade(score.probability)}, from ${score.coverage}.`];
  for (const evidence of score.for) sentences.push(`For: ${evidence.detail} (${amount(evidence)}).`);
  for (const evidence of score.against) sentences.push(`Against: ${evidence.detail} (${amount(evidence)}).`);
  const parts = score.missing.filter((what) => what.startsWith(namePart)).map((what) => what.slice(namePart.length));
  const facts = score.missing.filter((what) => !what.startsWith(namePart));
  if (parts.length > 0) sentences.push(`Only in one of the names: ${parts.join(", ")}.`);
  if (facts.length > 0) sentences.push(`Not known on one side: ${facts.join(", ")}.`);
  return sentences;
}

const amount = ({ weight }: Evidence): string => `${weight > 0 ? "+" : "−"}${Math.abs(weight).toFixed(1)}`;

function grade(probability: number): string {
  const percent =
    probability >= 0.995 ? "over 99 %" : probability < 0.01 ? "under 1 %" : `${Math.round(100 * probability)} %`;
  const words =
    probability >= 0.97
      ? "almost certainly the same"
      : probability >= 0.7
        ? "probably the same"
        : probability >= 0.3
          ? "possibly the same"
          : "probably another";
  return `${words}, ${percent}`;
}
