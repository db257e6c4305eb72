import type { Report, ShownBlock } from "#verify";
import { capital, count, element, inLanguage, part } from "./dom.ts";
import { Hidings } from "./hidings.ts";
import { passage, tableRow } from "./passages.ts";

/** So many blocks are laid out before the page may answer the reader again. */
const slice = 250;
const shownProblems = 50;

/** The document as far as it is open. Long ones are laid out in slices; `aria-busy` ends when all of it stands. */
export async function showDocument(shown: NonNullable<Report["document"]>, isCurrent: () => boolean): Promise<void> {
  const section = part("document");
  const hidings = new Hidings();
  const key = element("div");
  const body = element("article", { ...inLanguage(shown.language, shown.title ?? "") });
  section.setAttribute("aria-busy", "true");
  section.replaceChildren(...headOf(shown), problemsOf(shown.blocks), key, body);
  let rows: HTMLElement | null = null;
  for (let index = 0; index < shown.blocks.length; index++) {
    const block = shown.blocks[index];
    if (!block) continue;
    if (block.kind === "row") {
      rows ??= newTable(body);
      rows.append(tableRow(block, index, hidings));
    } else {
      rows = null;
      if (!isOnlyFrame(block)) body.append(passage(block, index, hidings));
    }
    if (index % slice === slice - 1) {
      await breath();
      if (!isCurrent()) return;
    }
  }
  const list = hidings.list();
  if (list) key.replaceWith(list);
  section.setAttribute("aria-busy", "false");
}

function headOf({ title, report, version, blocks }: NonNullable<Report["document"]>): HTMLElement[] {
  const facts = ["Report ", element("bdi", {}, report), ` · version ${version} · ${count(blocks.length, "passage")}`];
  return [
    element("p", { class: "kicker" }, ...facts),
    element(
      "h2",
      { id: "document-title", dir: "auto", class: title === null ? "untitled" : undefined },
      title ?? "Title hidden",
    ),
  ];
}

/** Leads to the passages with which something is wrong. */
function problemsOf(blocks: readonly ShownBlock[]): HTMLElement {
  const wrong = blocks.flatMap(({ problem, number }, index) => (problem === null ? [] : [{ problem, number, index }]));
  if (wrong.length === 0) return element("div");
  return element(
    "nav",
    { class: "problems", "aria-label": "Passages with a problem" },
    element("h3", {}, `${count(wrong.length, "passage")} with a problem`),
    element(
      "ul",
      {},
      ...wrong
        .slice(0, shownProblems)
        .map(({ problem, number, index }) =>
          element(
            "li",
            {},
            element("a", { href: `#block-${index}` }, `Passage ${index + 1}`, number ? ` (printed as ${number})` : ""),
            `: ${capital(problem)}`,
          ),
        ),
    ),
    wrong.length > shownProblems && element("p", {}, `and ${count(wrong.length - shownProblems, "more", "more")}.`),
  );
}

/** A table has no words of its own: its rows follow it. */
function isOnlyFrame({ kind, parts, problem }: ShownBlock): boolean {
  return kind === "table" && problem === null && parts.every((part) => !part.hidden && part.text === "");
}

function newTable(body: HTMLElement): HTMLElement {
  const rows = element("tbody");
  body.append(
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table" }, element("table", {}, rows)),
  );
  return rows;
}

/** Lets the browser paint and listen. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
