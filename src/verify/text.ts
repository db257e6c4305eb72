import { type BodyFinding, checkBody, checkExcerpt, type Excerpt, type Header, type WholeFile } from "#document";
import type { Crypto } from "#record";
import { type Failure, type Finding, failed, passed } from "./findings.ts";
import { alteredProblem, type Problems } from "./shown.ts";
import { counted } from "./wording.ts";

const failures: Record<BodyFinding["problem"], Failure> = {
  altered: "altered",
  spliced: "altered",
  unplaced: "altered",
  "title-altered": "altered",
  "list-altered": "altered",
  "number-altered": "altered",
  "numbers-count": "altered",
  dropped: "dropped",
  reordered: "reordered",
};

const blockProblems: Partial<Record<BodyFinding["problem"], string>> = {
  altered: alteredProblem,
  spliced: "not part of the sealed report",
  reordered: "in another place than in the sealed report",
  "number-altered": "its printed number is not the sealed one",
};

/** Title, every block, every printed number, their order and their number against the root that the authors signed. */
export function checkText(crypto: Crypto, file: WholeFile, header: Header): { finding: Finding; problems: Problems } {
  const { authentic, root, listed, findings } = checkBody(crypto, file, header);
  const details = [`root signed: ${header.root}`, `root of the text: ${root}`];
  if (authentic && findings.length === 0)
    return {
      finding: passed(
        "text",
        `All ${counted(header.blocks, "block")} are there, in order, and every word shown is the one that was sealed.`,
        details,
      ),
      problems: new Map(),
    };
  const where = listed
    ? ""
    : " The file's own list of what was sealed was altered too, so that the place cannot be named for sure.";
  const [first] = findings;
  const more =
    findings.length > 1
      ? ` There ${findings.length === 2 ? "is" : "are"} ${counted(findings.length - 1, "more finding")} of this kind.`
      : "";
  return {
    finding: failed(
      "text",
      worst(findings),
      `${first?.says ?? "The text is not the one that was sealed."}${more}${where}`,
      [...details, ...findings.map(({ problem, says }) => `${problem}: ${says}`)],
    ),
    problems: problemsOf(findings),
  };
}

/** One block at its place, by its path to the root that the authors signed. */
export function checkExcerptText(
  crypto: Crypto,
  excerpt: Excerpt,
  header: Header,
): { finding: Finding; problems: Problems } {
  const { authentic, says } = checkExcerpt(crypto, excerpt, header);
  const details = [
    `root signed: ${header.root}`,
    `place: block ${excerpt.index + 1} of ${header.blocks}`,
    `hashes in the proof: ${excerpt.proof.length}`,
  ];
  return {
    finding: authentic ? passed("text", says, details) : failed("text", "altered", says, details),
    problems: new Map(authentic ? [] : [[excerpt.block.id, alteredProblem]]),
  };
}

function worst(findings: readonly BodyFinding[]): Failure {
  const reached = findings.map(({ problem }) => failures[problem]);
  return (["altered", "dropped", "reordered"] as const).find((failure) => reached.includes(failure)) ?? "altered";
}

function problemsOf(findings: readonly BodyFinding[]): Problems {
  const problems = new Map<string, string>();
  for (const finding of findings) {
    const words = blockProblems[finding.problem];
    if ("block" in finding && words !== undefined && !problems.has(finding.block)) problems.set(finding.block, words);
  }
  return problems;
}
