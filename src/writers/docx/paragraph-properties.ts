import { type FlowParagraph, type Run, type Shape, shapeOf } from "./flow.ts";
import { bulletList, type Numbering, type NumberPlan } from "./numbering.ts";
import type { Revisions } from "./revisions.ts";
import { element } from "./xml.ts";

/** What numbers are counted with, and tracked changes made with. */
interface Counters {
  numbering: Numbering;
  revisions: Revisions;
}

export interface Numbers {
  plan: NumberPlan | null;
  /** Numbers that Word would count differently, as text. */
  typed: Run[];
  /** The original's style and list, where the amended text has others. */
  previous: string;
}

export function numbersOf(piece: FlowParagraph, { numbering, revisions }: Counters): Numbers {
  const { status, original, amended } = piece;
  const counted = (shape: Shape | undefined) => Boolean(shape?.number) && shape?.kind !== "item";
  const changed =
    status === "plain" &&
    original &&
    amended &&
    (styleOf(original) !== styleOf(amended) ||
      counted(original) !== counted(amended) ||
      original.level !== amended.level);
  if (!changed) {
    const plan = counted(shapeOf(piece)) ? numbering.plan(piece) : null;
    return { plan, typed: plan && "typed" in plan ? typedNumber(piece) : [], previous: "" };
  }
  const before: FlowParagraph = { status: "delete", original, runs: [], remarks: [] };
  const after: FlowParagraph = { status: "insert", amended, runs: [], remarks: [] };
  const plans = {
    before: counted(original) ? numbering.plan(before) : null,
    after: counted(amended) ? numbering.plan(after) : null,
  };
  const own = element("w:pPr", {}, paragraphStyle(original), numberProperties(original, plans.before));
  return {
    plan: plans.after,
    typed: [
      ...(plans.before && "typed" in plans.before ? typedNumber(before) : []),
      ...(plans.after && "typed" in plans.after ? typedNumber(after) : []),
    ],
    previous: revisions.properties(own),
  };
}

/** The number as text and a tab; as a tracked change where the two texts print different ones. */
function typedNumber(piece: FlowParagraph): Run[] {
  const before = piece.original?.number;
  const after = piece.amended?.number;
  const text = (number: string) => `${number}\t`;
  if (piece.status !== "plain") return [{ status: piece.status, text: text(after ?? before ?? "") }];
  if (before === after || !before || !after) return [{ status: "plain", text: text(after ?? before ?? "") }];
  return [
    { status: "delete", text: text(before) },
    { status: "insert", text: text(after) },
  ];
}

function styleOf(shape: Shape): string {
  const level = Math.min(Math.max(shape.level, 1), 9);
  if (shape.kind === "heading") return `Heading${level}`;
  if (shape.kind === "annex") return "AnnexHeading";
  if (shape.kind === "numbered") return "NumberedParagraph";
  if (shape.kind === "item") return "ListBullet";
  return shape.kind === "caption" ? "Caption" : "Normal";
}

export function paragraphStyle(shape: Shape): string {
  const style = styleOf(shape);
  return style === "Normal" ? "" : element("w:pStyle", { "w:val": style });
}

export function numberProperties(shape: Shape, plan: NumberPlan | null): string {
  const counted = (level: number, list: number) =>
    element("w:numPr", {}, element("w:ilvl", { "w:val": level }), element("w:numId", { "w:val": list }));
  if (shape.kind === "item") return counted(Math.min(shape.level, 8), bulletList);
  return plan && "list" in plan ? counted(plan.level, plan.list) : "";
}
