import type { Page } from "./page.ts";

/** The two texts: side by side or inline, and unchanged passages folded or open. */
export function setUpTexts(page: Page): void {
  const { document } = page;
  const area = document.querySelector<HTMLElement>(".texts");
  if (!area) return;
  const folds = [...area.querySelectorAll(".fold")];
  const stripped = (words: Element, unwanted: string, name: string) => {
    const copy = words.cloneNode(true) as Element;
    for (const element of copy.querySelectorAll(unwanted)) element.remove();
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    for (const element of copy.querySelectorAll("p")) if (!element.textContent?.trim()) element.remove();
    copy.classList.add("col", name);
    return copy;
  };
  /** Makes the two columns of a passage out of its one text, once. */
  const divide = (row: Element) => {
    const words = row.querySelector(".txt:not(.col)");
    if (!words || row.querySelector(".col") || row.classList.contains("ghost")) return;
    const removed = row.classList.contains("removed");
    const added = row.classList.contains("added");
    const before = stripped(words, added ? "*" : "ins,tr.added,.n:not(td)", "old");
    const after = stripped(words, removed ? "*" : "del,tr.removed,.o", "new");
    if (added) before.textContent = "";
    if (removed) after.textContent = "";
    // One of the two stays a heading for those who listen.
    const plain = before.textContent?.trim() ? after : before;
    for (const name of ["role", "aria-level"]) plain.removeAttribute(name);
    row.append(before, after);
  };
  const divideAll = (inside: ParentNode) => {
    for (const row of inside.querySelectorAll(".row")) if (!row.closest(".fold.closed")) divide(row);
  };
  const setMode = (mode: string) => {
    if (mode === "side") divideAll(area);
    area.dataset.mode = mode;
    for (const button of document.querySelectorAll<HTMLElement>("[data-view]"))
      button.setAttribute("aria-pressed", String(button.dataset.view === mode));
  };
  const foldAll = (open: boolean) => {
    for (const fold of folds) page.setFold(fold, open);
    const button = document.querySelector("[data-fold]");
    button?.setAttribute("aria-pressed", String(open));
  };

  page.opened.push((fold) => {
    if (area.dataset.mode === "side") divideAll(fold);
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (!button) return;
    const fold = button.closest(".fold");
    if (fold) page.setFold(fold, fold.classList.contains("closed"));
    else if (button.dataset.view) setMode(button.dataset.view);
    else if (button.dataset.fold) foldAll(button.getAttribute("aria-pressed") !== "true");
  });
  foldAll(false);
  if (document.defaultView?.matchMedia("(min-width: 60rem)").matches) setMode("side");
}
