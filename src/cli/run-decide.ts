import { PenholderError } from "#kernel";
import { appendDecision, readDecisions } from "./decisions-file.ts";
import { linesOf } from "./lines.ts";
import type { DecideOptions } from "./screening-options.ts";

/** `penholder screen decide` */
export async function runDecide(options: DecideOptions): Promise<void> {
  const { customer, entry, by, why, decisions } = options;
  const chosen = [options.falsePositive, options.confirmed, options.undo].filter(Boolean);
  if (decisions === undefined)
    throw new PenholderError("usage", "Say with --decisions which file the decision goes to.");
  if (chosen.length !== 1) throw new PenholderError("usage", "Say one of --false-positive, --confirmed and --undo.");
  // A file with a line that cannot be read is refused before another line is added to it.
  const book = readDecisions(decisions, true);
  const common = { customer, entry, by, at: new Date().toISOString(), why };
  if (options.undo) {
    if (!book.of(customer, entry))
      throw new PenholderError("usage", `${decisions} holds no decision on ${customer} and ${entry} that stands.`);
    appendDecision(decisions, { ...common, decision: "undone" });
    process.stderr.write(`taken back: the decision on ${customer} and ${entry}\n`);
    return;
  }
  const evidence = options.evidence ?? (await evidenceIn(options));
  const decision = options.confirmed ? "confirmed" : "false positive";
  appendDecision(decisions, { ...common, decision, evidence });
  process.stderr.write(`${customer} and ${entry}: ${decision}, on the evidence ${evidence}\n`);
}

interface ResultLine {
  customer?: string;
  hits?: { id?: string; fingerprint?: string }[];
  reasons?: { entry?: { id?: string }; fingerprint?: string }[];
}

/** The evidence of a hit as a result of screen or rescreen (JSON lines) names it. */
async function evidenceIn({ results, customer, entry }: DecideOptions): Promise<string> {
  if (results === undefined)
    throw new PenholderError(
      "usage",
      "Say --results FILE (JSON lines of screen or rescreen) or --evidence FINGERPRINT.",
    );
  try {
    for await (const text of linesOf(results)) {
      if (text.trim() === "") continue;
      const line = JSON.parse(text) as ResultLine;
      if (line.customer !== customer) continue;
      const hit = line.hits?.find(({ id }) => id === entry);
      const reason = line.reasons?.find((each) => each.entry?.id === entry);
      const found = hit?.fingerprint ?? reason?.fingerprint;
      if (found !== undefined) return found;
    }
  } catch (error) {
    throw new PenholderError(
      "file-unreadable",
      `${results} cannot be read as JSON lines of screen or rescreen; name the .jsonl result.`,
      { file: results },
      error,
    );
  }
  throw new PenholderError("usage", `${results} holds no hit of ${customer} on ${entry}; ids are case-sensitive.`);
}
