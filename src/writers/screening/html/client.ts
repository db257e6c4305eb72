/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Search } from "../../html/client/search.ts";

/** Filters and order of the customers on the page. Uses nothing from outside: its source is the page's script. */
export function setUpHits(document: Document, makeSearch: (form: HTMLFormElement) => Search): void {
  document.documentElement.classList.add("has-js");
  const form = document.querySelector<HTMLFormElement>(".filters");
  const list = document.querySelector<HTMLElement>(".cards");
  const count = document.querySelector<HTMLElement>(".hits");
  const none = document.querySelector<HTMLElement>("p.none");
  if (!form || !list) return;
  const cards = [...list.querySelectorAll<HTMLElement>(".card")];
  const search = makeSearch(form);
  const fits = (card: HTMLElement, words: string[]) => {
    for (const name of ["status", "list", "coverage"]) {
      const wanted = search.value(name);
      if (wanted !== "" && !(card.dataset[name] ?? "").split("\n").includes(wanted)) return false;
    }
    if (Number(card.dataset.best) < Number(search.value("least") || 0)) return false;
    return search.holds(card, words);
  };
  const apply = () => {
    const words = search.words();
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card, words);
      if (!card.hidden) shown += 1;
    }
    if (count)
      count.textContent = shown === cards.length ? `${shown} customers` : `${shown} of ${cards.length} customers`;
    if (none) none.hidden = shown > 0 || cards.length === 0;
  };
  const order = () => {
    const key = search.value("order") === "row" ? "row" : "best";
    const sign = key === "row" ? 1 : -1;
    cards.sort((one, other) => sign * (Number(one.dataset[key]) - Number(other.dataset[key])));
    list.append(...cards);
  };
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.name === "order") order();
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    form.ownerDocument.defaultView?.setTimeout(() => {
      order();
      apply();
    });
  });
  apply();
}
