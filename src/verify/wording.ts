import type { Finding } from "./findings.ts";
import type { Verdict } from "./types.ts";

/** "1 block", "2 blocks". */
export function counted(number: number | bigint, noun: string): string {
  return `${number} ${noun}${Number(number) === 1 ? "" : "s"}`;
}

/** "a", "a and b", "a, b and c"; after the sixth only how many more. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, 6);
  const all = items.length > shown.length ? [...shown, `${items.length - shown.length} more`] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}

/** POSIX seconds as "2026-11-22 03:04:05 UTC". */
export function instant(seconds: bigint): string {
  const milliseconds = Number(seconds) * 1000;
  // Beyond ECMAScript's range there is no date to name.
  if (milliseconds > 8.64e15) return `${seconds} seconds after 1970`;
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const verdicts: Record<Verdict, string> = {
  authentic: "AUTHENTIC: everything that your policy asks for was checked and is in order.",
  "self-consistent":
    "SELF-CONSISTENT, NOT AUTHENTICATED: the file agrees with itself; who made it was not checked, because no policy says whom you trust.",
  altered: "ALTERED: this is not what was signed.",
  reordered: "REORDERED: the passages are not in the order in which they were signed.",
  dropped: "INCOMPLETE: something that was signed is missing.",
  "hidden-without-authority":
    "HIDDEN WITHOUT AUTHORITY: something is hidden that nobody entitled to it has signed for, and logged.",
  "hidden-though-protected": "HIDDEN THOUGH PROTECTED: something is hidden that the authors fixed must never be.",
  "signatures-missing": "NOT SIGNED BY THOSE WHOM YOU TRUST.",
  "not-logged":
    "NOT PROPERLY LOGGED: there is no sound proof that this is in the log that you trust, cosigned by enough witnesses.",
  unreadable: "UNREADABLE: nothing could be verified.",
};

/** The verdict in one sentence, and what led to it. */
export function verdictSentence(verdict: Verdict, findings: readonly Finding[]): string {
  const decisive = findings.find(({ failure }) => failure === verdict);
  if (decisive) return `${verdicts[verdict]} ${decisive.says}`;
  const unlogged = findings.some(({ name, outcome }) => outcome === "skipped" && /-(receipt|log)$/.test(name));
  return verdict === "authentic" && unlogged
    ? `${verdicts.authentic} By your choice it was not asked whether this is in a log: others may be shown something else.`
    : verdicts[verdict];
}
