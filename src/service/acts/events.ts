import type { Label } from "#acts";
import type { Concerns } from "#proceedings";

/** An act is committed that changed a subject, or the register; who may see it decides who is told. */
export interface Changed {
  /** Of the act in the record. */
  sequence: bigint;
  subject: string;
  kind: string;
  case: string;
  version: number;
  act: string;
  actor: string;
  /** The act's kind. */
  by: string;
  concerns: Concerns;
  label: Label;
  compartments: readonly string[];
}

type Listener = (changed: Changed) => void;

/** Tells listeners what has been committed, in the order of the record; a listener that throws harms nobody else. */
export class Events {
  readonly #listeners = new Set<Listener>();

  /** Answers with what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(changed: Changed): void {
    for (const listener of this.#listeners) {
      try {
        listener(changed);
      } catch {
        // Whoever listens badly is dropped; the act is committed either way.
        this.#listeners.delete(listener);
      }
    }
  }
}
