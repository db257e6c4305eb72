/** A field: what stands before its separator is an instruction, what follows is shown. */
interface Field {
  instruction: string;
  shown: boolean;
  /** It is a table of contents, of figures or the like. */
  contents: boolean;
}

const longestInstruction = 2000;

/** The fields that are open at a point of the text, with what they say of it; kept as counts, for files that never close theirs. */
export class OpenFields {
  readonly #open: Field[] = [];
  #instructing = 0;
  #contents = 0;

  /** Whether the text here belongs to an instruction. */
  get instructing(): boolean {
    return this.#instructing > 0;
  }

  /** Whether the text here is an entry of a table of contents. */
  get contents(): boolean {
    return this.#contents > 0;
  }

  begin(): void {
    this.#open.push({ instruction: "", shown: false, contents: false });
    this.#instructing += 1;
  }

  /** Adds to the instruction of the innermost field; whether it numbers a sequence, as captions do. */
  instruct(text: string): boolean {
    const field = this.#open[this.#open.length - 1];
    if (!field || field.shown) return false;
    if (field.instruction.length < longestInstruction) field.instruction += text;
    return isSequence(field.instruction);
  }

  separate(): void {
    const field = this.#open[this.#open.length - 1];
    if (!field || field.shown) return;
    field.shown = true;
    this.#instructing -= 1;
    field.contents = /^\s*TOC\b/u.test(field.instruction);
    if (field.contents) this.#contents += 1;
  }

  end(): void {
    const field = this.#open.pop();
    if (!field) return;
    if (!field.shown) this.#instructing -= 1;
    if (field.contents) this.#contents -= 1;
  }
}

/** Whether an instruction numbers a sequence (SEQ). */
function isSequence(instruction: string): boolean {
  return /^\s*SEQ\b/u.test(instruction);
}
