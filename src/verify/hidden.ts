import { checkHidden, type Excerpt, type Header, type Manifest, type RedactedCopy } from "#document";
import type { Crypto } from "#record";
import { type Finding, failed, passed } from "./findings.ts";
import { counted, listed } from "./wording.ts";

/** What a copy hides, against the manifest that the publishers signed and against what the authors protected. */
export function checkHiddenPassages(
  crypto: Crypto,
  copy: RedactedCopy,
  manifest: Manifest,
  header: Header,
): [hidden: Finding, protectedOnes: Finding] {
  const { ok, findings } = checkHidden(crypto, copy, manifest, header);
  const others = findings.filter(({ problem }) => problem !== "protected");
  const details = [
    `copy number ${manifest.copy}${manifest.previous === null ? ", the first" : `, after the release ${manifest.previous}`}`,
    ...manifest.hidden.map(
      ({ passages, numbers, title, reason, authority, decision }) =>
        `${[...(title ? ["the title"] : []), ...(passages.length > 0 ? [`passages in ${counted(passages.length, "block")}`] : []), ...(numbers.length > 0 ? [counted(numbers.length, "printed number")] : [])].join(", ")}: ${reason}, by ${authority}, decision ${decision}`,
    ),
    ...others.map(({ problem, says }) => `${problem}: ${says}`),
  ];
  return [
    others.length > 0 || (!ok && findings.length === 0)
      ? failed("hidden", "hidden-without-authority", several(others.map(({ says }) => says)), details)
      : passed("hidden", shownReasons(manifest), details),
    checkProtected(
      header,
      findings.filter(({ problem }) => problem === "protected").map(({ says }) => says),
    ),
  ];
}

/** A sealed report hides nothing: a file of that type with anything hidden in it is not in its form. */
export function checkNothingHidden(header: Header): [hidden: Finding, protectedOnes: Finding] {
  return [passed("hidden", "Nothing is hidden: a sealed report is the whole text."), checkProtected(header, [])];
}

/** What an excerpt leaves out is not hidden: it was not asked for, and nothing is said of it. */
export function checkLeftOut({ block }: Excerpt): Finding {
  return block.state === "open"
    ? passed("hidden", "The passage is shown whole; the excerpt says nothing of the rest of the report.")
    : passed(
        "hidden",
        "Parts of the passage are left out, as an excerpt may; it says nothing of them or of the rest of the report.",
      );
}

function checkProtected(header: Header, wronged: readonly string[]): Finding {
  const details = header.mustNotRedact.map(
    ({ block, slots }) => `block ${block}${slots === null ? "" : `, passages ${slots.join(", ")}`}`,
  );
  if (wronged.length > 0)
    return failed("protected", "hidden-though-protected", several(wronged), [...details, ...wronged]);
  const number = header.mustNotRedact.length;
  return passed(
    "protected",
    number === 0
      ? "The authors fixed no passages that must never be hidden."
      : `The authors fixed ${counted(number, "passage")} that must never be hidden; all are shown.`,
    details,
  );
}

function shownReasons({ hidden }: Manifest): string {
  if (hidden.length === 0) return "The publishers' list hides nothing, and nothing is hidden.";
  const reasons = [...new Set(hidden.map(({ reason, authority }) => `${reason} (${authority})`))];
  return `Exactly what the publishers' signed list names is hidden, for ${listed(reasons)}.`;
}

function several([
  first = "What is hidden is not what the publishers' list names.",
  ...others
]: readonly string[]): string {
  return others.length === 0
    ? first
    : `${first} There ${others.length === 1 ? "is" : "are"} ${counted(others.length, "more finding")} of this kind.`;
}
