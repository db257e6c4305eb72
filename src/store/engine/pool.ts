/** A few connections, made when first needed; who finds none free waits in turn. */
export class Pool<T> {
  readonly #limit: number;
  readonly #make: () => T;
  readonly #all: T[] = [];
  readonly #free: T[] = [];
  readonly #waiting: ((one: T) => void)[] = [];

  constructor(limit: number, make: () => T) {
    this.#limit = limit;
    this.#make = make;
  }

  async use<R>(work: (one: T) => Promise<R>): Promise<R> {
    const one = await this.#take();
    try {
      return await work(one);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(one);
      else this.#free.push(one);
    }
  }

  /** Closes those that are free; nothing may be in use. */
  async close(close: (one: T) => Promise<void>): Promise<void> {
    for (const one of this.#all.splice(0)) await close(one);
  }

  async #take(): Promise<T> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#all.length >= this.#limit) return new Promise((resolve) => this.#waiting.push(resolve));
    const made = this.#make();
    this.#all.push(made);
    return made;
  }
}
