import type { Change, ChangeClass } from "#compare";
import { type Explanation, explain, explainUnfulfilled } from "../ledger/binding.ts";
import { checkedAndNot, gradeOf, gradeText } from "../ledger/grades.ts";
import { classLabels } from "../ledger/labels.data.ts";
import { excerpt, type Piece, piecesOf } from "../ledger/pieces.ts";
import { kindOf, type LedgerView, placeOf, sectionOf } from "../ledger/view.ts";
import type { Paint, Role } from "./paint.ts";
import { type Run, wrap } from "./wrap.ts";

const context = 60;

/** Every change, one by one: place, classes with their rule and grades, who asked, and the words. */
export function changeLines(view: LedgerView, width: number, paint: Paint): string[] {
  return view.ledger.changes.flatMap((change) => ["", ...oneChange(view, change, width, paint)]);
}

function oneChange(view: LedgerView, change: Change, width: number, paint: Paint): string[] {
  const section = sectionOf(view, change.section).at(-1);
  const told = explain(view, change.binding);
  const { found, unchecked } = checkedAndNot(change);
  const title: Run[] = [
    { role: "strong", text: `${change.id}  ${kindOf(change)}  ` },
    ...(isBare(told) ? [{ role: "silent" as const, text: `${told.title}  ` }] : []),
    { role: "plain", text: placeOf(view, change) },
  ];
  if (section) title.push({ role: "quiet", text: `  in “${section}”` });
  return [
    ...wrap(title, width, "", "    ", paint),
    ...found.flatMap((each) => wrap(classRuns(view, each), width, "    ", "      ", paint)),
    ...(unchecked.length > 0
      ? wrap([{ role: "quiet", text: `not checked: ${unchecked.join(", ")}` }], width, "    ", "      ", paint)
      : []),
    ...(isBare(told) ? [] : bindingLines(told, width, paint)),
    ...wrap(pieceRuns(excerpt(piecesOf(change), context)), width, "    ", "    ", paint),
  ];
}

/** "certainty lowered: 6 established → 2 attributed  “reportedly”  [certainty/reportedly]" */
function classRuns(view: LedgerView, found: ChangeClass): Run[] {
  const runs: Run[] = [{ role: "plain", text: classLabels[found.class] }];
  const grade = gradeOf(view, found);
  if (grade) runs.push({ role: "plain", text: `: ${gradeText(grade)}` });
  if (found.span && found.span.text !== found.from && found.span.text !== found.to)
    runs.push({ role: "plain", text: `  “${found.span.text}”` });
  runs.push({ role: "quiet", text: `  [${found.rule}]` });
  return runs;
}

/** Silent and nothing more to say: one word beside the kind says it. */
function isBare({ status, facts, flags }: Explanation): boolean {
  return status === "silent" && facts.length === 0 && flags.length === 0;
}

function bindingLines(told: Explanation, width: number, paint: Paint): string[] {
  const role: Role = told.status === "silent" ? "silent" : "bound";
  return [
    ...wrap([{ role, text: told.title }], width, "    ", "    ", paint),
    ...told.facts.flatMap((fact) =>
      wrap([{ role: "quiet", text: `${fact.label}: ${fact.text}` }], width, "      ", "        ", paint),
    ),
    ...told.flags.flatMap((flag) => wrap([{ role: "silent", text: `! ${flag}` }], width, "      ", "        ", paint)),
  ];
}

/** Deleted words as [-…-], inserted ones as {+…+}, left-out ones as "…". */
export function pieceRuns(pieces: readonly Piece[]): Run[] {
  return pieces.map((piece): Run => {
    const text = piece.text.replaceAll("\u2029", " ¶ ").replaceAll("\n\n", " ¶ ").replaceAll("\t", " | ");
    if (piece.op === "delete") return { role: "removed", text: `[-${text}-]` };
    if (piece.op === "insert") return { role: "added", text: `{+${text}+}` };
    return piece.op === "gap" ? { role: "quiet", text: "… " } : { role: "plain", text };
  });
}

/** Requests, decisions and declared corrections that fit no change. */
export function unfulfilledLines(view: LedgerView, width: number, paint: Paint): string[] {
  const items = view.ledger.bindings?.unfulfilled ?? [];
  if (items.length === 0) return [];
  const lines = items.flatMap((item) => {
    const told = explainUnfulfilled(view, item);
    return [
      ...wrap([{ role: "silent", text: `! ${told.title}` }], width, "  ", "    ", paint),
      ...told.facts.flatMap((fact) =>
        wrap([{ role: "plain", text: `${fact.label}: ${fact.text}` }], width, "    ", "      ", paint),
      ),
    ];
  });
  return ["", paint("strong", "Requests and corrections without their change"), ...lines];
}
