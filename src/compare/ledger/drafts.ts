import type { Block, Document } from "#document";
import type { Aligned, ChangeDraft } from "../types.ts";
import { separator } from "../words/tokens.ts";
import { wordEdits } from "../words.ts";
import { headingPaths } from "./sections.ts";

/** The changes of an alignment, numbered in its order, each with its way from before to after and its place. */
export function draftChanges(alignment: Aligned[], original: Document, amended: Document): ChangeDraft[] {
  const [blocksA, blocksB] = [byId(original), byId(amended)];
  const [pathsA, pathsB] = [headingPaths(original.blocks), headingPaths(amended.blocks)];
  const drafts: ChangeDraft[] = [];
  for (const { kind, reworded, original: from, amended: to } of alignment) {
    if (kind === "unchanged" || kind === "renumbered") continue;
    const [before, after] = [from.flatMap((id) => blocksA.get(id) ?? []), to.flatMap((id) => blocksB.get(id) ?? [])];
    if (isFrame(kind, [...before, ...after])) continue;
    drafts.push({
      id: `c${drafts.length + 1}`,
      kind,
      reworded: reworded || kind === "reworded",
      original: before,
      amended: after,
      ...(before.length > 0 && after.length > 0 ? { edits: wordEdits(joinedText(before), joinedText(after)) } : {}),
      section: pathsA.get(from[0] ?? "") ?? pathsB.get(to[0] ?? "") ?? [],
    });
  }
  return drafts;
}

/** A table that went or came says nothing itself: its rows are told one by one. */
function isFrame(kind: Aligned["kind"], blocks: Block[]): boolean {
  return (kind === "removed" || kind === "added") && blocks.every((block) => block.kind === "table" && !block.text);
}

/** Texts of the blocks of one side, as edits run over them. */
export const joinedText = (blocks: { text: string }[]): string => blocks.map(({ text }) => text).join(separator);

const byId = ({ blocks }: Document): Map<string, Block> => new Map(blocks.map((block) => [block.id, block]));
