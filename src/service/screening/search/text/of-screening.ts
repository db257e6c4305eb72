import type { Screening } from "../../types.ts";
import { TextIndexBuilder, textIndexForm } from "./builder.ts";
import { TextIndex } from "./text-index.ts";

const opened = new WeakMap<Screening, TextIndex>();

/** The text index of loaded lists: the saved one, laid over its bytes; one that is built now where none is saved. */
export function textIndexOf(screening: Screening): TextIndex {
  const known = opened.get(screening);
  if (known) return known;
  const index = new TextIndex(screening.part(textIndexForm) ?? built(screening));
  opened.set(screening, index);
  return index;
}

function built(screening: Screening): Uint8Array {
  const builder = new TextIndexBuilder();
  for (const record of screening.all()) builder.add(record, [...screening.datasetsOf(record.id)]);
  return builder.finish();
}
