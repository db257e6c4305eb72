import { romanNumeral } from "../roman.ts";
import { attribute, type Element } from "./dom.ts";

const words = (list: string) => new Set(list.split(" "));

/** Elements that begin and end a block of text. */
export const blockElements = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol option p pre section summary table tbody td tfoot th thead tr ul",
);

/** Elements whose content is no part of the report's text, and is not kept either. */
export const ignoredElements = words(
  "script style nav svg math canvas audio video object iframe embed select button textarea datalist head link meta map",
);

/** Elements that hold text and do not show it. */
export const unshownElements = words("template noscript");

/** Whether a reader of the page does not see an element: by the attribute, by its style, or as Word hides text. */
export function isHidden(element: Element): boolean {
  if (unshownElements.has(element.tagName) || attribute(element, "hidden") !== undefined) return true;
  const style = attribute(element, "style");
  if (style === undefined) return false;
  return /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)/iu.test(
    style,
  );
}

export function isNavigation(element: Element): boolean {
  const role = attribute(element, "role");
  return ignoredElements.has(element.tagName) || role === "navigation" || role === "search";
}

/** The printed number of an item of an ordered list, with the point that browsers print after it. */
export function listNumber(value: number, type: string): string {
  switch (type) {
    case "a":
    case "A": {
      const letters = inLetters(value);
      return `${type === "a" ? letters : letters.toUpperCase()}.`;
    }
    case "i":
      return `${inRoman(value).toLowerCase()}.`;
    case "I":
      return `${inRoman(value)}.`;
    default:
      return `${value}.`;
  }
}

function inLetters(value: number): string {
  if (value < 1 || value > 1_000_000) return String(value);
  let letters = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  return letters;
}

function inRoman(value: number): string {
  return value < 1 || value > 3999 ? String(value) : romanNumeral(value);
}

/** The counting style of a list: its type attribute, or its style. */
export function listType(list: Element): string {
  const type = attribute(list, "type");
  if (type !== undefined && /^[aAiI1]$/u.test(type)) return type;
  const style =
    /list-style(?:-type)?\s*:[^;]*?(lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman|none)/iu.exec(
      attribute(list, "style") ?? "",
    )?.[1];
  const types: Record<string, string> = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    none: "none",
  };
  return types[style?.toLowerCase() ?? ""] ?? "1";
}
