import type { ShownBlock, ShownPart } from "#verify";
import { capital, element, inLanguage, spoken, visible } from "./dom.ts";
import { blockBar, type Hidings, inlineBar } from "./hidings.ts";

/** A block as a stretch of the page, its number before it and what is wrong with it above it. */
export function passage(block: ShownBlock, index: number, hidings: Hidings): HTMLElement {
  const language = inLanguage(block.language, firstText(block));
  const whole = element("div", { class: classesOf(block), id: `block-${index}`, ...language });
  if (block.problem !== null)
    whole.append(element("p", { class: "problem", lang: "en", dir: "ltr" }, `✕ ${capital(block.problem)}`));
  if (block.kind === null) {
    const line = element("div", { class: "line" }, block.number ? numberOf(block) : null);
    for (const part of block.parts) if (part.hidden) line.append(blockBar(part, hidings));
    whole.append(line);
    return whole;
  }
  const text = element(headingOf(block) ?? "p", { class: "text" }, numberOf(block));
  appendParts(text, block.parts, hidings);
  whole.append(text);
  return whole;
}

/** A row of a table: one cell for each of its texts between tabs. */
export function tableRow(block: ShownBlock, index: number, hidings: Hidings): HTMLElement {
  const row = element("tr", {
    class: classesOf(block),
    id: `block-${index}`,
    ...inLanguage(block.language, firstText(block)),
  });
  for (const parts of cellsOf(block.parts)) {
    const cell = element("td");
    appendParts(cell, parts, hidings);
    row.append(cell);
  }
  if (block.problem !== null)
    row.append(element("td", { class: "problem", lang: "en", dir: "ltr" }, `✕ ${capital(block.problem)}`));
  return row;
}

function cellsOf(parts: readonly ShownPart[]): ShownPart[][] {
  const cells: ShownPart[][] = [[]];
  for (const part of parts) {
    const texts = part.hidden ? [null] : part.text.split("\t");
    texts.forEach((text, index) => {
      if (index > 0) cells.push([]);
      cells.at(-1)?.push(text === null || part.hidden ? part : { ...part, text });
    });
  }
  return cells;
}

function appendParts(target: HTMLElement, parts: readonly ShownPart[], hidings: Hidings): void {
  for (const part of parts)
    if (part.hidden) target.append(inlineBar(part, hidings));
    else target.append(part.altered ? alteredText(part.text) : visible(part.text));
}

function alteredText(text: string): HTMLElement {
  return element("mark", {}, spoken("[not what was signed: "), text, spoken("]"));
}

function numberOf({ number }: ShownBlock): HTMLElement | null {
  if (number === null) return null;
  if (number === undefined)
    return element(
      "span",
      { class: "number" },
      element("span", { class: "bar", title: "Number hidden" }, spoken("[number hidden] ")),
    );
  return element("span", { class: "number" }, `${number} `);
}

function headingOf({ kind, level }: ShownBlock): "h3" | "h4" | "h5" | "h6" | null {
  if (kind === "annex") return "h3";
  if (kind !== "heading") return null;
  return level <= 1 ? "h3" : level === 2 ? "h4" : level === 3 ? "h5" : "h6";
}

const kinds = new Set([
  "heading",
  "annex",
  "numbered",
  "paragraph",
  "item",
  "table",
  "row",
  "caption",
  "footnote",
  "endnote",
]);

function classesOf({ kind, level, problem }: ShownBlock): string {
  const known = kind === null ? "closed" : kinds.has(kind) ? kind : "paragraph";
  return `block k-${known} l${Math.max(0, Math.min(4, Math.trunc(level) || 0))}${problem === null ? "" : " wrong"}`;
}

function firstText({ parts }: ShownBlock): string {
  for (const part of parts) if (!part.hidden && part.text !== "") return part.text;
  return "";
}
