import type { AnsweredHit, AnsweredRow } from "#screening";

/** A column of the result: its name, and what a hit says in it. */
interface HitColumn {
  name: string;
  of: (hit: AnsweredHit) => string;
}

/** Two digits for people. Never 1: nothing is certain. */
export function probabilityText(probability: number): string {
  return probability >= 0.995 ? "> 0.99" : probability.toFixed(2);
}

const percent = (value: number): string => value.toFixed(4);

/** Columns that tell a hit, in their order; stable. */
const hitColumns: readonly HitColumn[] = [
  { name: "hit id", of: ({ id }) => id },
  { name: "list", of: ({ list }) => list },
  { name: "authority", of: ({ authorities }) => authorities.join("; ") },
  { name: "kind", of: ({ schema }) => schema },
  { name: "listed as", of: ({ caption }) => caption },
  { name: "name asked", of: ({ askedName }) => askedName },
  { name: "name matched", of: ({ listedName }) => listedName },
  { name: "probability", of: ({ probability }) => percent(probability) },
  { name: "coverage", of: ({ coverage }) => coverage },
  { name: "explanation", of: ({ explanation }) => explanation.join(" ") },
  { name: "contradictions", of: ({ against }) => against.map(({ detail }) => detail).join("; ") },
  { name: "missing", of: ({ missing }) => missing.join("; ") },
  { name: "listed since", of: ({ since }) => since.join("; ") },
  { name: "reference", of: ({ references }) => references.join("; ") },
  { name: "programmes", of: ({ programmes }) => programmes.join("; ") },
  { name: "decision", of: decisionText },
  { name: "evidence", of: ({ fingerprint }) => fingerprint },
];

/** "false positive (A. Reviewer, 2026-11-01: other person)", or why it was reopened. */
export function decisionText({ decision, reopened }: AnsweredHit): string {
  const made = decision ?? reopened;
  if (!made) return "";
  const text = `${made.decision} (${made.by}, ${made.at.slice(0, 10)}: ${made.why})`;
  return decision ? text : `reopened, the evidence has changed; was ${text}`;
}

/** The header of a result table: row, the customer file's own columns, then ours; ours give way to names taken. */
export function headerCells(columns: readonly string[]): string[] {
  const taken = new Set(columns);
  const own = (name: string): string => (taken.has(name) ? `${name} (screening)` : name);
  return [own("row"), ...columns, ...["status", "remark", "hits", ...hitColumns.map(({ name }) => name)].map(own)];
}

/** The lines of one row: one a hit, or one alone where there is none. */
export function* lineCells(row: AnsweredRow, columns: readonly string[]): Generator<string[]> {
  const input = columns.map((_, column) => inputText(row.cells[column] ?? ""));
  const remark = [row.remark ?? "", surplus(row, columns.length)].filter(Boolean).join("; ");
  const start = [String(row.row), ...input, row.status, remark, String(row.hits.length)];
  if (row.hits.length === 0) yield [...start, ...hitColumns.map(() => "")];
  for (const hit of row.hits) yield [...start, ...hitColumns.map(({ of }) => of(hit))];
}

/** Several values of one cell, which readers of JSON join by a control character, as people write them. */
export function inputText(cell: string): string {
  return cell.replaceAll("\u001f", "; ");
}

function surplus({ cells }: AnsweredRow, columns: number): string {
  const more = cells.slice(columns).filter((cell) => cell !== "");
  return more.length === 0 ? "" : `the row has more cells than columns: ${more.map(inputText).join(", ")}`;
}
