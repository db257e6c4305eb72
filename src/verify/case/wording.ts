import type { Finding } from "../findings.ts";
import type { Verdict } from "../types.ts";

const words: Record<Verdict, string> = {
  authentic:
    "AUTHENTIC: every act of this case is in the log that you trust, signed and allowed, and makes what the folder says.",
  "self-consistent":
    "SELF-CONSISTENT, NOT AUTHENTICATED: the folder agrees with itself; without your own policy and founding nobody in it is authenticated.",
  altered: "ALTERED: something in this folder is not what was signed, recorded or made of it.",
  reordered: "REORDERED: acts are not in the order of the record.",
  dropped: "INCOMPLETE: something that belongs to this case is missing.",
  "hidden-without-authority": "HIDDEN WITHOUT AUTHORITY.",
  "hidden-though-protected": "HIDDEN THOUGH PROTECTED.",
  "signatures-missing":
    "NOT SIGNED BY THOSE WHO COULD: an act, or the register of roles and keys, does not follow from whom you trust.",
  "not-logged":
    "NOT PROPERLY LOGGED: there is no sound proof that an act is in the log that you trust, cosigned by enough witnesses.",
  unreadable: "UNREADABLE: nothing could be verified.",
};

/** The verdict in one sentence, and what led to it, with its place. */
export function caseSentence(verdict: Verdict, findings: readonly Finding[]): string {
  const decisive = findings.find(({ failure }) => failure === verdict);
  const warnings = findings.filter(({ outcome }) => outcome === "warned").map(({ says }) => says);
  return [words[verdict], ...(decisive ? [decisive.says] : warnings)].join(" ");
}
