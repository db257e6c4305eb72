/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Search } from "./search.ts";

/** What the parts of the script share. */
export interface Page {
  document: Document;
  search: (form: HTMLFormElement) => Search;
  /** All changes, in order. */
  cards: HTMLElement[];
  /** The changes that fit the filters. */
  shown: () => HTMLElement[];
  /** Scrolls to an element, opening what is folded around it, and gives it the focus. */
  go: (target: HTMLElement) => void;
  /** The change that was last gone to. */
  current: () => HTMLElement | null;
  /** Folds or opens one run of unchanged passages. */
  setFold: (fold: Element, open: boolean) => void;
  /** Called after a run of passages was opened. */
  opened: ((fold: Element) => void)[];
  /** Called before going to a target that may be filtered out. */
  revealed: ((target: HTMLElement) => void)[];
}

export function makePage(document: Document, search: Page["search"]): Page {
  document.documentElement.classList.add("has-js");
  const cards = [...document.querySelectorAll<HTMLElement>(".card")];
  let current: HTMLElement | null = null;
  const page: Page = {
    document,
    search,
    cards,
    shown: () => cards.filter((card) => !card.hidden),
    current: () => current,
    opened: [],
    revealed: [],
    setFold(fold, open) {
      fold.classList.toggle("closed", !open);
      fold.querySelector("button")?.setAttribute("aria-expanded", String(open));
      if (open) for (const tell of page.opened) tell(fold);
    },
    go(target) {
      const fold = target.closest(".fold.closed");
      if (fold) page.setFold(fold, true);
      for (const tell of page.revealed) tell(target);
      current?.classList.remove("current");
      if (target.classList.contains("card")) {
        current = target;
        target.classList.add("current");
      }
      for (const old of document.querySelectorAll(".target")) old.classList.remove("target");
      target.classList.add("target");
      if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
      const show = () =>
        target.scrollIntoView({ behavior: "instant", block: target.matches(".card") ? "start" : "center" });
      show();
      target.focus({ preventScroll: true });
      // What comes into sight is laid out only now, and may have moved the target.
      document.defaultView?.requestAnimationFrame(show);
    },
  };
  return page;
}
