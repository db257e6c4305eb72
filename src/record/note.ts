import { concat, fromBase64, fromHex, toBase64, toHex } from "./bytes.ts";
import { isKeyName } from "./keys.ts";
import { boundedText } from "./lines.ts";
import { bad, ok, type Result } from "./result.ts";

/** One signature line of a note. */
export interface NoteSignature {
  /** The key's name. */
  name: string;
  /** The key's id: eight hexadecimal digits. */
  id: string;
  /** What follows the key id: the signature, with a time before it in cosignatures. Not empty. */
  signature: Uint8Array;
}

/** C2SP signed-note, as parsed: nothing of it is verified. */
export interface Note {
  /** Ends with a line feed. */
  text: string;
  signatures: NoteSignature[];
}

/** Signatures that a note may carry (C2SP asks for at least 16; Go's limit). */
export const maxSignatures = 100;
const dash = "\u2014 ";

/** Reads a note. Its text ends at the last empty line. */
export function parseNote(input: string | Uint8Array): Result<Note> {
  const whole = boundedText(input);
  if (!whole.ok) return whole;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the rule excludes.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole.value)) return bad("a note has no control characters but line feeds");
  const end = whole.value.lastIndexOf("\n\n");
  if (end < 0) return bad("a note has an empty line between text and signatures");
  const signatures = parseSignatureLines(whole.value.slice(end + 2));
  return signatures.ok ? ok({ text: whole.value.slice(0, end + 1), signatures: signatures.value }) : signatures;
}

/** Reads one or more signature lines (also the body of a witness's answer, C2SP tlog-witness). */
export function parseSignatureLines(text: string): Result<NoteSignature[]> {
  if (!text.endsWith("\n")) return bad("signature lines end with a line feed");
  const lines = text.slice(0, -1).split("\n", maxSignatures + 1);
  if (lines.length > maxSignatures) return bad(`more than ${maxSignatures} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature) return bad("a signature line has not the form: dash, space, name, space, base64");
    signatures.push(signature);
  }
  return ok(signatures);
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  if (!line.startsWith(dash)) return;
  const [name, base64, ...more] = line.slice(dash.length).split(" ");
  if (name === undefined || base64 === undefined || more.length > 0 || !isKeyName(name)) return;
  const bytes = fromBase64(base64);
  if (!bytes.ok || bytes.value.length < 5) return;
  return { name, id: toHex(bytes.value.subarray(0, 4)), signature: bytes.value.slice(4) };
}

/** A signature line, with its line feed. */
export function formatSignatureLine(signature: NoteSignature): string {
  const id = fromHex(signature.id);
  return `${dash}${signature.name} ${toBase64(concat(id.ok ? id.value : new Uint8Array(4), signature.signature))}\n`;
}

/** The note's text form, as parseNote reads it. */
export function formatNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(formatSignatureLine).join("")}`;
}
