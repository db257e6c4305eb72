import { actOf, type Header, type Signed } from "#document";
import {
  equalBytes,
  fromHex,
  type LogPolicy,
  parseReceipt,
  type Receipt,
  type ReceiptStep,
  type ReceiptVerdict,
  verifyReceipt,
} from "#record";
import type { CheckName } from "./checks.ts";
import { type Failure, type Finding, failed, passed, skipped } from "./findings.ts";
import { signatureDetails, withUnknown } from "./note-signatures.ts";
import type { VerifyOptions } from "./options.ts";
import type { Logged, Subject } from "./subject.ts";
import { checkTime } from "./time.ts";
import { checkTimestamps } from "./timestamps.ts";
import { quorumFinding } from "./witnesses.ts";

/** The seal is in the log that the reader trusts, in the report's own stream. */
export function checkSealLogged(seal: Signed, header: Header, options: VerifyOptions): Finding[] {
  return checkEnclosed("seal", "the seal", "not-logged", seal, header, null, options);
}

/** The list of hidden passages is in the log too, in the same stream and after the seal. */
export function checkManifestLogged(manifest: Signed, seal: Signed, header: Header, options: VerifyOptions): Finding[] {
  const before = seal.receipt === null ? null : parseReceipt(seal.receipt);
  const sealReceipt = before?.ok && equalBytes(before.value.act, actOf(seal.envelope)) ? before.value : null;
  const what = "the list of hidden passages";
  return checkEnclosed("manifest", what, "hidden-without-authority", manifest, header, sealReceipt, options);
}

function checkEnclosed(
  subject: Subject,
  called: string,
  failure: Failure,
  signed: Signed,
  header: Header,
  before: Receipt | null,
  options: VerifyOptions,
): Finding[] {
  const name = `${subject}-receipt` as const;
  if (signed.receipt === null) return [noReceipt(name, called, failure, options)];
  const parsed = parseReceipt(signed.receipt);
  if (!parsed.ok) return [failed(name, failure, `The receipt of ${called} cannot be read: ${parsed.problem}.`)];
  const receipt = parsed.value;
  const problem = misplaced(receipt, actOf(signed.envelope), header, before);
  if (problem !== null) return [failed(name, failure, `The receipt is not one of ${called}: ${problem}.`)];
  const earlier = [...(options.earlier ?? []), ...(before ? [before.checkpoint] : [])];
  return checkReceiptSteps({ subject, called, receipt, failure, earlier }, options);
}

function noReceipt(name: `${Subject}-receipt`, called: string, failure: Failure, { policy }: VerifyOptions): Finding {
  if (policy === null) return skipped(name, `There is no receipt: nothing shows that ${called} is in a log.`);
  if (policy.log === null)
    return skipped(name, `Not asked for: your policy names no log. There is no receipt of ${called} either.`);
  return failed(name, failure, `There is no receipt: nothing shows that ${called} is in the log that you trust.`);
}

/** Why a receipt is not the one of this act in this place; null where it is. */
function misplaced(
  { act, entry }: Receipt,
  expected: Uint8Array,
  header: Header,
  before: Receipt | null,
): string | null {
  if (!equalBytes(act, expected)) return "it is for something else, or for other signatures";
  const stream = fromHex(header.stream);
  if (!stream.ok || !equalBytes(entry.stream, stream.value))
    return "it is in another stream of the log than the report's";
  if (before && entry.number <= before.entry.number) return "it was logged before the seal of this version";
  return null;
}

/** Everything that a receipt must prove: commitment, place, the log's signature, witnesses, time, time stamps. */
export function checkReceiptSteps(logged: Logged, options: VerifyOptions): Finding[] {
  const { subject, called, receipt, failure } = logged;
  const log = options.policy?.log ?? null;
  const verdict = verifyReceipt(options.crypto, receipt, log);
  const steps = stepsOf(verdict);
  return [
    merged(
      `${subject}-receipt`,
      failure,
      subject === "act" ? null : `The receipt is for exactly this: ${called}.`,
      steps("opening"),
    ),
    merged(`${subject}-inclusion`, failure, null, steps("checkpoint", "inclusion")),
    ...(log === null
      ? [skipped(`${subject}-log`, notAsked(options), signatureDetails(options.crypto, receipt.checkpoint, null))]
      : [
          merged(`${subject}-log`, failure, null, steps("log-signature")),
          withUnknown(checkWitnesses(logged, verdict, log), receipt.checkpoint, log, options.crypto),
          checkTime(logged, verdict, log, options),
        ]),
    ...checkTimestamps(`${subject}-timestamps`, receipt.checkpoint, receipt.tokens, options),
  ];
}

function checkWitnesses({ subject, failure }: Logged, { steps, cosigned }: ReceiptVerdict, log: LogPolicy): Finding {
  const name = `${subject}-witnesses` as const;
  const step = steps.find((each) => each.name === "cosignatures");
  return step?.outcome === "passed"
    ? quorumFinding(name, failure, log, cosigned)
    : failed(name, failure, step?.says ?? "The cosignatures cannot be read.", step?.details);
}

/** Several steps of the receipt as one check: the first that failed speaks, else all of them. */
function merged(name: CheckName, failure: Failure, says: string | null, steps: readonly ReceiptStep[]): Finding {
  const details = steps.flatMap((step) => step.details);
  const wrong = steps.find(({ outcome }) => outcome === "failed");
  if (wrong) return failed(name, failure, wrong.says, details);
  const open = steps.find(({ outcome }) => outcome === "skipped");
  if (open) return skipped(name, open.says, details);
  return passed(name, says ?? steps.map((step) => step.says).join(" "), details);
}

function stepsOf({ steps }: ReceiptVerdict): (...names: ReceiptStep["name"][]) => ReceiptStep[] {
  return (...names) => steps.filter(({ name }) => names.includes(name));
}

function notAsked({ policy }: VerifyOptions): string {
  return policy === null
    ? "Not checked: which log and witnesses to believe is for you to say, in a policy file."
    : "Not asked for: your policy names no log.";
}
