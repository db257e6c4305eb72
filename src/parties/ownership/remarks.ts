import type { Cascade, Tally } from "./cascade.ts";
import { type Effective, effectiveShare } from "./effective.ts";
import type { Edge, OwnershipGraph } from "./graph.ts";
import type { Listed } from "./listed.ts";
import type { RootAnswer } from "./roots.ts";
import type { OwnershipRule } from "./rules.data.ts";
import { amountText, type Share, shareOf, shareText, units, whole } from "./share.ts";
import type { Statement, Verdict } from "./types.ts";

export interface Facts {
  graph: OwnershipGraph;
  place: number;
  rule: OwnershipRule;
  listed: Listed;
  cascaded: Cascade;
  multiplied: Effective;
  holders: readonly Edge[];
  tally: Tally;
  verdict: Verdict;
  separately: readonly RootAnswer[];
  /** Statements that parties act together. */
  acting: readonly Statement[];
}

const mostNamed = 20;

/** What a person should know before relying on an answer, a sentence each. */
export function remarks(facts: Facts): string[] {
  return [
    ...onHolders(facts),
    ...onThreshold(facts),
    ...onMultiplying(facts),
    ...onActing(facts),
    ...onTogether(facts),
    ...onControl(facts),
    ...onListings(facts),
    ...onSources(facts),
  ];
}

function onHolders({ graph, place, holders, verdict, rule, tally }: Facts): string[] {
  const party = graph.parties[place];
  const owned = holders.filter((edge) => edge.cascade);
  const found: string[] = [];
  if (owned.length === 0 && party?.schema !== "Person") found.push("No source says who owns it.");
  const low = owned.reduce((sum, { cascade }) => sum + (cascade?.low ?? 0), 0);
  if (low > whole)
    found.push(`The holdings stated add up to at least ${shareText(exact(low))}; not all of them can be right.`);
  const left = Math.max(0, whole - low);
  const matters = tally.ownership.high + left >= units(rule.threshold);
  if (verdict === "no" && owned.length > 0 && left > 0 && matters)
    found.push(
      `Up to ${shareText(exact(left))} of it has no recorded owner; if listed parties held that, the answer would be another.`,
    );
  for (const { owner, indirect } of owned.filter((edge) => edge.indirect && edge.cascade !== edge.ownership?.stake))
    if (indirect)
      found.push(
        `${name(graph, owner)} is said to hold ${shareText(shareOf(indirect.stake))} indirectly and no source shows through whom; what cascades may be more.`,
      );
  return found;
}

function onThreshold({ tally, rule }: Facts): string[] {
  const { low, high } = tally.ownership;
  if (rule.id !== "eu" || low !== high || low !== units(50)) return [];
  return [
    rule.reached === "at"
      ? "It is exactly 50 %: enough since the EU's Best Practices of 3 July 2024; before, more than 50 % was needed."
      : "It is exactly 50 %: not enough on that day; it is since the EU's Best Practices of 3 July 2024.",
  ];
}

function onMultiplying({ graph, place, multiplied, tally, listed }: Facts): string[] {
  if (listed.certain.has(place)) return [];
  const share = effectiveShare(multiplied, place);
  const counted = shareOf(tally.ownership);
  const found: string[] = [];
  const same =
    Math.abs(share.low.percent - counted.low.percent) < 1e-4 &&
    Math.abs(share.high.percent - counted.high.percent) < 1e-4;
  if (!same)
    found.push(
      `Multiplied down the chains, listed parties own ${amountText(share)}; the rule counts ${amountText(counted)}, since what is owned to the threshold counts whole and what is not does not count.`,
    );
  const round = [...multiplied.circular].filter((at) => graph.parties[at]);
  if (round.length > 0)
    found.push(`Cross-holdings: ${listOf(graph, round)} own parts of themselves, through each other.`);
  return found;
}

function onActing({ graph, acting, rule }: Facts): string[] {
  const found = acting.slice(0, mostNamed).map(({ owner, asset, source, words, id }) => {
    const names = [owner, asset].map((each) => name(graph, graph.register.at.get(each) ?? -1));
    return `${names.join(" and ")} act together, as ${source} says (${words}, [${id}]).`;
  });
  const joint = graph.edges.filter(({ asset }) => rule.together && graph.parties[asset]?.joint);
  if (joint.length > 0)
    found.push(
      `${listOf(
        graph,
        joint.map(({ owner }) => owner),
      )} hold jointly: each is treated as holding all that they hold so.`,
    );
  return found;
}

function onTogether({ rule, separately, tally, graph }: Facts): string[] {
  if (rule.aggregates || separately.length < 2) return [];
  const high = separately.reduce((sum, { share }) => sum + share.high.percent, 0);
  if (high <= rule.threshold || tally.ownership.low > units(rule.threshold)) return [];
  const who = separately.filter(({ share }) => share.high.percent > 0).flatMap(({ parties }) => parties);
  return who.length < 2
    ? []
    : [
        `${listOf(graph, who)} hold up to ${shareText(exact(Math.min(whole, units(high))))} together; this counts only if they act together.`,
      ];
}

function onControl({ graph, holders, listed, cascaded, rule }: Facts): string[] {
  const counting = (edge: Edge) => cascaded.possible.has(edge.owner) || listed.certain.has(edge.owner);
  const controlling = holders.filter(
    (edge) => counting(edge) && (edge.control || (edge.votes?.stake.high ?? 0) > units(50)),
  );
  const managing = holders.filter(
    (edge) => counting(edge) && edge.held.some(({ statement }) => statement.interest === "management"),
  );
  const found: string[] = [];
  if (!rule.control && controlling.length > 0)
    found.push(
      `${listOf(
        graph,
        controlling.map(({ owner }) => owner),
      )} may control it without owning it; this rule counts ownership alone, and its authority urges caution.`,
    );
  if (managing.length > 0)
    found.push(
      `${listOf(
        graph,
        managing.map(({ owner }) => owner),
      )} sits on its board or manages it: no ownership, and by itself no control; nobody may deal with a listed person who acts for it.`,
    );
  return found;
}

function onListings({ graph, listed, place }: Facts): string[] {
  const found: string[] = [];
  for (const [at, why] of [...listed.possible].slice(0, mostNamed))
    if (graph.into[at] && (at === place || (graph.outOf[at]?.length ?? 0) > 0))
      found.push(`${name(graph, at)} ${listed.resembling.has(at) ? "is perhaps listed as" : "may be listed:"} ${why}.`);
  for (const [at, { authority }] of listed.elsewhere)
    if (found.length < 2 * mostNamed && !listed.certain.has(at) && (at === place || (graph.outOf[at]?.length ?? 0) > 0))
      found.push(`${name(graph, at)} is listed by ${authority}, which this rule is not about.`);
  return found;
}

function onSources({ graph }: Facts): string[] {
  const found: string[] = [];
  if (graph.dangling.length > 0)
    found.push(`${graph.dangling.length} statements name a party that no source describes; they are left out.`);
  if (graph.register.worthless.length > 0)
    found.push(
      `${graph.register.worthless.length} identifiers belong to too many parties to mean anything and join nobody (${graph.register.worthless.slice(0, 3).join(", ")}).`,
    );
  return found;
}

const exact = (stake: number): Share => shareOf({ low: stake, lowOpen: false, high: stake, highOpen: false });

/** What to call a party. */
function name(graph: OwnershipGraph, place: number): string {
  const party = graph.parties[place];
  return party?.names[0] ?? party?.id ?? "";
}

function listOf(graph: OwnershipGraph, places: readonly number[]): string {
  const names = [...new Set(places)].map((place) => name(graph, place));
  const shown = names.slice(0, 5);
  if (names.length > shown.length) return `${shown.join(", ")} and ${names.length - shown.length} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : (shown[0] ?? "");
}
