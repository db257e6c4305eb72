import type { Attributes } from "../xml.ts";
import { understood } from "./namespaces.data.ts";
import { type Package, parsePart } from "./part.ts";
import type { Story } from "./story.ts";
import { closers, openers } from "./story-elements.ts";
import type { StoryContext } from "./story-frames.ts";
import { formatChanges } from "./story-properties.ts";
import { StoryState } from "./story-state.ts";

/** Elements whose text is shown, or counts as an instruction. */
const textElements = new Set(["w:t", "w:delText", "m:t", "w:instrText", "w:delInstrText"]);
/** Elements whose content is not part of the text: phonetic guides, and what is kept for old programs. */
const skipped = new Set(["w:rt", "w:fldData", "pic:pic", ...formatChanges]);

/**
 * Reads the text of a part, or of each note or comment in it, once for both views. `openStory` says at which
 * elements a story begins (null: not here) and receives it when it ends.
 */
export function parseStories(
  pack: Pick<Package, "archive" | "file">,
  part: string | undefined,
  openStory: (name: string, attributes: Attributes) => { context: StoryContext; done: (story: Story) => void } | null,
): void {
  let state: StoryState | null = null;
  let done: (story: Story) => void = () => {};
  let depth = 0;
  let skipFrom = 0;
  /** For each open alternate content, whether one of its choices has been taken. */
  const taken: boolean[] = [];
  let text: string[] | null = null;
  let preserve = false;

  parsePart(pack, part, {
    open(name, attributes, namespaceOf) {
      depth += 1;
      if (skipFrom > 0) return;
      if (!state) {
        const opened = openStory(name, attributes);
        if (!opened) return;
        state = new StoryState(opened.context);
        done = opened.done;
        state.path.push(name);
        return;
      }
      if (name === "mc:AlternateContent") taken.push(false);
      if (
        skipped.has(name) ||
        ((name === "mc:Choice" || name === "mc:Fallback") && !choose(name, attributes, namespaceOf))
      ) {
        state.path.push(name);
        openers.get(name)?.(state, attributes);
        state.path.pop();
        skipFrom = depth;
        return;
      }
      state.path.push(name);
      if (textElements.has(name)) {
        text = [];
        preserve = attributes("xml:space") === "preserve" || name === "m:t";
      } else openers.get(name)?.(state, attributes);
    },
    text(piece) {
      text?.push(piece);
    },
    close(name) {
      depth -= 1;
      if (skipFrom > 0) {
        if (depth < skipFrom) skipFrom = 0;
        return;
      }
      if (!state) return;
      if (text) {
        give(state, name, preserve ? text.join("") : text.join("").replace(/^[ \t\r\n]+|[ \t\r\n]+$/gu, ""));
        text = null;
      } else closers.get(name)?.(state);
      if (name === "mc:AlternateContent") taken.pop();
      state.path.pop();
      if (state.path.length > 0) return;
      state.context.changes.end();
      state.context.hidden.end();
      done(state.story);
      state = null;
    },
  });

  function choose(name: string, attributes: Attributes, namespaceOf: (prefix: string) => string | undefined): boolean {
    const last = taken.length - 1;
    if (taken[last] !== false) return false;
    const needed = name === "mc:Choice" ? (attributes("Requires") ?? "").split(/\s+/u).filter(Boolean) : [];
    if (!needed.every((prefix) => understood.has(namespaceOf(prefix) ?? ""))) return false;
    taken[last] = true;
    return true;
  }
}

function give(state: StoryState, name: string, text: string): void {
  if (name === "w:instrText" || name === "w:delInstrText") {
    if (state.fields.instruct(text) && state.frame) state.frame.paragraph.sequence = true;
    return;
  }
  if (name === "m:t" && text !== "") {
    state.text(state.pendingMath + text);
    state.pendingMath = "";
    return;
  }
  state.text(text);
}
