/** What the forms that filter a page's cards share. */
export interface Search {
  /** What a field of the form holds; empty where there is no such field. */
  value: (name: string) => string;
  set: (name: string, wanted: string) => void;
  /** The words looked for, folded. */
  words: () => string[];
  /** Whether a card's text has all these words, letters with and without marks being the same. */
  holds: (card: HTMLElement, words: readonly string[]) => boolean;
}

/** Uses nothing from outside: its source is part of the pages' scripts. */
export function makeSearch(form: HTMLFormElement): Search {
  const contents = new Map<Element, string>();
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase();
  const field = (name: string) => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
  };
  const search: Search = {
    value: (name) => field(name)?.value ?? "",
    set(name, wanted) {
      const found = field(name);
      if (found) found.value = wanted;
    },
    words: () => plain(search.value("text")).split(/\s+/u).filter(Boolean),
    holds(card, words) {
      if (words.length === 0) return true;
      const content = contents.get(card) ?? plain(card.textContent ?? "");
      contents.set(card, content);
      return words.every((word) => content.includes(word));
    },
  };
  return search;
}
