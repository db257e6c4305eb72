import type { Dated } from "../dated.ts";
import type { ActHead, Life, Machine } from "./types.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** A lifecycle as Markdown: its phases, its table and its timers, as the program runs them. */
export function printMachine<S extends Life, A extends ActHead, R>(title: string, machine: Machine<S, A, R>): string {
  const phases = Object.entries<string>(machine.phases).map(([phase, meaning]) => line([`\`${phase}\``, meaning]));
  const rows = machine.rows.map((row) =>
    line([
      row.act,
      row.from.join(", "),
      row.to === "same" ? "(as it is)" : row.to,
      row.by.join(", "),
      row.where ?? "",
      row.unless ?? "",
    ]),
  );
  const timers = machine.timers.map((timer) =>
    line([timer.name, timer.from.join(", "), timer.to === "same" ? "(as it is)" : timer.to, timer.when]),
  );
  const byTime = [line(["by time alone", "from", "to", "when it has passed"]), "|---|---|---|---|", ...timers, ""];
  return [
    `## ${title}`,
    "",
    line(["phase", "meaning"]),
    "|---|---|",
    ...phases,
    "",
    line(["act", "from", "to", "by", "where", "refused"]),
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    ...(timers.length > 0 ? byTime : []),
  ].join("\n");
}

/** Dated rules as a Markdown table: what, from and until when, the rule, its source and how it is known. */
export function printRules(title: string, groups: Readonly<Record<string, readonly Dated<unknown>[]>>): string {
  const said = (value: unknown): string => (typeof value === "number" ? String(value) : JSON.stringify(value));
  const rows = Object.entries(groups).flatMap(([what, rules]) =>
    rules.map(({ from, until, value, source, confidence }) =>
      line([what, `${from} to ${until ?? "today"}`, said(value), source, confidence]),
    ),
  );
  const head = line(["rule", "in force", "value", "source", "known"]);
  return [`## ${title}`, "", head, "|---|---|---|---|---|", ...rows, ""].join("\n");
}
