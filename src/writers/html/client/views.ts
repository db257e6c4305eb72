import type { Page } from "./page.ts";

/** Jumps between the ledger and the texts, and long tables that open. */
export function setUpViews(page: Page): void {
  const { document } = page;
  const targetOf = (hash: string) => {
    if (hash.length < 2) return null;
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  };
  document.addEventListener("click", (event) => {
    const origin = event.target instanceof Element ? event.target : null;
    const link = origin?.closest<HTMLAnchorElement>("a[href^='#']");
    const target = link ? targetOf(link.getAttribute("href") ?? "") : null;
    if (link && target?.matches(".card, .row, tr")) {
      event.preventDefault();
      document.defaultView?.history.pushState(null, "", link.hash);
      page.go(target);
    }
    const more = origin?.closest<HTMLElement>("[data-more]");
    if (more) {
      document.getElementById(more.dataset.more ?? "")?.classList.add("all");
      more.remove();
    }
  });
  const follow = () => {
    const target = targetOf(document.location.hash);
    if (target?.matches(".card, .row, tr")) page.go(target);
  };
  document.defaultView?.addEventListener("popstate", follow);
  follow();
}
