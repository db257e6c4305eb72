import type { Package } from "./part.ts";
import { parsePart, partOf } from "./part.ts";
import { isOn } from "./values.ts";

/** What a style says of its own; the rest comes from the style that it is based on. */
interface Style {
  name: string;
  basedOn?: string;
  numId?: string;
  level?: number;
  outline?: number;
  vanish?: boolean;
  bold?: boolean;
}

/** What decides the reading of a paragraph, out of its style and those below it. */
export interface StyleValues {
  /** Names of the style and of those that it is based on, nearest first, lower-cased ("heading 1", "caption"). */
  names: string[];
  /** Ids of the same. */
  ids: string[];
  numId?: string;
  level?: number;
  outline?: number;
  vanish: boolean;
  bold: boolean;
}

export interface Styles {
  /** The values of a style by id; those of the default paragraph style where none is named. */
  paragraph(id: string | undefined): StyleValues;
  character(id: string | undefined): StyleValues;
  /** The numbering that a numbering style stands for. */
  numberingOf(id: string): string | undefined;
  /** The language that text is in unless it says otherwise ("en-US"): that of numbers in words. */
  language: string;
}

const maximumChain = 50;

/** Reads the style sheet; a file without one has no styles. */
export function readStyles(pack: Package): Styles {
  const styles = new Map<string, Style>();
  let standard: string | undefined;
  let style: Style | undefined;
  let language = "en";
  const path: string[] = [];
  parsePart(pack, partOf(pack, "styles"), {
    open(name, attributes) {
      const value = () => attributes("w:val");
      const parent = path[path.length - 1];
      path.push(name);
      if (name === "w:style") {
        style = { name: "" };
        const id = attributes("w:styleId") ?? "";
        styles.set(id, style);
        if (attributes("w:type") === "paragraph" && isOn(attributes("w:default") ?? "0")) standard = id;
      }
      if (name === "w:lang" && path[1] === "w:docDefaults") language = value() ?? language;
      if (!style) return;
      if (name === "w:name" && parent === "w:style") style.name = (value() ?? "").toLowerCase();
      else if (name === "w:basedOn") style.basedOn = value() ?? "";
      else if (name === "w:numId") style.numId = value() ?? "";
      else if (name === "w:ilvl") style.level = Number.parseInt(value() ?? "0", 10);
      else if (name === "w:outlineLvl") style.outline = Number.parseInt(value() ?? "9", 10);
      // Not the run properties of a table style's conditions.
      else if (path[path.length - 3] === "w:style" && name === "w:vanish") style.vanish = isOn(value());
      else if (path[path.length - 3] === "w:style" && name === "w:b") style.bold = isOn(value());
    },
    close(name) {
      path.pop();
      if (name === "w:style") style = undefined;
    },
  });
  return { ...resolveStyles(styles, standard), language };
}

function resolveStyles(styles: Map<string, Style>, standard: string | undefined): Omit<Styles, "language"> {
  const known = new Map<string, StyleValues>();
  const values = (id: string | undefined): StyleValues => {
    const key = id ?? "";
    const found = known.get(key) ?? collect(styles, key);
    known.set(key, found);
    return found;
  };
  return {
    paragraph: (id) => values(id !== undefined && styles.has(id) ? id : standard),
    character: (id) => values(id),
    numberingOf: (id) => styles.get(id)?.numId,
  };
}

/** Walks down the chain of styles; the nearest word on each property counts. */
function collect(styles: Map<string, Style>, id: string): StyleValues {
  const result: StyleValues = { names: [], ids: [], vanish: false, bold: false };
  let vanish: boolean | undefined;
  let bold: boolean | undefined;
  let next: string | undefined = id;
  while (next !== undefined && result.ids.length < maximumChain && !result.ids.includes(next)) {
    const style: Style | undefined = styles.get(next);
    if (!style) break;
    result.ids.push(next);
    result.names.push(style.name);
    if (style.numId !== undefined) result.numId ??= style.numId;
    if (style.level !== undefined) result.level ??= style.level;
    const outline = style.outline ?? headingLevel(style.name);
    if (outline !== undefined) result.outline ??= outline;
    vanish ??= style.vanish;
    bold ??= style.bold;
    next = style.basedOn;
  }
  result.vanish = vanish ?? false;
  result.bold = bold ?? false;
  return result;
}

/** The outline level of a heading style by its name: Word's own, and those of the United Nations' templates. */
function headingLevel(name: string): number | undefined {
  const word = /^heading ([1-9])$/u.exec(name)?.[1];
  if (word !== undefined) return Number(word) - 1;
  const nations = /^_?\s*h[_\s]{0,3}(ch|m|1|2\/?3|4|5\/?6)[_\s]{0,3}g?a?$/u.exec(name)?.[1];
  if (nations === undefined) return undefined;
  return ["m", "ch", "1", "2", "4", "5"].findIndex((level) => nations.startsWith(level));
}
