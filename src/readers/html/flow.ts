import type { Draft } from "../build.ts";
import { classify, numberLevels, shifted } from "../classify.ts";
import { isAnnexHeading, splitHeadingNumber } from "../numbers.ts";
import { addBreak, type Capture, newCapture, paragraphs } from "./capture.ts";
import { attribute, type Element, isElement } from "./dom.ts";
import { blockElements, listNumber, listType } from "./elements.ts";
import type { FoundNote } from "./notes.ts";

/** The running text of a page, outside tables and notes: it becomes blocks where block elements begin and end. */
export interface Flow {
  drafts: Draft[];
  capture: Capture;
  /** Opens an element; what it returns closes it. */
  open(element: Element, place: string): () => void;
  /** Makes blocks of the text gathered so far. */
  flush(): void;
  add(draft: Omit<Draft, "key">): string;
  addBefore(key: string | undefined, draft: Omit<Draft, "key">): void;
  addNote(note: FoundNote, capture: Capture, prefix: string, place: string): void;
}

interface OpenList {
  type: string;
  ordered: boolean;
  next: number;
  step: number;
}

export function createFlow(prefix: string): Flow {
  const drafts: Draft[] = [];
  const capture = newCapture();
  const lists: OpenList[] = [];
  const languages: string[] = [];
  const levels = numberLevels();
  let keys = 0;
  let heading = 0;
  let caption = 0;
  let marker: string | null | undefined;
  let place = "the page";

  const add = (draft: Omit<Draft, "key">): string => {
    const key = `${prefix}b${keys++}`;
    const language = languages.at(-1);
    drafts.push({ key, ...(language === undefined ? {} : { language }), ...draft });
    return key;
  };

  function flush(): void {
    const parts = paragraphs(capture, (text) => ["numbered", "item"].includes(classify(text.trimStart()).kind));
    capture.text = "";
    capture.marks = [];
    for (const part of parts)
      addPart({
        text: part.text.trimStart(),
        marks: shifted(part.marks, part.text.length - part.text.trimStart().length),
      });
  }

  function addPart({ text, marks }: Capture): void {
    if (heading > 0) {
      levels.reset();
      const annex = isAnnexHeading(text);
      const split = annex ? { number: null, text } : splitHeadingNumber(text);
      const own = shifted(marks, text.length - split.text.length);
      add({
        kind: annex ? "annex" : "heading",
        level: heading,
        number: split.number,
        text: split.text,
        marks: own,
        place,
      });
    } else if (caption > 0) add({ kind: "caption", text, marks, place });
    else if (marker !== undefined) {
      const level = Math.max(0, lists.length - 1);
      if (marker === null) add({ kind: "item", level, text, marks, place });
      else add({ kind: "numbered", number: marker, level: levels.at(marker, level), text, marks, place });
    } else {
      const own = classify(text, marks);
      const level =
        own.kind === "annex"
          ? 1
          : own.number === null
            ? Math.max(0, lists.length - 1)
            : Math.max(levels.of(own.number), lists.length - 1);
      add({ ...own, level, place });
    }
    marker = undefined;
  }

  return {
    drafts,
    capture,
    flush,
    add,
    addBefore(key, draft) {
      add(draft);
      const at = drafts.findLastIndex((entry) => entry.key === key);
      const added = at < 0 ? undefined : drafts.pop();
      if (added !== undefined) drafts.splice(at, 0, added);
    },
    addNote(note, { text, marks }, notePrefix, at) {
      const label =
        new RegExp(`^\\s*[[(]?\\s*${note.number.replace(/[^\p{L}\p{N}]/gu, "\\$&")}\\s*[\\])]?[.:]?\\s+`, "u").exec(
          text,
        )?.[0] ?? "";
      const rest = text.slice(label.length).replace(/(?:\s|[↩↑^]|\u{fe0e})+$/u, "");
      drafts.push({
        key: notePrefix + note.key,
        kind: note.kind,
        number: note.number,
        text: rest,
        marks: shifted(marks, label.length),
        place: at,
      });
    },
    open(element, at) {
      const undo: (() => void)[] = [];
      const language = attribute(element, "lang") ?? attribute(element, "xml:lang");
      const name = element.tagName;
      if (blockElements.has(name)) {
        flush();
        place = at;
        undo.push(flush);
      }
      if (
        language !== undefined &&
        /^[a-z]{2,3}(?:-[a-z0-9-]{1,20})?$/iu.test(language) &&
        blockElements.has(name) &&
        name !== "html" &&
        name !== "body"
      ) {
        languages.push((language.split("-")[0] ?? language).toLowerCase());
        undo.unshift(() => languages.pop());
      }
      const level =
        /^h([1-6])$/u.exec(name)?.[1] ??
        (attribute(element, "role") === "heading" ? (attribute(element, "aria-level") ?? "2") : undefined);
      if (level !== undefined) {
        heading = Number(level) || 2;
        undo.unshift(() => {
          heading = 0;
        });
      }
      if (name === "figcaption") {
        caption++;
        undo.unshift(() => caption--);
      }
      if (name === "ol" || name === "ul" || name === "dir" || name === "menu") {
        lists.push(openList(element));
        undo.unshift(() => lists.pop());
      }
      if (name === "li") {
        marker = itemMarker(element, lists.at(-1));
        undo.unshift(() => {
          marker = undefined;
        });
      }
      if (name === "td" || name === "th") addBreak(capture);
      return () => {
        for (const act of undo.reverse()) act();
      };
    },
  };
}

function openList(list: Element): OpenList {
  const ordered = list.tagName === "ol";
  const reversed = ordered && attribute(list, "reversed") !== undefined;
  const items = list.childNodes.filter((child) => isElement(child) && child.tagName === "li").length;
  const start = Number.parseInt(attribute(list, "start") ?? "", 10);
  return {
    type: listType(list),
    ordered,
    next: Number.isFinite(start) ? start : reversed ? items : 1,
    step: reversed ? -1 : 1,
  };
}

/** The printed number of a list item; null for a bullet, undefined where the list prints nothing. */
function itemMarker(item: Element, list: OpenList | undefined): string | null | undefined {
  if (list?.type === "none") return undefined;
  if (list === undefined || !list.ordered) return null;
  const value = Number.parseInt(attribute(item, "value") ?? "", 10);
  if (Number.isFinite(value)) list.next = value;
  const type = attribute(item, "type");
  const number = listNumber(list.next, type !== undefined && /^[aAiI1]$/u.test(type) ? type : list.type);
  list.next += list.step;
  return number;
}
