import type { ActBody } from "#acts";
import { type LogPolicy, parseLogPolicy, toHex } from "#record";
import type { Founding } from "#register";
import { checkOf, type Finding, failed, passed, skipped, verdictOf } from "../findings.ts";
import { counted } from "../wording.ts";
import { type Head, type ReadActs, readActs } from "./acts.ts";
import { checkAttachments } from "./attachments.ts";
import { Documents } from "./documents.ts";
import { factsOf } from "./facts.ts";
import { type CaseFiles, checkForm } from "./folder.ts";
import type { CaseFile } from "./form.ts";
import { checkFounding, checkPolicy } from "./founding.ts";
import { checkMade } from "./made.ts";
import { Replay } from "./replay.ts";
import { checkComplete, checkStreams } from "./streams.ts";
import { checkTimes } from "./times.ts";
import type { CaseEntry, CaseOptions, CaseReport, Fact } from "./types.ts";
import { caseSentence } from "./wording.ts";

/**
 * What a stranger's verification of an exported case means. In this order: the folder is what it lists; the founding is
 * the reader's; every act is in the log, in its place, none left out, received when the witnesses allow; every act was
 * signed by whom it names in a role and by a right that he had; the acts are possible one after the other, and make what
 * the folder says; the sealed versions are those that were sealed, with the changes that there are. The first failure
 * ends it and is the verdict. Never throws.
 */
export function verifyCase(files: CaseFiles, options: CaseOptions): CaseReport {
  const findings: Finding[] = [];
  try {
    const facts = judge(files, options, findings);
    return report(findings, options, facts);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    findings.push(failed("case-form", "unreadable", `The folder could not be judged to the end (${problem}).`));
    return report(findings, options, []);
  }
}

/** Adds the findings; gives the facts where none failed. */
function judge(files: CaseFiles, options: CaseOptions, findings: Finding[]): Fact[] {
  const { crypto, policy } = options;
  /** Whether one of these failed, which ends the verification. */
  const failing = (...made: Finding[]): boolean => {
    findings.push(...made);
    return made.some(({ outcome }) => outcome === "failed");
  };
  const form = checkForm(files, options);
  const { file } = form;
  if (failing(form.finding) || !file) return [];
  const log = policy === null ? null : policy.log;
  const founded = checkFounding(file, options.founding);
  if (failing(founded.finding, ...checkPolicy(file, log))) return [];
  const read = readActs(crypto, files, file, log);
  if (failing(read.finding)) return [];
  const { entries } = read;
  if (failing(checkStreams(crypto, file, entries))) return [];
  const complete = checkComplete(crypto, files, file, entries, read.heads, streamsOf(file, entries));
  if (failing(complete.finding)) return [];
  if (failing(checkTimes(entries, read.heads, log))) return [];
  const bench = log ?? policyOf(file, options);
  const judged = replay(files, file, read, founded.founding, bench, options);
  if (failing(...judged.findings)) return [];
  return factsOf({
    file,
    entries,
    replay: judged.replay,
    whole: judged.whole,
    complete: complete.last !== null,
    until: timeOf(complete.last),
    crypto,
    log: bench,
  });
}

function timeOf(head: Head | null): number | null {
  const by = head?.verified?.existedBy ?? null;
  return by === null ? null : Number(by);
}

function replay(
  files: CaseFiles,
  file: CaseFile,
  { entries }: ReadActs,
  founding: Founding,
  log: LogPolicy,
  { crypto }: CaseOptions,
) {
  const whole = file.scope === "whole" && !file.acts.some(({ closed }) => closed);
  const acted = new Replay(crypto, log, founding);
  const documents = new Documents(crypto, files, file);
  const findings: Finding[] = [];
  for (const entry of entries) {
    const report =
      whole && entry.act?.act.kind === "report/seal" ? acted.subjects.get(entry.act.act.subject) : undefined;
    const wrong = whole ? acted.enact(entry) : acted.judge(entry);
    if (wrong) {
      const failure = wrong.step === "case-proceedings" ? "altered" : "signatures-missing";
      return { findings: [failed(wrong.step, failure, `${named(entry)}: ${wrong.problem}`)], replay: acted, whole };
    }
    const problem = report ? documents.sealed(bodyOf(entry), report.proceeding) : sealedAlone(documents, entry, whole);
    if (problem !== undefined)
      return { findings: [failed("case-documents", "altered", `${named(entry)}: ${problem}`)], replay: acted, whole };
  }
  const people = counted(acted.register.appointments.size, "person");
  findings.push(passed("case-register", `The register of ${people} follows from the founding by its acts.`));
  findings.push(
    passed(
      "case-signatures",
      "Each act was signed by whom it names, with a key and in a role that were his then, and by right.",
    ),
  );
  if (whole)
    findings.push(
      passed(
        "case-proceedings",
        `The acts are possible one after the other, and make ${counted(acted.subjects.size, "subject")}.`,
      ),
      documents.finding(true),
    );
  else
    findings.push(
      skipped(
        "case-proceedings",
        "Not replayed: not all acts of the case are open here, so what became of a subject is not known.",
      ),
      documents.finding(false),
    );
  const attachments = checkAttachments(crypto, files, file, entries);
  if (attachments) findings.push(attachments);
  findings.push(checkMade(files, file, entries, acted.subjects, whole));
  return { findings, replay: acted, whole };
}

const bodyOf = ({ act }: CaseEntry) => act?.act.body as ActBody<"report/seal">;

const sealedAlone = (documents: Documents, entry: CaseEntry, whole: boolean): string | undefined =>
  whole || entry.act?.act.kind !== "report/seal" ? undefined : documents.alone(bodyOf(entry), entry.act.act.subject);

const named = ({ index, act }: CaseEntry): string => `Act ${index} (${act?.act.kind ?? "lodging"})`;

/** The streams of which every act must be here: those of the acts that are. */
function streamsOf(file: CaseFile, entries: readonly CaseEntry[]): Set<string> {
  return new Set([file.case, ...entries.map(({ entry }) => toHex(entry.stream))]);
}

/** The institution's own policy, for a reader who has none. */
function policyOf(file: CaseFile, { crypto }: CaseOptions): LogPolicy {
  const none: LogPolicy = { logs: [], witnesses: [], groups: [], quorum: null };
  const parsed = file.policy === null ? undefined : parseLogPolicy(crypto, file.policy);
  return parsed?.ok ? parsed.value : none;
}

function report(findings: readonly Finding[], { policy, founding }: CaseOptions, facts: Fact[]): CaseReport {
  const verdict = verdictOf(findings, policy !== null && founding !== null);
  const ok = verdict === "authentic";
  return { artefact: "case", verdict, ok, says: caseSentence(verdict, findings), checks: findings.map(checkOf), facts };
}
