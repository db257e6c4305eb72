import type { Document } from "#document";
import type { Mention, Party } from "#parties";
import type { FoundMentions } from "../types.ts";

/** A cited document is counted like a party; its key is that of its mentions. */
export type Counted = Map<string, { party: Party; original: Mention[]; amended: Mention[] }>;

/** All mentions of parties, states and cited documents on both sides, by key. */
export function countMentions(original: Document, amended: Document, mentions: FoundMentions): Counted {
  const counted: Counted = new Map();
  for (const [side, document] of [
    ["original", original],
    ["amended", amended],
  ] as const)
    for (const block of document.blocks)
      for (const mention of mentions[side].get(block.id) ?? []) {
        if (mention.kind !== "party" && mention.kind !== "state" && mention.kind !== "symbol") continue;
        let entry = counted.get(mention.party);
        if (!entry) {
          entry = { party: mentions.parties.get(mention.party) ?? cited(mention), original: [], amended: [] };
          counted.set(mention.party, entry);
        }
        entry[side].push(mention);
      }
  return counted;
}

function cited({ party, text, kind }: Mention): Party {
  return {
    key: party,
    name: text,
    schema: kind === "symbol" ? "Document" : kind === "state" ? "Country" : "LegalEntity",
    aliases: [],
    countries: [],
    origin: "pattern",
  };
}
