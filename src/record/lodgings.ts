import { equalBytes, toBase64 } from "./bytes.ts";
import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
import type { Crypto } from "./crypto.ts";
import type { VerifierKey } from "./keys.ts";
import { boundedText, parseDecimal, parseHash } from "./lines.ts";
import { type Lodged, lodgedLeaf, lodgingsOrigin } from "./lodging.ts";
import { parseNote } from "./note.ts";
import { openNote } from "./open-note.ts";
import { bad, ok, type Result } from "./result.ts";
import { treeRoot } from "./tree.ts";

/** First line of a witness's statement on the lodgings of one matter. */
export const statementHeader = "penholder/lodgings/v1";
/** Lodgings that a statement may list (a witness takes no more for one matter). */
export const maxListed = 8192;

/** A checkpoint cosigned by a witness. */
export interface CosignedHead extends Checkpoint {
  by: VerifierKey;
  /** POSIX seconds at which the witness signed. */
  time: bigint;
}

/** What a witness says was lodged with it for one matter up to the time at which it says so. */
export interface Statement {
  matter: Uint8Array;
  head: CosignedHead;
  /** In the order in which they came; none: nothing was lodged. */
  lodged: Lodged[];
}

/** Verifies a checkpoint that one of these witnesses cosigned with a time. */
export function openHead(crypto: Crypto, note: string, witnesses: readonly VerifierKey[]): Result<CosignedHead> {
  const parsed = parseNote(note);
  const opened = parsed.ok ? openNote(crypto, parsed.value, witnesses) : parsed;
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value.text);
  if (!checkpoint.ok) return checkpoint;
  const dated = opened.value.verified.find((signature) => signature.time !== null);
  if (!dated || dated.time === null) return bad("no dated signature by a known witness");
  return ok({ ...checkpoint.value, by: dated.key, time: dated.time });
}

/** The text form: header, one line `time hash` for each lodging, an empty line, the cosigned checkpoint of the matter's lodgings. */
export function formatStatement(lodged: readonly Pick<Lodged, "time" | "hash">[], checkpoint: string): string {
  const lines = lodged.map(({ time, hash }) => `${time} ${toBase64(hash)}\n`).join("");
  return `${statementHeader}\n${lines}\n${checkpoint}`;
}

/** Verifies a statement on this matter by one of these witnesses: the signature, and that the list is what was signed. */
export function openStatement(
  crypto: Crypto,
  input: string | Uint8Array,
  witnesses: readonly VerifierKey[],
  matter: Uint8Array,
): Result<Statement> {
  const text = boundedText(input);
  if (!text.ok) return text;
  const end = text.value.indexOf("\n\n");
  const [header, ...lines] = text.value.slice(0, Math.max(end, 0)).split("\n", maxListed + 2);
  if (end < 0 || header !== statementHeader) return bad(`a statement begins with the line ${statementHeader}`);
  const lodged = parseLodged(lines, matter);
  if (!lodged.ok) return lodged;
  const head = openHead(crypto, text.value.slice(end + 2), witnesses);
  if (!head.ok) return head;
  const problem = disagreement(crypto, head.value, lodged.value, lodgingsOrigin(head.value.by.name, matter));
  return problem ? bad(problem) : ok({ matter, head: head.value, lodged: lodged.value });
}

function parseLodged(lines: readonly string[], matter: Uint8Array): Result<Lodged[]> {
  if (lines.length > maxListed) return bad(`a statement lists at most ${maxListed} lodgings`);
  const lodged: Lodged[] = [];
  for (const line of lines) {
    const [seconds = "", base64 = "", ...more] = line.split(" ");
    const [time, hash] = [parseDecimal(seconds), parseHash(base64)];
    if (!time.ok || !hash.ok || more.length > 0) return bad("a line of the statement is not: time, space, hash");
    lodged.push({ time: time.value, matter, hash: hash.value });
  }
  return ok(lodged);
}

/** How a list of lodgings disagrees with the head that a witness signed for it; undefined where it does not. */
export function disagreement(
  crypto: Crypto,
  head: CosignedHead,
  lodged: readonly Lodged[],
  origin: string,
): string | undefined {
  if (head.origin !== origin || head.extensions.length > 0) return `the checkpoint is not that of ${origin}`;
  if (head.size !== BigInt(lodged.length))
    return `the checkpoint counts ${head.size} lodgings, the list ${lodged.length}`;
  const leaves = lodged.map((one) => lodgedLeaf(crypto, one));
  if (!equalBytes(treeRoot(crypto, leaves), head.root)) return "the list is not what the witness signed";
  let last = 0n;
  for (const { time } of lodged) {
    if (time < last || time > head.time) return "the lodgings' times are not in order";
    last = time;
  }
  return;
}

/** What the statements of several witnesses, taken together, say of one matter up to a deadline. */
export interface Lodgings {
  /** Witnesses who signed after the deadline and list nothing up to it. A policy's quorum of them settles it. */
  nothing: VerifierKey[];
  /** What any of them lists up to the deadline: one is enough. */
  lodged: (Lodged & { by: VerifierKey })[];
  /** Statements that say nothing here, each with the reason. */
  refused: { statement: number; problem: string }[];
}

/**
 * Weighs statements: was anything lodged up to and including `deadline` (POSIX seconds)? A statement signed at the
 * deadline or before it cannot exclude a lodging in that very second, so it counts only for what it lists.
 */
export function lodgedUpTo(
  crypto: Crypto,
  statements: readonly (string | Uint8Array)[],
  witnesses: readonly VerifierKey[],
  matter: Uint8Array,
  deadline: bigint,
): Lodgings {
  const found: Lodgings = { nothing: [], lodged: [], refused: [] };
  for (const [statement, text] of statements.entries()) {
    const opened = openStatement(crypto, text, witnesses, matter);
    if (!opened.ok) {
      found.refused.push({ statement, problem: opened.problem });
      continue;
    }
    const { head, lodged } = opened.value;
    const timely = lodged.filter(({ time }) => time <= deadline).map((one) => ({ ...one, by: head.by }));
    found.lodged.push(...timely);
    if (head.time <= deadline) {
      found.refused.push({ statement, problem: `${head.by.name} signed it before the deadline had passed` });
    } else if (timely.length === 0) found.nothing.push(head.by);
  }
  // Whoever says both is no witness that there was nothing.
  const saysOtherwise = new Set(found.lodged.map(({ by }) => by.id));
  const nothing = new Map(found.nothing.map((key) => [`${key.id} ${key.name}`, key]));
  return { ...found, nothing: [...nothing.values()].filter((key) => !saysOtherwise.has(key.id)) };
}
