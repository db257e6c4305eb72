import { PenholderError } from "#kernel";
import type { Decision } from "../answers/types.ts";
import type { Decisions } from "./types.ts";

/** A line of the file of decisions: a decision, or that the last one on this pair is taken back. */
export type DecisionLine =
  | Decision
  | (Pick<Decision, "customer" | "entry" | "by" | "at" | "why"> & { decision: "undone" });

const kinds: readonly string[] = ["false positive", "confirmed", "undone"];
const longest = 20_000;

/**
 * Decisions by customer and listed party, in the order in which they were made. A later one replaces an earlier one; an
 * undoing takes the last one back, so that the one before it stands again.
 */
export class DecisionBook implements Decisions {
  readonly #stacks = new Map<string, Decision[]>();

  /** Reads the lines of a file (one JSON object each, empty lines passed over). Throws `decisions-invalid` with the line. */
  static read(lines: Iterable<string>, file: string): DecisionBook {
    const book = new DecisionBook();
    let number = 0;
    for (const line of lines) {
      number++;
      if (line.trim() !== "") book.add(parseDecision(line, file, number));
    }
    return book;
  }

  add(line: DecisionLine): void {
    const key = pair(line.customer, line.entry);
    const stack = this.#stacks.get(key) ?? [];
    if (line.decision === "undone") stack.pop();
    else stack.push(line);
    this.#stacks.set(key, stack);
  }

  /** The decision that stands on a customer and a listed party. */
  of(customer: string, entry: string): Decision | undefined {
    return this.#stacks.get(pair(customer, entry))?.at(-1);
  }
}

const pair = (customer: string, entry: string): string => JSON.stringify([customer, entry]);

function parseDecision(line: string, file: string, number: number): DecisionLine {
  const broken = (what: string) =>
    new PenholderError("decisions-invalid", `${file}, line ${number}: ${what}; correct or delete the line.`, {
      file,
      at: `line ${number}`,
    });
  if (line.length > longest) throw broken("it is longer than any decision");
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw broken("it is not JSON, or breaks off");
  }
  if (value === null || typeof value !== "object") throw broken("it is not an object");
  const members = value as Record<string, unknown>;
  const text = (name: string): string => {
    const found = Object.hasOwn(members, name) ? members[name] : undefined;
    if (typeof found !== "string" || found.trim() === "") throw broken(`"${name}" is missing`);
    return found;
  };
  const decision = text("decision");
  if (!kinds.includes(decision)) throw broken(`"decision" is none of ${kinds.join(", ")}`);
  const common = {
    customer: text("customer"),
    entry: text("entry"),
    by: text("by"),
    at: text("at"),
    why: text("why"),
  };
  if (decision === "undone") return { ...common, decision };
  return { ...common, decision: decision as Decision["decision"], evidence: text("evidence") };
}
