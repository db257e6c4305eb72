import { PenholderError } from "#kernel";
import type { EnrolledLog } from "./options.ts";

const maxLines = 10_000;

/**
 * Reads an enrolment file: on each line a log's origin, a space and its vkey, or the word `submitter`, a space and the
 * vkey of somebody who may lodge. Empty lines and lines that begin with # say nothing. Throws `witness-config`.
 */
export function readEnrolment(text: string, file: string): { logs: EnrolledLog[]; submitters: string[] } {
  const logs: EnrolledLog[] = [];
  const submitters: string[] = [];
  const lines = text.split(/\r?\n/, maxLines + 1);
  for (const [i, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, first = "", vkey = ""] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
    if (vkey === "" || i === maxLines) {
      const says = `Line ${i + 1} of ${file} is neither a log's origin and key nor a submitter's key; see docs/witness.md.`;
      throw new PenholderError("witness-config", says, { file, at: `line ${i + 1}` });
    }
    if (first === "submitter") submitters.push(vkey);
    else logs.push({ origin: first, vkey });
  }
  return { logs, submitters };
}
