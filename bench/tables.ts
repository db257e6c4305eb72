import { type Gate, passes } from "./score.ts";

/** A table in Markdown that also reads well on a terminal. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}

/** "0.998 ok", "0.91 MISS", "–" where there was no case. */
export function verdict(gate: Gate): string {
  if (gate.value === null) return "–";
  return `${format(gate.value)} ${passes(gate) ? "ok" : "MISS"}`;
}

export function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
}

/** Gates one a line: figure, limit, verdict. */
export function gateTable(gates: Gate[]): string {
  return table(
    ["measure", "measured", "to reach", "cases", ""],
    gates.map((gate) => [
      gate.name,
      gate.value === null ? "–" : format(gate.value),
      `${gate.atLeast ? "≥" : "≤"} ${format(gate.limit)}`,
      String(gate.cases),
      gate.value === null ? "no case" : passes(gate) ? "ok" : "MISS",
    ]),
  );
}
