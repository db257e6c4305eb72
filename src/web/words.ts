import type { ComparedBlock, Outcome, Verdict } from "#verify";

/** How a verdict is shown: "good" only for what is authenticated. */
export type Tone = "good" | "unsure" | "bad";

interface Wording {
  tone: Tone;
  /** The verdict in the fewest words. */
  title: string;
  /** What it means for the reader, whatever the file. */
  means: string;
}

export const verdicts: Record<Verdict, Wording> = {
  authentic: {
    tone: "good",
    title: "Authentic",
    means:
      "What is shown is what was signed, by the keys in your policy. This proves who signed what; it does not prove that it is true.",
  },
  "self-consistent": {
    tone: "unsure",
    title: "Self-consistent, not authenticated",
    means:
      "The parts of the file fit each other, but only by keys that the file itself brings along. Anybody could have made it. Add your policy file to learn whose it is.",
  },
  altered: {
    tone: "bad",
    title: "Altered",
    means: "Something in this file is not what was signed. Do not rely on it; ask for the original.",
  },
  reordered: {
    tone: "bad",
    title: "Reordered",
    means: "The passages are not in the order in which they were signed. Do not rely on it; ask for the original.",
  },
  dropped: {
    tone: "bad",
    title: "Something was left out",
    means: "Something that was signed is missing here, and is not marked as hidden. Do not rely on it.",
  },
  "hidden-without-authority": {
    tone: "bad",
    title: "Hidden without authority",
    means: "A passage is hidden that no signed and logged list of redactions names. Ask who hid it, and why.",
  },
  "hidden-though-protected": {
    tone: "bad",
    title: "Hidden though protected",
    means: "The authors fixed when they signed that this passage must never be hidden. It is hidden here.",
  },
  "signatures-missing": {
    tone: "bad",
    title: "Signatures missing",
    means: "Fewer of the keys in your policy have signed this than your policy asks for.",
  },
  "not-logged": {
    tone: "bad",
    title: "Not in the public log",
    means:
      "There is no valid proof that this was entered in the log and seen by enough of your witnesses. It could be shown to you alone.",
  },
  unreadable: {
    tone: "bad",
    title: "Not readable",
    means: "This is no file of the record, or not byte for byte in the form in which the record writes its files.",
  },
};

export const outcomes: Record<Outcome, { sign: string; word: string }> = {
  passed: { sign: "✓", word: "Passed" },
  failed: { sign: "✕", word: "Failed" },
  warned: { sign: "!", word: "Note" },
  skipped: { sign: "–", word: "Not checked" },
};

export const signs: Record<Tone, string> = { good: "✓", unsure: "?", bad: "✕" };

/** What can be proved of a passage between two versions. */
export const changes: Record<ComparedBlock["outcome"], string> = {
  unchanged: "Unchanged",
  "unchanged-though-hidden": "Unchanged though hidden",
  resealed: "Sealed anew",
  "resealed-while-hidden": "Sealed anew while hidden",
  added: "Added",
  dropped: "Dropped",
};
