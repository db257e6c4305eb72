import type { ComparedBlock, Report, VersionComparison } from "#verify";
import { count, element, fill, part } from "./dom.ts";
import { afterTitle, checkList } from "./verdict.ts";
import { changes, signs, verdicts } from "./words.ts";

/** Passages listed one by one; a longer list says how many more there are. */
const most = 1000;

/** What two published versions prove about each other; `shown` is the one whose document stands on the page. */
export function showComparison(comparison: VersionComparison, shown: Report): void {
  const { ok, says, earlier, later, checks, blocks } = comparison;
  const side = shown.document?.version === later.document?.version ? "after" : "before";
  const section = part("comparison");
  section.hidden = false;
  fill(
    section,
    element("h2", {}, "The two versions"),
    element("p", { class: `says ${ok ? "" : "doubt"}`, dir: "auto" }, afterTitle(says)),
    element("ul", { class: "pair" }, versionItem("Earlier", earlier), versionItem("Later", later)),
    checks.length > 0 &&
      element(
        "details",
        {},
        element("summary", {}, `${count(checks.length, "check")} of the two together`),
        checkList(checks),
      ),
    ...passages(blocks, side),
  );
}

function versionItem(which: string, { verdict, document: shown }: Report): HTMLElement {
  const { tone, title } = verdicts[verdict];
  return element(
    "li",
    { class: tone },
    element("span", { "aria-hidden": "true" }, `${signs[tone]} `),
    `${which}${shown ? `, version ${shown.version}` : ""}: ${title}`,
  );
}

function passages(blocks: readonly ComparedBlock[], side: "before" | "after"): HTMLElement[] {
  const notable = blocks.filter(({ outcome, moved }) => outcome !== "unchanged" || moved);
  if (notable.length === 0) return [];
  const rows = notable.slice(0, most).map((block) => row(block, side));
  const heads = ["Earlier", "Later", "What is proved"].map((head) => element("th", { scope: "col" }, head));
  return [
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Passages that are not simply unchanged" },
      element(
        "table",
        { class: "changes" },
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...rows),
      ),
    ),
    ...(notable.length > most ? [element("p", {}, `and ${count(notable.length - most, "more passage")}.`)] : []),
  ];
}

function row(block: ComparedBlock, side: "before" | "after"): HTMLElement {
  return element(
    "tr",
    {},
    ...(["before", "after"] as const).map((of) => element("td", {}, placeOf(block, of, of === side))),
    element("td", {}, element("b", {}, `${changes[block.outcome]}${block.moved ? ", moved" : ""}. `), block.says),
  );
}

/** "Passage 12 (12.)", as a link where that version stands on the page. */
function placeOf({ places, numbers }: ComparedBlock, of: "before" | "after", linked: boolean): HTMLElement | string {
  const place = places[of];
  if (place === null) return "–";
  const number = numbers[of];
  const text = `Passage ${place + 1}${number === null ? "" : ` (${number})`}`;
  return linked ? element("a", { href: `#block-${place}` }, text) : text;
}
