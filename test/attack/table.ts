import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Attack } from "./attack.ts";
import { families } from "./families.ts";

const page = join(dirname(dirname(import.meta.dirname)), "docs", "attacks.md");
const [begin, end] = ["<!-- table: npm run attack table -->", "<!-- end of table -->"];

/** The table in docs/attacks.md as the attacks give it. */
export function attackTable(): string {
  const sections = Object.entries(families).map(([family, rows]) =>
    [
      `### ${capital(family)}`,
      "",
      "| attack | by | what is done | what meets it | how it ends |",
      "|---|---|---|---|---|",
      ...rows.map(rowOf),
      "",
    ].join("\n"),
  );
  return sections.join("\n");
}

function rowOf({ name, who, does, defence, expected, beyond }: Attack): string {
  const ends = beyond ? `**beyond the policy**: ${expected}` : expected;
  return `| ${[name, who === "nobody" ? "–" : who, does, defence, ends].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The table that stands on the page. */
export function tableOnPage(): string {
  return parts()[1];
}

export function writeTable(): void {
  const [before, , after] = parts();
  writeFileSync(page, `${before}${begin}\n\n${attackTable()}\n${end}${after}`);
}

function parts(): [before: string, table: string, after: string] {
  const [before = "", rest = ""] = readFileSync(page, "utf8").split(begin);
  const [table = "", after = ""] = rest.split(end);
  return [before, table.trim(), after];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
