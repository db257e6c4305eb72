import { hash } from "node:crypto";
import { concat, formatNote, type Note, type NoteSignature, parseNote, toHex, utf8 } from "#record";
import { unreadable } from "./der.ts";
import { type Answer, answer } from "./refused.ts";
import { requireAnswer } from "./request.ts";
import { readToken } from "./token.ts";

const name = "rfc3161-timestamp";
// C2SP signed-note: type 0xff, for signatures without an assigned type, followed by an identifier of their own.
const keyed = concat(utf8(`${name}\n`), Uint8Array.of(0xff), utf8("penholder/rfc3161-timestamp/v1"));
const id = toHex(hash("sha256", keyed, "buffer").subarray(0, 4));

/**
 * What is stamped of a checkpoint: SHA-256 of its note's text, that is of every byte before the empty line above the
 * signatures, the last line feed included. The signatures are not in it, so that cosignatures may follow the stamp.
 */
export function checkpointDigest(text: string): Uint8Array {
  return hash("sha256", utf8(text), "buffer");
}

/**
 * Adds a token over this checkpoint to it as one more signature line, of a type that other readers of signed notes pass
 * over (C2SP signed-note: unknown signatures are ignored). A token over another text is refused; a second copy of one
 * that is there already changes nothing.
 */
export function attachToken(checkpoint: string, token: Uint8Array): Answer<string> {
  return answer(() => {
    const note = noteOf(checkpoint);
    requireAnswer(readToken(token).statement, { digest: checkpointDigest(note.text) });
    if (note.signatures.some((line) => isToken(line) && toHex(line.signature) === toHex(token))) return checkpoint;
    return formatNote({ ...note, signatures: [...note.signatures, { name, id, signature: token }] });
  });
}

/** The tokens that were attached to a checkpoint: nothing of them is verified. */
export function attachedTokens(checkpoint: string): Answer<Uint8Array[]> {
  return answer(() =>
    noteOf(checkpoint)
      .signatures.filter(isToken)
      .map(({ signature }) => signature),
  );
}

function isToken(line: NoteSignature): boolean {
  return line.name === name && line.id === id;
}

function noteOf(checkpoint: string): Note {
  const note = parseNote(checkpoint);
  if (!note.ok) throw unreadable("checkpoint", note.problem);
  return note.value;
}
