import { roles } from "../actor.ts";
import { actRights, readingRights, roleRights } from "./rights.data.ts";
import { type Right, relations } from "./words.ts";

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const head = (...cells: string[]): string[] => [line(cells), `|${"---|".repeat(cells.length)}`];

/** The table of rights as Markdown, as the program runs it. */
export function printRights(): string {
  const seen = roles.map((role) => {
    const { means, ceiling, sees } = roleRights[role];
    const what = sees === "cleared" ? "all of it" : "above unclassified: own, or of his delegation";
    return line([role, means, ceiling, what]);
  });
  return [
    "## Roles",
    "",
    ...head("role", "who", "sees at most", "of that"),
    ...seen,
    "",
    "## Relations",
    "",
    ...head("relation", "what the action is about must be"),
    ...Object.entries(relations).map((cells) => line(cells)),
    "",
    ...section("Reading, and what is done without an act", readingRights),
    ...section("Official acts", actRights),
  ].join("\n");
}

function section(title: string, rights: Readonly<Record<string, Right>>): string[] {
  const rows = Object.entries(rights).map(([action, right]) =>
    line([action, who(right), right.blind ? "not looked at" : "must be seen", right.means ?? "", right.differs ?? ""]),
  );
  return [`## ${title}`, "", ...head("action", "role: relation", "subject", "meaning", "differs"), ...rows, ""];
}

function who({ by }: Right): string {
  const entries = Object.entries(by);
  const same = new Set(entries.map(([, relation]) => relation));
  if (entries.length === roles.length && same.size === 1) return `everybody: ${[...same].join()}`;
  return entries.map(([role, relation]) => `${role}: ${relation}`).join(", ");
}
