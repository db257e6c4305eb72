import { concat, fromHex, toBase64, toHex, u64, utf8 } from "./bytes.ts";
import type { Crypto, Signer } from "./crypto.ts";
import type { VerifierKey } from "./keys.ts";
import { parseHash } from "./lines.ts";
import { formatNote, parseNote } from "./note.ts";
import { openNote, signNote } from "./open-note.ts";
import { bad, ok, type Result } from "./result.ts";
import { leafHash } from "./tree.ts";

/** What somebody hands to a witness so that it cannot be said never to have been submitted. */
export interface Lodging {
  /** 16 random bytes that name the matter, in the clear: a report's stream, a committee's item. */
  matter: Uint8Array;
  /** 32 bytes: the salted hash of what is submitted, as in the log's entries. Whoever cannot open it learns nothing. */
  commitment: Uint8Array;
}

/** A lodging as a witness keeps it: one leaf of its lodgings, the same in those of the matter and in those of all matters. */
export interface Lodged {
  /** POSIX seconds, by the witness's clock. */
  time: bigint;
  matter: Uint8Array;
  /** lodgingHash of the signed note. */
  hash: Uint8Array;
}

/** First line of a lodging's text. The next line is no size, so that no lodging can be read as a checkpoint. */
export const lodgingHeader = "penholder/lodging/v1";
export const matterLength = 16;
/** A signed lodging is never longer, in bytes. */
export const maxLodgingText = 4096;
const hashTag = utf8("rec/lodging/v1\0");
const leafTag = utf8("rec/lodged/v1\0");

/** The text that a submitter signs. */
export function formatLodging(lodging: Lodging): string {
  return `${lodgingHeader}\nmatter ${toHex(lodging.matter)}\ncommitment ${toBase64(lodging.commitment)}\n`;
}

/** Reads it; formatLodging gives the same text again. */
export function parseLodging(text: string): Result<Lodging> {
  const [header, matter = "", commitment = "", end, ...more] = text.slice(0, maxLodgingText).split("\n");
  if (header !== lodgingHeader) return bad(`a lodging begins with the line ${lodgingHeader}`);
  const id = matter.startsWith("matter ") ? parseMatter(matter.slice("matter ".length)) : undefined;
  if (!id?.ok) return bad("a lodging's second line is: matter, space, 32 hexadecimal digits in lower case");
  const hash = commitment.startsWith("commitment ") ? parseHash(commitment.slice("commitment ".length)) : undefined;
  if (!hash?.ok) return bad("a lodging's third line is: commitment, space, 32 bytes in base64");
  if (end !== "" || more.length > 0) return bad("a lodging has three lines");
  return ok({ matter: id.value, commitment: hash.value });
}

/** 32 lower-case hexadecimal digits. */
export function parseMatter(text: string): Result<Uint8Array> {
  const bytes = fromHex(text);
  return bytes.ok && bytes.value.length === matterLength ? bytes : bad("a matter is 32 lower-case hexadecimal digits");
}

/** Signs a lodging with a key of type 0x01: the note to hand to every witness. */
export function signLodging(crypto: Crypto, lodging: Lodging, signer: Signer): Result<string> {
  if (lodging.matter.length !== matterLength) return bad(`a matter has ${matterLength} bytes`);
  if (lodging.commitment.length !== 32) return bad("a commitment has 32 bytes");
  return signNote(crypto, formatLodging(lodging), [signer]);
}

/** Reads a signed lodging without verifying it: one signature, and the one spelling of a note, so that one lodging has one hash. */
export function readLodging(note: string): Result<Lodging> {
  if (note.length > maxLodgingText) return bad(`a lodging has at most ${maxLodgingText} bytes`);
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  if (parsed.value.signatures.length !== 1) return bad("a lodging has one signature");
  if (formatNote(parsed.value) !== note) return bad("the lodging is not in the one form of a note");
  return parseLodging(parsed.value.text);
}

/** Verifies a signed lodging; `by` is the submitter's key. */
export function openLodging(
  crypto: Crypto,
  note: string,
  submitters: readonly VerifierKey[],
): Result<{ lodging: Lodging; by: VerifierKey }> {
  const lodging = readLodging(note);
  if (!lodging.ok) return lodging;
  const parsed = parseNote(note);
  const opened = parsed.ok ? openNote(crypto, parsed.value, submitters) : parsed;
  if (!opened.ok) return opened;
  const by = opened.value.verified[0]?.key;
  return by ? ok({ lodging: lodging.value, by }) : bad("no signature by an enrolled key");
}

/** SHA-256("rec/lodging/v1\0" ‖ the note's bytes): by this a witness lists a lodging without telling whose it is. */
export function lodgingHash(crypto: Crypto, note: string): Uint8Array {
  return crypto.sha256(concat(hashTag, utf8(note)));
}

/** The RFC 6962 leaf of a lodging: of "rec/lodged/v1\0" ‖ u64 time ‖ matter[16] ‖ hash[32]. */
export function lodgedLeaf(crypto: Crypto, lodged: Lodged): Uint8Array {
  return leafHash(crypto, concat(leafTag, u64(lodged.time), lodged.matter, lodged.hash));
}

/** Origin of the log in which a witness keeps the lodgings of one matter; without a matter: of all. */
export function lodgingsOrigin(witness: string, matter?: Uint8Array): string {
  return matter ? `${witness}/lodgings/${toHex(matter)}` : `${witness}/lodgings`;
}
