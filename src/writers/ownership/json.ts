import type { Edge, OwnershipAnswer, OwnershipGraph } from "#parties";
import { shareOf } from "#parties";
import { headline, nameOf } from "./view.ts";

/** The answer for machines: stable fields, parties by id. */
export function ownershipToJson(graph: OwnershipGraph, answer: OwnershipAnswer): string {
  const party = (place: number) => ({
    id: graph.parties[place]?.id ?? "",
    name: nameOf(graph, place),
    standing: answer.standing(place),
    ...(answer.reason(place) !== undefined && { reason: answer.reason(place) }),
  });
  const holding = (edge: Edge) => ({
    owner: party(edge.owner),
    asset: party(edge.asset),
    ...(edge.ownership && { share: shareOf(edge.ownership.stake) }),
    ...(edge.indirect && { indirect: shareOf(edge.indirect.stake) }),
    ...(edge.votes && { votes: shareOf(edge.votes.stake) }),
    ...(edge.control && { control: edge.control }),
    statements: edge.held.map(({ statement, certain }) => ({ ...statement, certain })),
  });
  const { rule, identity } = answer;
  const side = (each: OwnershipAnswer) => ({
    answer: each.verdict,
    sentence: headline(graph, each),
    owned: each.owned,
    controlled: each.controlled ?? null,
  });
  return JSON.stringify(
    {
      question: { party: party(answer.place), rule: rule.id, edition: rule.since, on: answer.day },
      answer: answer.verdict,
      sentence: headline(graph, answer),
      listed: answer.listed,
      owned: answer.owned,
      controlled: answer.controlled ?? null,
      identity: identity
        ? {
            resembling: identity.resembling.map(({ place, listed, probability, why }) => ({
              party: party(place),
              perhaps: party(listed),
              probability: probability ?? null,
              why,
            })),
            ifNone: side(identity.ifNone),
            ifAll: side(identity.ifAll),
          }
        : null,
      separately: answer.separately.map((each) => ({ ...each, parties: each.parties.map(party) })),
      multiplied: answer.multiplied,
      unrecorded: answer.unrecorded,
      holders: answer.holders.map(holding),
      support: answer.support.map(holding),
      chains: answer.chains.map(({ edges, product, counts, stops }) => ({
        steps: edges.map(holding),
        counts,
        ...(product && { product }),
        ...(stops && { stopsAt: party(stops.asset) }),
      })),
      moreChains: answer.moreChains,
      conflicts: answer.conflicts.map(({ owner, asset, ...rest }) => ({
        ...rest,
        owner: party(owner),
        asset: party(asset),
      })),
      notInForce: answer.lapsed,
      remarks: answer.remarks,
      rule: { ...rule, authorities: rule.authorities.source },
    },
    null,
    2,
  );
}
