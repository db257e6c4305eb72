import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { PenholderError } from "#kernel";

/** Asks on the terminal; where the input is no terminal, each answer is its next line. */
export class Prompt {
  readonly #isTerminal = process.stdin.isTTY === true;
  #muted = false;
  readonly #lines: AsyncIterator<string>;
  readonly #close: () => void;

  constructor() {
    const output = new Writable({
      write: (piece: Buffer, _encoding, done) => {
        if (!this.#muted) process.stderr.write(piece);
        done();
      },
    });
    const reading = createInterface({ input: process.stdin, output, terminal: this.#isTerminal });
    // Ctrl-C while something is typed ends the program, as it does elsewhere.
    reading.on("SIGINT", () => process.exit(130));
    this.#lines = reading[Symbol.asyncIterator]();
    this.#close = () => reading.close();
  }

  /** What is typed shows. */
  async ask(question: string): Promise<string> {
    if (this.#isTerminal) process.stderr.write(question);
    return this.#next(question);
  }

  /** Nothing of what is typed shows. */
  async askSecret(question: string): Promise<string> {
    if (this.#isTerminal) process.stderr.write(question);
    this.#muted = true;
    try {
      return await this.#next(question);
    } finally {
      this.#muted = false;
      if (this.#isTerminal) process.stderr.write("\n");
    }
  }

  close(): void {
    this.#close();
    process.stdin.unref();
  }

  async #next(question: string): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done)
      throw new PenholderError(
        "usage",
        `The input ended where "${question.trim()}" was asked; type it, or give it as a line.`,
      );
    return value;
  }
}

/** Whether somebody at the terminal agrees. */
export async function agreed(question: string): Promise<boolean> {
  const prompt = new Prompt();
  try {
    return /^y(?:es)?$/iu.test((await prompt.ask(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}
