import type { Ledger } from "#compare";
import { provenance } from "../ledger/binding.ts";
import { firstOfAll } from "../ledger/cautions.ts";
import { count } from "../ledger/numbers.ts";
import { documentFacts, headline, ledgerTitle } from "../ledger/summary.ts";
import { type LedgerView, viewOf } from "../ledger/view.ts";
import { escapeInline } from "../markdown-escape.ts";
import { changeSections } from "./changes.ts";
import { tables } from "./tables.ts";

/**
 * A ledger as Markdown (CommonMark with GFM tables) for a report: the result in sentences, who asked, who lost
 * mentions, every change with its rule, binding and words (in `<del>` and `<ins>`), and what
 * was not checked.
 */
export function ledgerToMarkdown(ledger: Ledger): string {
  const view = viewOf(ledger);
  const parts = [...opening(view), ...tables(view), ...changeSections(view)];
  return `${parts.join("\n\n")}\n`;
}

function opening(view: LedgerView): string[] {
  const { documents } = view.ledger;
  const title = escapeInline(oneLine(ledgerTitle(view, "Two versions of a report")));
  const versions = (["original", "amended"] as const).map((side) => {
    const document = documents[side];
    const facts = [
      ...(document.file === undefined ? [] : [escapeInline(oneLine(document.file))]),
      ...documentFacts(document, [count(document.blocks, "passage"), count(document.words, "word")]),
    ];
    return `- ${side === "original" ? "Original" : "Amended"}: ${facts.join(", ")}`;
  });
  const source = view.ledger.bindings === null ? [] : [escapeInline(oneLine(provenance(view.ledger)))];
  const cautions = firstOfAll(view).map((sentence) => `- **${escapeInline(oneLine(sentence))}**`);
  return [
    `# ${title}: ledger of changes`,
    versions.join("\n"),
    ...(cautions.length > 0 ? ["Before reading:", cautions.join("\n")] : []),
    escapeInline(oneLine(headline(view).join(" "))),
    ...source,
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
