import { equalBytes, fromBase64, fromUtf8, toBase64, utf8 } from "./bytes.ts";
import type { Crypto } from "./crypto.ts";
import type { VerifierKey } from "./keys.ts";
import { boundedText, parseDecimal } from "./lines.ts";
import { type Lodged, type Lodging, lodgedLeaf, lodgingHash, lodgingsOrigin, readLodging } from "./lodging.ts";
import { type CosignedHead, openHead, type Statement } from "./lodgings.ts";
import { verifyInclusion } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";
import { formatTlogProof, parseTlogProof, type TlogProof, tlogProofHeader } from "./tlog-proof.ts";

/** First line of a slip, by which a witness confirms what was lodged with it. */
export const slipHeader = "penholder/slip/v1";

/** A slip as parsed: nothing of it is verified. */
export interface Slip {
  /** The signed lodging, verbatim. */
  lodging: string;
  /** POSIX seconds at which it came. */
  time: bigint;
  /** Its place among the lodgings of its matter. */
  inMatter: TlogProof;
  /** Its place among all. */
  inAll: TlogProof;
}

/** A slip that one witness's signatures bear out. */
export interface OpenSlip {
  lodging: Lodging;
  lodged: Lodged;
  by: VerifierKey;
  inMatter: SlipPlace;
  inAll: SlipPlace;
}

/** A place in a list of lodgings that the witness signed. */
export interface SlipPlace {
  index: bigint;
  head: CosignedHead;
  /** The note that the head was read from. */
  note: string;
}

/** The text form: three lines, and two C2SP tlog-proofs, each after an empty line. */
export function formatSlip(slip: Slip): string {
  const first = `${slipHeader}\nlodging ${toBase64(utf8(slip.lodging))}\ntime ${slip.time}\n`;
  return [first, formatTlogProof(slip.inMatter), formatTlogProof(slip.inAll)].join("\n");
}

/** Reads a slip; formatSlip gives the same text again. */
export function parseSlip(input: string | Uint8Array): Result<Slip> {
  const text = boundedText(input);
  if (!text.ok) return text;
  const [first = "", ...bodies] = text.value.split(`\n${tlogProofHeader}\n`, 4);
  const [header, lodging = "", time = "", ...more] = first.split("\n", 5);
  if (header !== slipHeader || more.join("") !== "") return bad(`a slip begins with the line ${slipHeader}`);
  const note = lodging.startsWith("lodging ") ? fromBase64(lodging.slice("lodging ".length)) : undefined;
  const lodged = note?.ok ? fromUtf8(note.value) : undefined;
  if (!lodged?.ok) return bad("a slip's second line is: lodging, space, the lodging in base64");
  const seconds = time.startsWith("time ") ? parseDecimal(time.slice("time ".length)) : undefined;
  if (!seconds?.ok) return bad("a slip's third line is: time, space, seconds");
  const [inMatter, inAll] = bodies.map((body) => parseTlogProof(`${tlogProofHeader}\n${body}`));
  if (bodies.length !== 2 || !inMatter?.ok || !inAll?.ok) return bad("a slip carries two proofs");
  const slip = { lodging: lodged.value, time: seconds.value, inMatter: inMatter.value, inAll: inAll.value };
  return formatSlip(slip) === text.value ? ok(slip) : bad("the slip is not in its one form");
}

/** Verifies a slip with the witnesses that the reader knows. Who lodged is told by openLodging, with the submitters' keys. */
export function openSlip(
  crypto: Crypto,
  input: string | Uint8Array,
  witnesses: readonly VerifierKey[],
): Result<OpenSlip> {
  const slip = parseSlip(input);
  if (!slip.ok) return slip;
  const lodging = readLodging(slip.value.lodging);
  if (!lodging.ok) return lodging;
  const { matter } = lodging.value;
  const lodged: Lodged = { time: slip.value.time, matter, hash: lodgingHash(crypto, slip.value.lodging) };
  const inMatter = placeIn(crypto, slip.value.inMatter, lodged, witnesses, matter);
  if (!inMatter.ok) return inMatter;
  const by = inMatter.value.head.by;
  const inAll = placeIn(crypto, slip.value.inAll, lodged, [by]);
  if (!inAll.ok) return inAll;
  return ok({ lodging: lodging.value, lodged, by, inMatter: inMatter.value, inAll: inAll.value });
}

function placeIn(
  crypto: Crypto,
  proof: TlogProof,
  lodged: Lodged,
  witnesses: readonly VerifierKey[],
  matter?: Uint8Array,
): Result<SlipPlace> {
  const head = openHead(crypto, proof.checkpoint, witnesses);
  if (!head.ok) return head;
  const { origin, size, root, by, time, extensions } = head.value;
  if (origin !== lodgingsOrigin(by.name, matter) || extensions.length > 0 || proof.extra) {
    return bad("a proof in the slip is of another log than the witness's lodgings");
  }
  if (lodged.time > time) return bad("the slip was signed before the lodging came");
  const leaf = lodgedLeaf(crypto, lodged);
  if (!verifyInclusion(crypto, proof.index, size, leaf, proof.proof, root)) {
    return bad("the lodging does not stand where the slip says");
  }
  return ok({ index: proof.index, head: head.value, note: proof.checkpoint });
}

/**
 * Does this later statement deny what the slip confirmed? Both are signed by one key, so that the two together prove
 * its holder's misconduct to anyone: the place is given to another lodging, or the list ends before it although the
 * statement was signed after the slip. Undefined where the two agree.
 */
export function denial(crypto: Crypto, slip: OpenSlip, statement: Statement): string | undefined {
  if (!sameKey(slip.by, statement.head.by) || !equalBytes(slip.lodging.matter, statement.matter)) return;
  const listed = statement.lodged[Number(slip.inMatter.index)];
  const leaf = lodgedLeaf(crypto, slip.lodged);
  if (listed) return equalBytes(lodgedLeaf(crypto, listed), leaf) ? undefined : "lists another lodging in its place";
  return endsBefore(slip.inMatter, statement.head);
}

/** The same for a later head over all the witness's lodgings, as far as its size tells. */
export function denialOfAll(slip: OpenSlip, head: CosignedHead): string | undefined {
  const same = sameKey(slip.by, head.by) && head.origin === slip.inAll.head.origin;
  if (!same) return;
  const { size, root } = slip.inAll.head;
  if (head.size === size && !equalBytes(head.root, root)) return "signed two trees of one size";
  return endsBefore(slip.inAll, head);
}

function endsBefore(slip: SlipPlace, head: CosignedHead): string | undefined {
  return head.size <= slip.index && head.time > slip.head.time ? "signed later a list that ends before it" : undefined;
}

function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.id === b.id && a.name === b.name && equalBytes(a.publicKey, b.publicKey);
}
