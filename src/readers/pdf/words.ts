import { lineText } from "./lines.ts";
import type { Line } from "./types.ts";

/** Words of a document that stand inside lines, hyphenated ones whole: what a word broken at a line's end may be. */
export class Vocabulary {
  private readonly counts = new Map<string, number>();
  /** Line ends whose hyphen was put there by the break, and those that belong to a compound, as far as the words tell. */
  private broken = 0;
  private compound = 0;

  /** Learns the words of these lines, and then how the document hyphenates. */
  constructor(pages: readonly (readonly Line[])[]) {
    for (const lines of pages) for (const line of lines) this.learn(lineText(line));
    for (const lines of pages)
      for (let at = 1; at < lines.length; at++) {
        const end = /(\p{L}+)[-\u2010\u2011]$/u.exec(lineText(lines[at - 1] as Line))?.[1];
        const start = /^\p{Ll}+/u.exec(lineText(lines[at] as Line))?.[0];
        if (end === undefined || start === undefined) continue;
        if (this.has(end + start)) this.broken += 1;
        else if (this.has(`${end}-${start}`)) this.compound += 1;
      }
  }

  private learn(text: string): void {
    const words = text.toLowerCase().match(/[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu) ?? [];
    words.forEach((word, at) => {
      // The last word may be broken, the first the rest of a broken one.
      if (at === words.length - 1 && /[-\u2010\u2011]$/u.test(text)) return;
      const plain = word.replace(/[\u2010\u2011]/gu, "-");
      this.counts.set(plain, (this.counts.get(plain) ?? 0) + 1);
    });
  }

  has(word: string): boolean {
    return this.counts.has(word.toLowerCase());
  }

  /** Whether the hyphen between the two parts of a word at a line's end is to go. */
  joins(before: string, after: string, soft: boolean): boolean {
    const whole = this.counts.get((before + after).toLowerCase()) ?? 0;
    const hyphened = this.counts.get(`${before}-${after}`.toLowerCase()) ?? 0;
    if (whole !== hyphened) return whole > hyphened;
    if (soft) return true;
    if (this.broken <= this.compound) return false;
    // The document hyphenates: two parts that are words of their own are more likely a compound.
    return !(this.has(before) && this.has(after));
  }
}
