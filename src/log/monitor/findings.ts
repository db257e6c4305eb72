import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Contradiction, type Crypto, formatContradiction, formatNote, parseNote, toHex, utf8 } from "#record";
import { checkEvidence, type Evidence, formatEvidence } from "./evidence.ts";
import type { Finding, FindingKind } from "./options.ts";
import type { MonitorState } from "./state.ts";

/** Files of evidence for one kind of finding about one log or witness: more add nothing, and must not fill the disk. */
const maxFiles = 10;

/** What is found in a round; what can be proved is written to a file, checked first, and never forgotten. */
export class Findings {
  readonly #state: MonitorState;
  readonly #folder: string;
  readonly #crypto: Crypto;
  readonly #unproved: Finding[] = [];

  constructor(state: MonitorState, stateFolder: string, crypto: Crypto) {
    this.#state = state;
    this.#folder = join(stateFolder, "evidence");
    this.#crypto = crypto;
  }

  /** Something that no signatures prove: it is found anew in each round while it lasts. */
  add(kind: FindingKind, about: string, says: string): void {
    this.#unproved.push({ kind, about, says, evidence: null });
  }

  /** Something that two signed texts prove. What does not prove it to a third party is reported as unproved. */
  prove(kind: FindingKind, about: string, evidence: Contradiction | Evidence): void {
    const portable = "slip" in evidence || "policy" in evidence;
    const text = portable ? formatEvidence(evidence) : formatContradiction(lean(evidence));
    const bytes = utf8(text);
    const proved = checkEvidence(bytes, this.#crypto);
    if (!proved.ok) {
      this.add(kind, about, `It looked so, but the evidence does not hold: ${proved.problem}.`);
      return;
    }
    const known = this.#state.proved().filter((finding) => finding.kind === kind && finding.about === about);
    if (known.length >= maxFiles) return;
    const digest = toHex(this.#crypto.sha256(bytes)).slice(0, 16);
    const path = join(this.#folder, `${kind}-${digest}.${portable ? "json" : "txt"}`);
    if (known.some((finding) => finding.evidence === path)) return;
    writeDurably(this.#folder, path, bytes);
    this.#state.transact(() => this.#state.addProved({ kind, about, says: proved.value.says, evidence: path }));
  }

  all(): Finding[] {
    return [...this.#state.proved(), ...this.#unproved];
  }
}

/** Checkpoints with the accused's own signature only, and in one order: what is found in several ways is one file. */
function lean(evidence: Contradiction): Contradiction {
  if (typeof evidence.first !== "string" || typeof evidence.second !== "string") return evidence;
  const { name, id } = evidence.signer;
  const [first, second] = [evidence.first, evidence.second].map((text) => {
    const note = parseNote(text);
    if (!note.ok) return text;
    const signatures = note.value.signatures.filter((line) => line.name === name && line.id === id);
    return formatNote({ text: note.value.text, signatures });
  }) as [string, string];
  const swapped = evidence.kind === "roots" && first > second;
  return { ...evidence, first: swapped ? second : first, second: swapped ? first : second } as Contradiction;
}

function writeDurably(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openSync(`${path}.part`, "w", 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.part`, path);
  const parent = openSync(folder, "r");
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}
