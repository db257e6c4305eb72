import {
  checkContradiction,
  emptyRoot,
  formatContradiction,
  formatNote,
  formatSignatureLine,
  formatSizeBody,
  fromUtf8,
  type Note,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  sizeMediaType,
  type VerifierKey,
  verifyConsistency,
} from "#record";
import { type Answer, cosigned, refuse, signingTime, type WitnessCore } from "./core.ts";
import type { Head } from "./store.ts";

/**
 * C2SP tlog-witness, add-checkpoint, its checks in the specification's order. Synchronous from the first look at the
 * head to the commit, and the commit compares again: no second request comes between.
 */
export function addCheckpoint(core: WitnessCore, body: Uint8Array): Answer {
  const text = fromUtf8(body);
  const request = text.ok ? parseAddCheckpoint(text.value) : text;
  if (!request.ok) return refuse(400, `The request is malformed: ${request.problem}`);
  const { old, proof } = request.value;
  const note = parseNote(request.value.checkpoint);
  if (!note.ok) return refuse(400, `The checkpoint is malformed: ${note.problem}`);
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return refuse(400, `The checkpoint is malformed: ${checkpoint.problem}`);
  const { origin, size, root, extensions } = checkpoint.value;
  // Nobody can audit them, and a post-quantum cosignature would not cover them.
  if (extensions.length > 0) return refuse(400, "Checkpoints with extension lines are not cosigned here");

  const keys = core.logs.get(origin);
  if (!keys) return refuse(404, "No log of this origin is enrolled here");
  const opened = openNote(core.crypto, note.value, keys);
  if (!opened.ok) return refuse(403, `The log's signature does not hold: ${opened.problem}`);

  const head = core.store.head(origin);
  const latest = head?.size ?? 0n;
  const kept = (answer: Answer) => keep(core, body, note.value, head, keys, answer);
  if (old > size) return kept(refuse(400, "The old size is above the checkpoint's"));
  if (old !== latest) return kept({ status: 409, body: formatSizeBody(latest), type: sizeMediaType });
  if (!verifyConsistency(core.crypto, old, head?.root ?? emptyRoot(core.crypto), size, root, proof)) {
    return kept(refuse(422, "The checkpoint is not proved to continue what was cosigned before"));
  }

  const time = signingTime(core);
  const signed = cosigned(core, withKnownSignatures(note.value, opened.value.verified), time);
  if (!core.store.advance(origin, latest, { size, root, text: note.value.text, note: signed.note }, time)) {
    return { status: 409, body: formatSizeBody(core.store.head(origin)?.size ?? 0n), type: sizeMediaType };
  }
  return { status: 200, body: formatSignatureLine(signed.line) };
}

/** The latest cosigned checkpoint, for monitors: `GET <prefix>/<hex sha256(origin)>/checkpoint`. */
export function latestCheckpoint(core: WitnessCore, origin: string | undefined): Answer {
  const head = origin === undefined ? null : core.store.head(origin);
  return head ? { status: 200, body: head.note } : refuse(404, "Nothing was cosigned for such a log");
}

/** Evidence that a log signed two trees of one size, where it was ever offered one here: `GET <prefix>/<hex sha256(origin)>/contradiction`. */
export function contradictionOf(core: WitnessCore, origin: string | undefined): Answer {
  const refused = origin === undefined ? [] : core.store.refused(origin);
  const evidence = refused.find((one) => one.evidence !== null)?.evidence;
  return evidence ? { status: 200, body: evidence } : refuse(404, "No contradiction by such a log is known here");
}

/** A refused request that the log signed is kept: it may be evidence against the log. */
function keep(
  core: WitnessCore,
  body: Uint8Array,
  note: Note,
  head: Head | null,
  keys: readonly VerifierKey[],
  answer: Answer,
): Answer {
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint.ok || note.text === head?.text) return answer;
  const { origin } = checkpoint.value;
  const time = BigInt(Math.floor(core.clock() / 1000));
  const evidence = head ? twoTrees(core, head.note, formatNote(note), keys) : null;
  const refused = { time, status: answer.status, origin, checkpoint: note.text, evidence };
  core.store.keepRefused({ ...refused, body: new TextDecoder().decode(body) }, core.limits.refusedKept);
  return answer;
}

/** Two checkpoints as evidence against one of the log's keys; null where they prove nothing. */
function twoTrees({ crypto }: WitnessCore, first: string, second: string, keys: readonly VerifierKey[]): string | null {
  for (const signer of keys) {
    const evidence = { kind: "roots", signer, first, second } as const;
    if (checkContradiction(crypto, evidence).ok) return formatContradiction(evidence);
  }
  return null;
}

function withKnownSignatures(note: Note, verified: readonly { key: { name: string; id: string } }[]): Note {
  const known = note.signatures.filter(({ name, id }) =>
    verified.some(({ key }) => key.name === name && key.id === id),
  );
  return { text: note.text, signatures: known };
}
