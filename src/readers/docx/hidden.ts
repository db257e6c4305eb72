import type { HiddenText } from "./story-frames.ts";

/** Gathers hidden text as evidence: neighbouring hidden runs of one paragraph are one passage. */
export class HiddenLog implements HiddenText {
  readonly list: { text: string; place: string }[] = [];
  #open: { texts: string[]; place: string } | null = null;

  add(text: string, place: string): void {
    if (this.#open?.place !== place) this.end();
    this.#open ??= { texts: [], place };
    this.#open.texts.push(text);
  }

  end(): void {
    const text = this.#open?.texts.join("").trim();
    if (this.#open && text) this.list.push({ text, place: this.#open.place });
    this.#open = null;
  }
}
