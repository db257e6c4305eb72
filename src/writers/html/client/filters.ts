import type { Page } from "./page.ts";

/** Filters of the list of changes: by search, binding, kind, class and party; and links elsewhere that set one. */
export function setUpFilters(page: Page): void {
  const { document, cards } = page;
  const form = document.querySelector<HTMLFormElement>(".filters");
  const hits = document.querySelector<HTMLElement>(".hits");
  const none = document.querySelector<HTMLElement>("p.none");
  if (!form) return;
  const names = ["status", "kind", "class", "party"];
  const search = page.search(form);
  const fits = (card: HTMLElement, words: string[]) => {
    for (const name of names) {
      const wanted = search.value(name);
      const has = (card.dataset[name] ?? "").split(name === "party" ? "\n" : " ");
      if (wanted !== "" && !has.includes(wanted)) return false;
    }
    return search.holds(card, words);
  };
  const apply = () => {
    const words = search.words();
    let shown = 0;
    for (const card of cards) {
      card.hidden = !fits(card, words);
      if (!card.hidden) shown += 1;
    }
    const total = cards.length;
    if (hits) hits.textContent = shown === total ? `${total} changes` : `${shown} of ${total} changes`;
    if (none) none.hidden = shown > 0 || total === 0;
    form.classList.toggle("active", shown < total);
  };
  const clear = () => {
    for (const name of ["text", ...names]) search.set(name, "");
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    clear();
    apply();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[href='#changes']") : null;
    const given = names.filter((name) => link?.dataset[`set${name[0]?.toUpperCase()}${name.slice(1)}`] !== undefined);
    if (!link || given.length === 0) return;
    clear();
    for (const name of given) search.set(name, link.dataset[`set${name[0]?.toUpperCase()}${name.slice(1)}`] ?? "");
    apply();
  });
  page.revealed.push((target) => {
    if (!target.hidden) return;
    clear();
    apply();
  });
  apply();
}
