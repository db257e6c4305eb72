import type { Header } from "#document";
import type { Json } from "#kernel";
import { checkAct } from "./act.ts";
import { checkCheckpoint } from "./checkpoint.ts";
import { checkOf, type Finding, failed, passed, verdictOf } from "./findings.ts";
import { type Artefact, readArtefact } from "./form.ts";
import { checkHiddenPassages, checkLeftOut, checkNothingHidden } from "./hidden.ts";
import { checkEdition } from "./list-import.ts";
import { checkManifestLogged, checkReceiptSteps, checkSealLogged } from "./logged.ts";
import type { VerifyOptions } from "./options.ts";
import { showDocument, showExcerpt } from "./shown.ts";
import { checkAuthors, checkPublishers } from "./signatures.ts";
import { checkExcerptText, checkText } from "./text.ts";
import type { Report, ShownDocument } from "./types.ts";
import { verdictSentence } from "./wording.ts";

/**
 * What a stranger's verification means. The checks, in this order: the file's form; the authors' signatures over the
 * seal; the text against the seal; the publishers' signatures over the list of what is hidden; what is hidden against
 * that list, and against what must never be; then, for the seal and for the list each: its receipt, its place in the log,
 * the log's signature, the witnesses, the time, the time stamps. The worst failure is the verdict. Never throws.
 */
export function verifyArtefact(bytes: Uint8Array, options: VerifyOptions): Report {
  try {
    const artefact = readArtefact(bytes);
    if (!artefact.ok) return unreadable(artefact.problem);
    return conclude(artefact.value, options);
  } catch (error) {
    return unreadable(
      `The file could not be judged to the end (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

function conclude(artefact: Artefact, options: VerifyOptions): Report {
  const { findings, document } = judge(artefact, options);
  const verdict = verdictOf(findings, options.policy !== null);
  return {
    artefact: artefact.kind,
    verdict,
    ok: verdict === "authentic",
    says: verdictSentence(verdict, findings),
    checks: findings.map(checkOf),
    ...(document && { document }),
  };
}

interface Judgement {
  findings: Finding[];
  document?: ShownDocument;
}

function judge(artefact: Artefact, options: VerifyOptions): Judgement {
  switch (artefact.kind) {
    case "sealed report":
      return judgeSealedReport(artefact, options);
    case "redacted copy":
      return judgeRedactedCopy(artefact, options);
    case "excerpt":
      return judgeExcerpt(artefact, options);
    case "receipt":
      return judgeReceipt(artefact, options);
    case "checkpoint":
      return { findings: checkCheckpoint(artefact, options) };
  }
}

type Of<Kind extends Artefact["kind"]> = Extract<Artefact, { kind: Kind }>;

function judgeSealedReport({ kind, file, header }: Of<"sealed report">, options: VerifyOptions): Judgement {
  const { crypto, policy } = options;
  const text = checkText(crypto, file, header);
  const findings = [
    wellFormed(kind, header),
    checkAuthors(crypto, file.seal.envelope, header.policy, policy?.authors ?? null),
    text.finding,
    ...checkNothingHidden(header),
    ...checkSealLogged(file.seal, header, options),
  ];
  return { findings, document: showDocument(file, header, null, text.problems) };
}

function judgeRedactedCopy({ kind, file, header, manifest }: Of<"redacted copy">, options: VerifyOptions): Judgement {
  const { crypto, policy } = options;
  const text = checkText(crypto, file, header);
  const findings = [
    wellFormed(kind, header),
    checkAuthors(crypto, file.seal.envelope, header.policy, policy?.authors ?? null),
    text.finding,
    checkPublishers(crypto, file.manifest.envelope, policy?.publishers ?? null),
    ...checkHiddenPassages(crypto, file, manifest, header),
    ...checkSealLogged(file.seal, header, options),
    ...checkManifestLogged(file.manifest, file.seal, header, options),
  ];
  return { findings, document: showDocument(file, header, manifest, text.problems) };
}

function judgeExcerpt({ kind, file, header }: Of<"excerpt">, options: VerifyOptions): Judgement {
  const { crypto, policy } = options;
  const text = checkExcerptText(crypto, file, header);
  const findings = [
    wellFormed(kind, header),
    checkAuthors(crypto, file.seal.envelope, header.policy, policy?.authors ?? null),
    text.finding,
    checkLeftOut(file),
    ...checkSealLogged(file.seal, header, options),
  ];
  return { findings, document: showExcerpt(file, header, text.problems) };
}

/**
 * What a receipt proves of an edition of a list that is kept with it: as verifyArtefact, and that the edition is the one
 * whose import was logged. `stated` is what the edition itself says, in the form of the body of the act list/import.
 */
export function verifyEdition(receipt: Uint8Array, stated: Json, options: VerifyOptions): Report {
  const artefact = readArtefact(receipt);
  if (!artefact.ok) return unreadable(artefact.problem);
  if (artefact.value.kind !== "receipt") return unreadable(`This is no receipt, but a ${artefact.value.kind}.`);
  return conclude({ ...artefact.value, edition: stated }, options);
}

function judgeReceipt({ receipt, edition }: Of<"receipt">, options: VerifyOptions): Judgement {
  const logged = {
    subject: "act",
    called: "the act",
    receipt,
    failure: "not-logged",
    earlier: options.earlier ?? [],
  } as const;
  const findings = [
    passed("form", "The file is in its one form: a receipt."),
    ...checkAct(receipt, options),
    ...(edition === undefined ? [] : [checkEdition(receipt, edition)]),
    ...checkReceiptSteps(logged, options),
  ];
  return { findings };
}

function wellFormed(kind: string, { report, version }: Header): Finding {
  return passed("form", `The file is in its one form, byte for byte: ${kind} of “${report}”, version ${version}.`);
}

function unreadable(problem: string): Report {
  const finding = failed("form", "unreadable", problem);
  return {
    artefact: "unknown",
    verdict: "unreadable",
    ok: false,
    says: verdictSentence("unreadable", [finding]),
    checks: [checkOf(finding)],
  };
}
