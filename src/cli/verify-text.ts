import {
  type Check,
  type CheckName,
  checks,
  type Outcome,
  type Report,
  type ShownBlock,
  type ShownPart,
  type VersionComparison,
} from "#verify";
import type { CaseReport } from "#verify/case";
import { harmless } from "#writers";

/** How to print a result. */
export interface PrintOptions {
  verbose: boolean;
  /** Print the document too. */
  text: boolean;
}

const marks: Record<Outcome, string> = { passed: "✓", failed: "✗", warned: "!", skipped: "–" };

/** A report of verification for a terminal: the checks in order, then the verdict. Whatever comes from the file is made harmless. */
export function reportText(report: Report, options: PrintOptions): string {
  const document =
    options.text && report.document ? ["", ...documentLines(report.document.title, report.document.blocks)] : [];
  return lines([...checkLines(report.checks, options), ...document, "", report.says]);
}

/** Two reports, what lies between them, and every block that is not simply unchanged. */
export function comparisonText(
  comparison: VersionComparison,
  names: readonly [string, string],
  options: PrintOptions,
): string {
  const { earlier, later, checks: between, blocks, says } = comparison;
  const told = blocks.filter(({ outcome, moved }) => options.verbose || outcome !== "unchanged" || moved);
  return lines([
    names[0],
    ...checkLines(earlier.checks, options),
    `  ${earlier.says}`,
    "",
    names[1],
    ...checkLines(later.checks, options),
    `  ${later.says}`,
    "",
    "Between the two",
    ...checkLines(between, options),
    ...told.map((block) => `  · ${capital(block.name)}: ${block.says}`),
    "",
    says,
  ]);
}

/** A case: the checks, what its record shows, then the verdict. What is not proved by signatures, log and witnesses alone is marked so. */
export function caseText(
  { checks: made, facts, says }: CaseReport,
  { verbose }: Pick<PrintOptions, "verbose">,
): string {
  const shown = facts.map((fact) => `  ${fact.proved ? "·" : "?"} ${capital(fact.kind)}: ${fact.says}`);
  const unproved = facts.some(({ proved }) => !proved) ? ["  ? rests on the institution's own word or clock"] : [];
  const what = facts.length > 0 ? ["", "What the record shows", ...shown, ...unproved] : [];
  return lines([...checkLines(made, { verbose, text: false }), ...what, "", says]);
}

function checkLines(all: readonly Check[], { verbose }: PrintOptions): string[] {
  return all.flatMap(({ name, outcome, says, details }) => [
    `  ${marks[outcome]} ${titleOf(name)}: ${says}`,
    ...(verbose ? details.map((detail) => `      ${detail}`) : []),
  ]);
}

function titleOf(name: string): string {
  return Object.hasOwn(checks, name) ? checks[name as CheckName] : name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function documentLines(title: string | null, blocks: readonly ShownBlock[]): string[] {
  return [title ?? bar, "", ...blocks.flatMap((block) => [blockLine(block), ""])];
}

function blockLine({ number, parts, problem }: ShownBlock): string {
  const before = number === undefined ? `${bar} ` : number === null ? "" : `${number} `;
  return `${problem === null ? "" : `[${problem}] `}${before}${parts.map(partText).join("")}`;
}

/** Of one width, whatever it hides. */
const bar = "████████";

function partText(part: ShownPart): string {
  if (!part.hidden) return part.text;
  const why = [part.reason, part.authority, part.decision].filter((word) => word !== null).join("; ");
  const padding = part.perhapsPadding ? " – perhaps nothing" : "";
  return why === "" && padding === "" ? bar : `${bar} [${why}${padding}]`;
}

/** Nothing in the file can move the cursor or forge a line of ours. */
function lines(all: readonly string[]): string {
  return `${all.map((line) => harmless(line.replace(/[\n\t\u2028\u2029]+/gu, " "))).join("\n")}\n`;
}
