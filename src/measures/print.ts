import { measures, resolutions } from "./measures.data.ts";
import { measureId } from "./measures.ts";
import { electedMembers, membersSource } from "./members.data.ts";
import { joined, memberStates, statesSource } from "./states.data.ts";
import { votes } from "./votes.data.ts";
import { tally } from "./votes.ts";

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");

/** The tables of this room as Markdown. */
export function printMeasures(): string {
  const reports = resolutions.map(({ number, day, report, known }) => [
    number,
    day,
    report ? `${report.days} days (paragraph ${report.paragraph})` : "",
    known,
  ]);
  const imposed = measures.map((one) => [
    measureId(one),
    one.kind,
    one.what,
    one.direction,
    one.cap ? `${one.cap.amounts.map(({ amount, unit }) => `${amount} ${unit}`).join(" or ")}, ${one.cap.period}` : "",
    one.hs?.join(" ") ?? "",
    `${one.from} to ${one.until ?? "today"}`,
    one.known,
  ]);
  const cast = votes.map((vote) => {
    const { for: yes = 0, against = 0, abstained = 0 } = tally(vote) ?? {};
    return [vote.subject, vote.day, `${yes}-${against}-${abstained}`, vote.source];
  });
  return [
    "## Resolutions, and the report that each asks of states",
    table(["resolution", "adopted", "report within", "known"], reports),
    `Asked are the ${memberStates.length} member states (${statesSource}): ${memberStates.join(" ")}. Members only since: ${Object.entries(
      joined,
    )
      .map(([state, day]) => `${state} ${day}`)
      .join(", ")}.`,
    "## Measures",
    table(["paragraph", "kind", "what", "direction", "cap", "HS", "in force", "known"], imposed),
    "## Votes (for, against, abstained)",
    table(["text", "day", "votes", "source"], cast),
    "## Elected members",
    `Beside CN, FR, GB, RU and US. Source: ${membersSource}.`,
    table(["year", "members"], Object.entries(electedMembers)),
    "",
  ].join("\n\n");
}
