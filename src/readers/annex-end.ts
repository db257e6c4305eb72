import { isCaption } from "./numbers.ts";

/** A heading's place in a numbering: which numbering, and which step of it. */
interface Step {
  series: string;
  value: number;
}

/**
 * Tells where an annex has ended although text follows: at a heading that goes on with a numbering from before it ("A.",
 * an annex, "B."; "Draft resolution I", an annex, "Draft resolution II"), unless the annex has headings of that numbering.
 */
export class AnnexEnd {
  #before = new Map<string, number>();
  #within = new Set<string>();
  #open = false;

  /** An annex begins. */
  open(): void {
    this.#open = true;
  }

  /** A heading is passed; true where it stands outside the annex that was open. */
  passes(number: string | null, text: string): boolean {
    const step = this.#step(number, text);
    if (!step) return false;
    const { series, value } = step;
    if (!this.#open) {
      this.#before.set(series, value);
      return false;
    }
    if (this.#within.has(series) || this.#before.get(series) !== value - 1) {
      this.#within.add(series);
      return false;
    }
    this.#open = false;
    this.#within.clear();
    this.#before.set(series, value);
    return true;
  }

  #step(number: string | null, text: string): Step | undefined {
    if (number !== null) return this.#value("", number.replace(/^\(|[.)]+$/gu, ""));
    const [, stem, last] = /^(\p{L}[\p{L} ]{3,60}) ([IVXL]{1,7}|[A-Z]|\d{1,3})$/u.exec(text.slice(0, 80).trim()) ?? [];
    if (stem === undefined || last === undefined || isCaption(text)) return undefined;
    return this.#value(stem.toLowerCase(), last);
  }

  #value(stem: string, label: string): Step | undefined {
    if (/^\d{1,3}$/u.test(label)) return { series: `${stem} 1`, value: Number(label) };
    const letter = /^[A-Z]$/u.test(label) ? label.charCodeAt(0) - 64 : 0;
    // "I." is the ninth letter after "H." alone.
    if (letter > 0 && (!/[IVXL]/u.test(label) || this.#before.get(`${stem} A`) === letter - 1))
      return { series: `${stem} A`, value: letter };
    return /^[IVXL]+$/u.test(label) ? { series: `${stem} I`, value: roman(label) } : undefined;
  }
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

function roman(label: string): number {
  const values = [...label].map((letter) => romanValues[letter] ?? 0);
  return values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0);
}
