import type { BlockKind } from "./types.ts";

/** The letter with which the id of a block of each kind begins ("p12", "n3"). */
export const idPrefixes: Record<BlockKind, string> = {
  heading: "h",
  annex: "x",
  numbered: "p",
  paragraph: "u",
  item: "i",
  table: "t",
  row: "r",
  caption: "c",
  footnote: "n",
  endnote: "e",
};
