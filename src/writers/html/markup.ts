/** Markup that is safe to put into a page. Only this file makes it. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Template tag: everything put in is escaped, but for markup made here; lists are joined, null and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let markup = strings[0] ?? "";
  parts.forEach((part, index) => {
    markup += rendered(part) + (strings[index + 1] ?? "");
  });
  return { markup };
}

function rendered(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  if ("markup" in part) return part.markup;
  return part.map(rendered).join("");
}

/** For the page's own style and script only, never for text of a document. */
export function trusted(markup: string): Markup {
  return { markup };
}

const special: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e\ufffe\uffff]/g;

/**
 * Text for a page, in elements and quoted attributes. Control characters and the bidirectional overrides, which make
 * text read as something else than it is, are shown by their code; lone surrogates become U+FFFD.
 */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, (found) => `[U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`)
    .replace(/[&<>"']/g, (found) => special[found] ?? "");
}
