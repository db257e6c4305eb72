import { isReason, reasons } from "#document";
import type { ShownPart } from "#verify";
import { count, element, spoken } from "./dom.ts";

export type HiddenPart = Extract<ShownPart, { hidden: true }>;

/** One reason for hiding, with the letter that its bars carry. */
interface Hiding {
  letter: string;
  part: HiddenPart;
  amount: number;
}

/** Every reason for which something is hidden, in order of appearance: the key to the bars. */
export class Hidings {
  readonly #all = new Map<string, Hiding>();

  /** Counts one hidden passage and tells its letter. */
  add(part: HiddenPart): Hiding {
    const key = JSON.stringify([part.reason, part.authority, part.decision]);
    const known = this.#all.get(key) ?? { letter: this.#nextLetter(part), part, amount: 0 };
    known.amount += 1;
    this.#all.set(key, known);
    return known;
  }

  #nextLetter(part: HiddenPart): string {
    if (isUnexplained(part)) return "?";
    const index = [...this.#all.values()].filter((other) => !isUnexplained(other.part)).length;
    return index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`;
  }

  /** The key: letter, reason, authority, decision, how often. */
  list(): HTMLElement | null {
    if (this.#all.size === 0) return null;
    return element(
      "section",
      { class: "hidings", "aria-labelledby": "hidings-title" },
      element("h3", { id: "hidings-title" }, "What is hidden, and by whose authority"),
      element("ul", {}, ...[...this.#all.values()].map(hidingItem)),
    );
  }
}

function hidingItem({ letter, part, amount }: Hiding): HTMLElement {
  const given = !isUnexplained(part);
  return element(
    "li",
    { id: `hiding-${letter === "?" ? "none" : letter}`, tabindex: -1 },
    element("span", { class: given ? "bar" : "bar none", "aria-hidden": "true" }, letter),
    element(
      "div",
      {},
      element("p", { class: "reason", dir: "auto" }, reasonOf(part) ?? "No reason is given"),
      element("p", { class: "authority" }, ...authorityOf(part), ` · ${count(amount, "place")}`),
    ),
  );
}

/** The reason in words; one that is not of the closed list stands as the file has it. */
function reasonOf({ reason }: HiddenPart): string | null {
  return reason !== null && isReason(reason) ? reasons[reason] : reason;
}

function authorityOf({ authority, decision }: HiddenPart): Node[] {
  const whole = element("span", {}, "Authority: ", authority === null ? "none" : element("bdi", {}, authority));
  if (decision !== null) whole.append(" · Decision: ", element("bdi", {}, decision));
  return [whole];
}

/** Nothing in a signed list of redactions accounts for it. */
export function isUnexplained({ reason, authority }: HiddenPart): boolean {
  return reason === null && authority === null;
}

/** What a hidden passage is, for a screen reader and for the pointer. */
export function explained(part: HiddenPart): string {
  if (isUnexplained(part)) return "Hidden without reason or authority";
  return [
    part.perhapsPadding ? "Hidden words, or padding" : "Hidden",
    `reason: ${reasonOf(part) ?? "none given"}`,
    `authority: ${part.authority ?? "none given"}`,
    ...(part.decision === null ? [] : [`decision: ${part.decision}`]),
  ].join("; ");
}

/** A bar inside a text, of one width whatever it hides, that leads to its entry in the key. */
export function inlineBar(part: HiddenPart, hidings: Hidings): HTMLElement {
  const { letter } = hidings.add(part);
  const text = explained(part);
  return element(
    "a",
    {
      class: `bar${isUnexplained(part) ? " none" : ""}${part.perhapsPadding ? " perhaps" : ""}`,
      href: `#hiding-${letter === "?" ? "none" : letter}`,
      title: text,
      lang: "en",
      dir: "ltr",
    },
    spoken(`[${text}]`),
    element("span", { "aria-hidden": "true" }, letter),
  );
}

/** The bar of a block that is hidden whole: as wide as the text, with reason and authority written in it. */
export function blockBar(part: HiddenPart, hidings: Hidings): HTMLElement {
  const { letter } = hidings.add(part);
  const given = !isUnexplained(part);
  return element(
    "p",
    { class: given ? "bar whole" : "bar whole none", lang: "en", dir: "ltr" },
    element("b", { "aria-hidden": "true" }, letter),
    element(
      "span",
      {},
      spoken("Hidden: "),
      element("span", { dir: "auto" }, reasonOf(part) ?? "Hidden, and no reason is given"),
      " — ",
      ...authorityOf(part),
    ),
  );
}
