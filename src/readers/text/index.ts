import type { Reading } from "#document";
import { buildDocument } from "../build.ts";
import type { ReadOptions } from "../options.ts";
export function readPlainText(text: string, options: ReadOptions): Reading {
  return {
    document: buildDocument("text", "", [{ key: "a", kind: "paragraph", text, place: "line 1" }], options.name),
    evidence: { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] },
  };
}
