import { parseSignedCheckpoint, toHex, utf8 } from "#record";
import type { CheckName } from "./checks.ts";
import { type Finding, failed, passed, skipped, warned } from "./findings.ts";
import { isTokenLine } from "./note-signatures.ts";
import type { VerifyOptions } from "./options.ts";
import { counted } from "./wording.ts";

/**
 * Time-stamp tokens (RFC 3161) over the checkpoint's text, enclosed in the receipt or on lines of the checkpoint: none that the reader's
 * authorities signed may be false. Where the policy names authorities, no token at all is worth a warning.
 */
export function checkTimestamps(
  name: CheckName,
  checkpoint: string,
  enclosed: readonly Uint8Array[],
  options: VerifyOptions,
): Finding[] {
  const { crypto, policy, checkTimestamp, now } = options;
  const signed = parseSignedCheckpoint(checkpoint);
  const lines = signed.ok ? signed.value.note.signatures.filter((line) => isTokenLine(crypto, line)) : [];
  const tokens = [...enclosed, ...lines.map(({ signature }) => signature)];
  const details = tokens.map((token) => `token, SHA-256 ${toHex(crypto.sha256(token))}`);
  const certificates = policy?.timestampers ?? [];
  if (tokens.length === 0)
    return certificates.length === 0
      ? []
      : [warned(name, "No time stamp is enclosed, though your policy names authorities for them.")];
  const number = counted(tokens.length, "time stamp");
  if (certificates.length === 0)
    return [skipped(name, `${number} not checked: your policy names no time-stamping authority.`, details)];
  if (!checkTimestamp || !signed.ok)
    return [skipped(name, `${number} not checked here: penholder verify does.`, details)];
  const digest = crypto.sha256(utf8(signed.value.note.text));
  const answers = tokens.map((token) => checkTimestamp(token, digest, certificates, now));
  const said = [...details, ...answers.map((answer) => (answer.ok ? answer.says : answer.problem))];
  const wrong = answers.find((answer) => !answer.ok && !answer.unknown);
  if (wrong && !wrong.ok) return [failed(name, "not-logged", `A time stamp is not sound: ${wrong.problem}`, said)];
  const right = answers.flatMap((answer) => (answer.ok ? [answer.says] : []));
  if (right.length === 0) return [warned(name, `None of the ${number} is by an authority that you trust.`, said)];
  return [passed(name, right.join(" "), said)];
}
