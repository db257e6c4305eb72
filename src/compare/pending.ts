import type { Document } from "#document";
import type { Mention, Party, TextBlock } from "#parties";
import type {
  Aligned,
  Binding,
  Change,
  ChangeClass,
  ChangeDraft,
  FoundMentions,
  Ledger,
  Unfulfilled,
} from "./types.ts";

export interface Requests {
  requests: { id: string }[];
}
export interface Registry {
  parties: Map<string, Party>;
}
export const buildRegistry = (_documents: TextBlock[][], _given: Party[]): Registry => ({ parties: new Map() });
export const findMentions = (_blocks: TextBlock[], _registry: Registry): Mention[] => [];
export const classify = (_draft: ChangeDraft, _mentions: FoundMentions): ChangeClass[] => [];
export const rollUp = (
  _alignment: Aligned[],
  _changes: Change[],
  _original: Document,
  _amended: Document,
  _mentions: FoundMentions,
): Pick<Ledger, "parties" | "sections" | "figures" | "citations"> => ({
  parties: [],
  sections: [],
  figures: [],
  citations: [],
});
export const bind = (
  _changes: Change[],
  _original: Document,
  _amended: Document,
  _requests: Requests,
): { bindings: Map<string, Binding>; unfulfilled: Unfulfilled[] } => ({ bindings: new Map(), unfulfilled: [] });
