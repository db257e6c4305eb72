import type { Change, ChangeClass } from "#compare";
import { explain } from "../ledger/binding.ts";
import { checkedAndNot, gradeOf, gradeText } from "../ledger/grades.ts";
import { classLabels } from "../ledger/labels.data.ts";
import { excerpt, type Piece, piecesOf } from "../ledger/pieces.ts";
import { kindOf, type LedgerView, placeOf, sectionOf } from "../ledger/view.ts";
import { escapeInline, escapeStart } from "../markdown-escape.ts";

/** Every change under a heading of its own. */
export function changeSections(view: LedgerView): string[] {
  if (view.ledger.changes.length === 0) return [];
  return ["## Changes", ...view.ledger.changes.flatMap((change) => section(view, change))];
}

function section(view: LedgerView, change: Change): string[] {
  const { found, unchecked } = checkedAndNot(change);
  const told = explain(view, change.binding);
  const binding = told.facts.map((fact) => `${fact.label}: ${fact.text}`).join(" · ");
  const items = [
    ...found.map((each) => classItem(view, each)),
    ...(unchecked.length > 0 ? [`- not checked: ${unchecked.join(", ")}`] : []),
    `- **${told.title}**${binding ? `: ${plain(binding)}` : ""}`,
    ...told.flags.map((flag) => `- **${plain(flag)}**`),
  ];
  const headings = sectionOf(view, change.section);
  const where = headings.length > 0 ? [`*${plain(headings.join(" › "))}*`] : [];
  return [
    `### ${change.id} ${kindOf(change)}: ${plain(placeOf(view, change))}`,
    ...where,
    words(excerpt(piecesOf(change), 160)),
    items.join("\n"),
  ];
}

function classItem(view: LedgerView, found: ChangeClass): string {
  const told = gradeOf(view, found);
  const grade = told ? `: ${plain(gradeText(told))}` : "";
  const trigger = found.span ? ` (“${plain(found.span.text)}”, ${found.span.side})` : "";
  return `- ${classLabels[found.class]}${grade}${trigger}, rule \`${found.rule.replaceAll("`", "")}\``;
}

/** An excerpt with <del> and <ins>: Markdown's own marks fail where a word meets punctuation. */
function words(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => {
    if (piece.op === "gap") return " … ";
    const shown = plain(piece.text.replace(/\u2029|\n\n/gu, " ¶ "));
    if (piece.op === "keep") return shown;
    return piece.op === "delete" ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
  });
  return escapeStart(text.join("").trim());
}

function plain(text: string): string {
  return escapeInline(text.replace(/\s+/gu, " "));
}
