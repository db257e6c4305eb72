import { type BlockComparison, blockName, compareCopies, type WholeFile } from "#document";
import { verifyArtefact } from "./artefact.ts";
import { checkOf, type Finding } from "./findings.ts";
import { readArtefact, type Whole } from "./form.ts";
import { checkFollows, checkOneHistory, checkReleaseOrder, checkSameReport } from "./history.ts";
import type { VerifyOptions } from "./options.ts";
import { printedNumber } from "./shown.ts";
import type { ComparedBlock, Report, VersionComparison } from "./types.ts";
import { counted } from "./wording.ts";

/**
 * What two published files of one report prove about each other, hidden passages included: they are of one report; the
 * one follows the other; the log tells one history of them; what the two copies show together; and, block by block, what
 * is unchanged and what was sealed anew. Never throws.
 */
export function compareVersions(one: Uint8Array, two: Uint8Array, options: VerifyOptions): VersionComparison {
  const reports = [verifyArtefact(one, options), verifyArtefact(two, options)] as const;
  try {
    const files = [wholeFile(one), wholeFile(two)] as const;
    if (!files[0] || !files[1])
      return incomparable(reports, "Only sealed reports and redacted copies can be compared.");
    return order(files[0]) <= order(files[1])
      ? compare(files[0], files[1], reports[0], reports[1], options)
      : compare(files[1], files[0], reports[1], reports[0], options);
  } catch (error) {
    return incomparable(
      reports,
      `The two could not be compared (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

function compare(
  earlier: Whole,
  later: Whole,
  before: Report,
  after: Report,
  options: VerifyOptions,
): VersionComparison {
  const { crypto } = options;
  const same = checkSameReport(earlier, later);
  if (same.outcome === "failed") return { ...incomparable([before, after], same.says), checks: [checkOf(same)] };
  const findings: Finding[] = [
    same,
    checkFollows(crypto, earlier, later),
    ...checkOneHistory(crypto, earlier, later),
    ...checkReleaseOrder(crypto, earlier, later),
  ];
  const blocks = compareCopies(crypto, earlier.file, later.file).map((block) => shown(block, earlier.file, later.file));
  const wrong = findings.find(({ outcome }) => outcome === "failed");
  const sound = before.ok && after.ok;
  const doubt = sound
    ? ""
    : " Not both files are authentic by your policy: this says what the files show, not what was published.";
  const says = `${wrong ? `CONTRADICTION: ${wrong.says}` : summary(blocks)}${doubt}`;
  return { ok: sound && !wrong, says, earlier: before, later: after, checks: findings.map(checkOf), blocks };
}

function incomparable([earlier, later]: readonly [Report, Report], says: string): VersionComparison {
  return { ok: false, says, earlier, later, checks: [], blocks: [] };
}

function wholeFile(bytes: Uint8Array): Whole | null {
  const artefact = readArtefact(bytes);
  if (!artefact.ok) return null;
  return artefact.value.kind === "sealed report" || artefact.value.kind === "redacted copy" ? artefact.value : null;
}

/** By version, and by copy within one; a version's sealed report before its copies. */
function order(whole: Whole): number {
  return whole.header.version * 1e6 + (whole.kind === "redacted copy" ? whole.manifest.copy : 0);
}

function shown(
  { block, outcome, moved, before, after, says }: BlockComparison,
  earlier: WholeFile,
  later: WholeFile,
): ComparedBlock {
  const numbers = { before: numberAt(earlier, before), after: numberAt(later, after) };
  const name = after === null ? blockName(earlier, before ?? 0) : blockName(later, after);
  return { id: block, name, outcome, moved, numbers, places: { before, after }, says };
}

function numberAt({ numbers }: WholeFile, place: number | null): string | null {
  return place === null ? null : (printedNumber(numbers, place) ?? null);
}

const outcomes: readonly [ComparedBlock["outcome"], string][] = [
  ["unchanged", "unchanged"],
  ["unchanged-though-hidden", "unchanged though hidden"],
  ["resealed", "sealed anew"],
  ["resealed-while-hidden", "sealed anew while hidden"],
  ["added", "added"],
  ["dropped", "dropped"],
];

function summary(blocks: readonly ComparedBlock[]): string {
  const parts = outcomes.flatMap(([outcome, words]) => {
    const number = blocks.filter((block) => block.outcome === outcome).length;
    return number === 0 ? [] : [`${number} ${words}`];
  });
  const moved = blocks.filter((block) => block.moved).length;
  return `Of ${counted(blocks.length, "block")}: ${[...parts, ...(moved > 0 ? [`${moved} moved`] : [])].join(", ")}.`;
}
