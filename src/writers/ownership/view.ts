import {
  amountText,
  type Edge,
  type OwnershipAnswer,
  type OwnershipGraph,
  resemblanceText,
  type Standing,
  shareOf,
  shareText,
} from "#parties";

/** What to call a party in a text. */
export function nameOf(graph: OwnershipGraph, place: number): string {
  const party = graph.parties[place];
  if (!party) return "";
  if (party.names[0]) return party.names[0];
  return party.unidentified === undefined ? party.id : "somebody whom no source names";
}

/** The answer in one sentence. */
export function headline(graph: OwnershipGraph, answer: OwnershipAnswer): string {
  const name = nameOf(graph, answer.place);
  const { rule, verdict, owned, controlled } = answer;
  if (answer.listed) return `Yes: ${name} is listed itself.`;
  const together = rule.aggregates ? "listed parties together own" : "one listed party owns";
  const share = amountText(owned.share);
  if (verdict === "yes" && owned.verdict === "yes")
    return `Yes: ${together} ${share} of ${name}; it ${rule.consequence}.`;
  if (verdict === "yes") return `Yes: a listed party controls ${name}; it ${rule.consequence}.`;
  if (verdict === "no") return `No: ${together} ${share} of ${name}, and ${need(answer)} is needed.`;
  if (answer.holders.length === 0) return `It cannot be excluded: no source says who owns ${name}.`;
  const control = controlled?.verdict === "cannot be excluded" ? "; control by a listed party is possible" : "";
  return `It cannot be excluded: ${together} ${share} of ${name}, and ${need(answer)} is enough${control}.`;
}

function need({ rule }: OwnershipAnswer): string {
  return rule.reached === "at" ? `${rule.threshold} %` : `more than ${rule.threshold} %`;
}

export const standings: Readonly<Record<Standing, string>> = {
  listed: "listed",
  "perhaps listed": "perhaps listed",
  counts: "counts as listed",
  "may count": "may count as listed",
  clear: "not listed",
};

/** Whose holdings are meant where no listed party is certain, or too many are to be told apart. */
export const nobodySure = "all who may be listed";

/** What a party is, with whom it resembles: "perhaps listed: NAME, 0.93". */
export function standingText(answer: OwnershipAnswer, place: number): string {
  const found = answer.identity?.resembling.find((each) => each.place === place);
  if (!found || answer.standing(place) !== "perhaps listed") return standings[answer.standing(place)];
  const { name, probability } = found;
  return `perhaps listed: ${name}${probability === undefined ? "" : `, ${probability.toFixed(2)}`}`;
}

/** Who resembles whom, then both answers: if none of them is the listed party, and if all are. */
export function identityLines(graph: OwnershipGraph, { identity }: OwnershipAnswer): string[] {
  if (!identity) return [];
  const { resembling, ifNone, ifAll } = identity;
  const one = resembling.length === 1;
  return [
    ...resembling.slice(0, 50).map((each) => `${nameOf(graph, each.place)} is perhaps ${resemblanceText(each)}`),
    ...(resembling.length > 50 ? [`and ${resembling.length - 50} more`] : []),
    `If ${one ? "it is not" : "none of them is"}: ${headline(graph, ifNone)}`,
    `If ${one ? "it is" : "all of them are"}: ${headline(graph, ifAll)}`,
  ];
}

/** What one party has in another, in few words: "60 %", "25 to 50 %, votes 30 %", "directs". */
export function holdingText({ ownership, indirect, votes, held }: Edge): string {
  const parts: string[] = [];
  if (ownership) parts.push(shareText(shareOf(ownership.stake)) + (ownership.conflict ? " (sources differ)" : ""));
  if (indirect) parts.push(`${shareText(shareOf(indirect.stake))} indirectly`);
  if (votes) parts.push(`votes ${shareText(shareOf(votes.stake))}`);
  const words: Readonly<Record<string, string>> = {
    appointment: "appoints the board",
    control: "controls",
    consolidation: "consolidates it",
    influence: "influence",
    trust: "by a trust",
    acting: "acted for",
    management: "manages",
    economic: "profits",
    nominee: "nominee",
    sister: "sister company",
    together: "acts together with it",
    other: "linked",
  };
  for (const interest of new Set(held.map(({ statement }) => statement.interest)))
    if (words[interest]) parts.push(words[interest]);
  return parts.join(", ");
}

/** The statements behind a holding: what each source says, when, in its own words. */
export function evidenceOf({ held }: Edge): string[] {
  return held.slice(0, 20).map(({ statement, certain }) => {
    const { source, words, saidOf, from, to, stated, share, id } = statement;
    const dates = [
      from && `from ${from.original}`,
      to && `to ${to.original}`,
      stated && `stated ${stated}`,
      certain ? "" : "not certain on the day",
    ];
    const said = saidOf === undefined ? words : `${words} (said of the ${saidOf === "asset" ? "one held" : "holder"})`;
    return [`${source}: ${said}${share ? ` ${shareText(share)}` : ""}`, ...dates, `[${id}]`].filter(Boolean).join(", ");
  });
}
