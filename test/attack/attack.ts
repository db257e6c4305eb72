/** One attack by itself: who does what, what meets it, and how it must end. */
export interface Attack {
  name: string;
  who: "publisher" | "operator" | "witness" | "thief" | "stranger" | "reader" | "nobody";
  does: string;
  defence: string;
  /** Verdict of verify, finding of the monitor, code of a refusal, or what else stands in `ended`. */
  expected: string;
  /** True where the attack lies beyond what the policy withstands: it succeeds, and this is said. */
  beyond?: boolean;
  /** Why it cannot be played on this machine; undefined where it can. */
  skipped?: string | undefined;
  run(): Outcome | Promise<Outcome>;
}

/** An honest deed in which nothing may be found: a defence that refuses everything does not pass. */
export type Control = Omit<Attack, "who" | "defence">;

/** What came of it. */
export interface Outcome {
  ended: string;
  says: string;
  /** For anyone to judge anew. */
  artefact?: Artefact;
  /** Files that must convince a third party, each of the misdeed of the one whose key it names. */
  evidence?: readonly Evidence[];
}

export interface Artefact {
  bytes: Uint8Array;
  /** Text of the reader's policy; null for none. */
  policy: string | null;
}

export interface Evidence {
  bytes: Uint8Array;
  accused: string;
}

export const control = (row: Control): Attack => ({ ...row, who: "nobody", defence: "honest control" });
