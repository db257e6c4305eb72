import type { Passages } from "./story-frames.ts";

/** What a comment is about: the passage, and where it begins. */
export interface CommentedPassage {
  text: string;
  place: string;
}

const longestPassage = 2000;

/** Notes where comments begin and end in the text, so that each can be given with the passage commented on. */
export class PassageLog implements Passages {
  readonly #pieces: string[] = [];
  readonly #starts = new Map<string, { at: number; end: number | null; place: string }>();

  text(text: string): void {
    this.#pieces.push(text);
  }

  /** A second start of one comment is its reference mark, at the end of its range. */
  start(comment: string, place: string): void {
    if (!this.#starts.has(comment)) this.#starts.set(comment, { at: this.#pieces.length, end: null, place });
  }

  end(comment: string): void {
    const range = this.#starts.get(comment);
    if (range) range.end ??= this.#pieces.length;
  }

  of(comment: string): CommentedPassage | undefined {
    const range = this.#starts.get(comment);
    if (!range) return undefined;
    let text = "";
    for (let at = range.at; at < (range.end ?? range.at) && text.length < longestPassage; at += 1)
      text += this.#pieces[at] ?? "";
    return { text: text.slice(0, longestPassage).replace(/\s+/gu, " ").trim(), place: range.place };
  }
}
