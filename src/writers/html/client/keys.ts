import type { Page } from "./page.ts";

/** The keyboard: j and k through the changes, t to the text and back, / search, s and u for the texts, ? help. */
export function setUpKeys(page: Page): void {
  const { document } = page;
  const help = document.querySelector<HTMLDialogElement>("dialog.help");
  const search = document.querySelector<HTMLInputElement>("input[name=text]");
  const step = (by: number) => {
    const shown = page.shown();
    const at = shown.indexOf(page.current() ?? document.body);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    const target = shown[Math.min(shown.length - 1, Math.max(0, next))];
    if (target) page.go(target);
  };
  /** From a change to its passage, from a passage to its change. */
  const cross = () => {
    const focus = document.activeElement?.closest(".row, tr[id], .card") ?? page.current();
    const link = focus?.matches(".card")
      ? focus.querySelector<HTMLElement>("a.go")
      : focus?.querySelector<HTMLElement>(".gut a, .ref a");
    link?.click();
  };
  const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
  const deeds: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    t: cross,
    s: () => press("[data-view][aria-pressed=false]"),
    u: () => press("[data-fold]"),
    "/": () => {
      search?.scrollIntoView({ block: "center" });
      search?.focus();
    },
    "?": () => help?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    const at = event.target instanceof HTMLElement ? event.target : document.body;
    if (at.matches("input, select, textarea")) {
      if (event.key === "Escape") at.blur();
      return;
    }
    const enter = event.key === "Enter" && at.matches(".card, .row, tr");
    const deed = enter ? cross : deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}
