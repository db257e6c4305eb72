import type { Attributes } from "../xml.ts";
import type { ChangeType, OpenChange } from "./changes.ts";
import type { StoryState } from "./story-state.ts";

/** What is done where an element opens or closes. `state.path` already, and still, ends with it. */
export type Opener = (state: StoryState, attributes: Attributes) => void;
export type Closer = (state: StoryState) => void;

export interface Handlers {
  open: Map<string, Opener>;
  close: Map<string, Closer>;
}

/** Handlers by element name; `on` adds one. */
export function handlers(): Handlers & { on: (name: string, open: Opener | null, close?: Closer) => void } {
  const open = new Map<string, Opener>();
  const close = new Map<string, Closer>();
  return {
    open,
    close,
    on(name, opener, closer) {
      if (opener) open.set(name, opener);
      if (closer) close.set(name, closer);
    },
  };
}

export const changeTypes: Record<string, ChangeType> = {
  "w:ins": "insertion",
  "w:del": "deletion",
  "w:moveFrom": "move-from",
  "w:moveTo": "move-to",
};

/** The author and date of a tracked change. */
export function changeOf(type: ChangeType, attributes: Attributes): OpenChange {
  return { type, author: attributes("w:author") ?? null, date: attributes("w:date") ?? null };
}
