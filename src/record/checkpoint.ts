import { toBase64 } from "./bytes.ts";
import { boundedText, parseDecimal, parseHash } from "./lines.ts";
import { bad, ok, type Result } from "./result.ts";

/** C2SP tlog-checkpoint: what a log says of its tree. */
export interface Checkpoint {
  /** Identifies the log; the name of its key. */
  origin: string;
  /** Number of leaves, below 2^63. */
  size: bigint;
  /** 32 bytes. */
  root: Uint8Array;
  /** Lines after the third, which we read and report but never write. */
  extensions: string[];
}

/** Reads a checkpoint's text: the note's text, without signatures. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  const bounded = boundedText(text);
  if (!bounded.ok) return bounded;
  if (!text.endsWith("\n")) return bad("a checkpoint ends with a line feed");
  const [origin, size, root, ...extensions] = text.slice(0, -1).split("\n");
  if (origin === undefined || origin === "" || size === undefined || root === undefined) {
    return bad("a checkpoint has an origin, a size and a root, one a line");
  }
  if (extensions.includes("")) return bad("a checkpoint has no empty lines");
  const leaves = parseDecimal(size);
  if (!leaves.ok) return bad(`the checkpoint's size is ${leaves.problem}`);
  const hash = parseHash(root);
  if (!hash.ok) return bad(`the checkpoint's root is ${hash.problem}`);
  return ok({ origin, size: leaves.value, root: hash.value, extensions });
}

/** A checkpoint's text, of three lines: extension lines are not made. */
export function formatCheckpoint(checkpoint: Pick<Checkpoint, "origin" | "size" | "root">): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}
