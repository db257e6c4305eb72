import type { Block, Document } from "#document";
import type { Aligned } from "../types.ts";
import { corrigendumTitles } from "./corrigendum.data.ts";

/** Share of the passages of either document below which the two are hardly versions of one text. */
const leastShared = 0.2;
/** Passages of each document below which a share says nothing. */
const fewest = 8;
/** Blocks from the start in which a title stands. */
const opening = 40;

/** What a reader of the ledger must know before its changes: that the two texts are hardly two versions of one report. */
export function remarksOn(alignment: readonly Aligned[], original: Document, amended: Document): string[] {
  const remarks: string[] = [];
  if (isCorrigendum(amended) && !isCorrigendum(original))
    remarks.push(
      "The amended document is titled a corrigendum: it lists corrections to a text and is not its new version, so what is missing from it was not removed.",
    );
  const before = count(original.blocks);
  const after = count(amended.blocks);
  const ids = new Set(alignment.flatMap((pair) => (pair.amended.length > 0 ? pair.original : [])));
  const shared = count(original.blocks.filter(({ id }) => ids.has(id)));
  if (Math.min(before, after) >= fewest && shared < leastShared * before)
    remarks.push(
      `${shared === 0 ? "None" : `Only ${shared}`} of the original's ${before} passages ${shared === 1 ? "has" : "have"} a counterpart in the amended text: these may not be two versions of one report.`,
    );
  return remarks;
}

function count(blocks: readonly Block[]): number {
  return blocks.filter(({ kind }) => kind !== "table").length;
}

/** A title of its own near the start says so. */
function isCorrigendum({ blocks }: Document): boolean {
  return blocks.slice(0, opening).some(({ text }) => {
    const title = text
      .trim()
      .toLowerCase()
      .replace(/[\s\d*.:]+$/u, "");
    return title.length < 40 && corrigendumTitles.includes(title);
  });
}
