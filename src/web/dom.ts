type Child = Node | string | null | false | undefined;
type Attributes = Record<string, string | number | boolean | undefined>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text as it may be shown: control characters and those that turn the direction of reading, which make a text read as
 * something else than it is, by their code; lone surrogates as U+FFFD.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, (found) => `[U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** An element of the page. Strings become text, never markup; attributes that are undefined or false are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : visible(String(value)));
  fill(made, ...children);
  return made;
}

/** Puts children, and nothing else, into an element of the page. */
export function fill(target: HTMLElement, ...children: Child[]): void {
  const present = children.filter((child) => child !== null && child !== false && child !== undefined);
  target.replaceChildren(...present.map((child) => (typeof child === "string" ? visible(child) : child)));
}

/** A part of the page that verifier.html has. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no part "${id}".`);
  return found;
}

/** Words for a screen reader only. */
export function spoken(text: string): HTMLElement {
  return element("span", { class: "vh" }, text);
}

/** "1 passage", "2 passages". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en")} ${amount === 1 ? one : many}`;
}

/** With a capital at the beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const rightToLeft = /^(ar|arc|az-Arab|ckb|dv|fa|he|iw|ks|ku-Arab|nqo|pa-Arab|ps|sd|syr|ug|ur|yi)\b/i;
const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The attributes of a passage in its language (BCP 47, "und" where it is not known). */
export function inLanguage(language: string, text: string): { lang?: string; dir: "ltr" | "rtl" } {
  const known = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) && language !== "und";
  if (known) return { lang: language, dir: rightToLeft.test(language) ? "rtl" : "ltr" };
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return { dir: rightToLeftLetter.test(first) ? "rtl" : "ltr" };
}
