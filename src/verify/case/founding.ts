import { canonicalJson, type Json } from "#kernel";
import { formatLogPolicy, type LogPolicy } from "#record";
import type { Founding } from "#register";
import { type Finding, failed, passed, warned } from "../findings.ts";
import { listed } from "../wording.ts";
import { type CaseFile, foundingForm } from "./form.ts";

/** Who began the register is what the reader knows, and the folder says the same. */
export function checkFounding(file: CaseFile, known: Founding | null): { finding: Finding; founding: Founding } {
  const founding = known ?? file.founding;
  const names = listed(founding.founders.map(({ person, role }) => `${person} (${role})`));
  const wrong = (says: string) => ({ finding: failed("case-founding", "signatures-missing", says), founding });
  if (founding.record !== file.record)
    return wrong(`The case is of the record ${file.record}, and the founding of ${founding.record}.`);
  if (!known)
    return {
      finding: warned(
        "case-founding",
        `The folder itself says who began the register (${names}): that must come from elsewhere.`,
      ),
      founding,
    };
  if (canonicalJson(known as unknown as Json) !== canonicalJson(file.founding as unknown as Json))
    return wrong("case.json names other founders, or other keys of theirs, than those whom you trust.");
  return { finding: passed("case-founding", `Begun by those whom you trust: ${names}.`), founding };
}

/** The institution's own policy is only shown; where it is not the reader's, he should know. */
export function checkPolicy({ policy }: CaseFile, log: LogPolicy | null): Finding[] {
  if (log === null || policy === formatLogPolicy(log)) return [];
  return [
    warned("case-policy", "The institution states another policy on log and witnesses than yours; yours was used."),
  ];
}

/** A founding out of the text of its file (JSON with `record` and `founders`, whatever else it holds); undefined where it is none. */
export function foundingOf(text: string): Founding | undefined {
  try {
    const { record, founders } = JSON.parse(text) as { record?: unknown; founders?: unknown };
    return foundingForm.safeParse({ record, founders }).data;
  } catch {
    return undefined;
  }
}
